// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface SpectrumResult {
  readonly set: IndexedSet;
  readonly histogram: Histogram;
  readonly items: Item[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface Histogram {
  readonly least: number;
  readonly most: number;
  readonly counts: number[];
}

export interface Item {
  readonly group: number;
  readonly activation: number;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}
