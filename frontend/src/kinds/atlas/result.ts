// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface AtlasResult {
  readonly side: number;
  readonly set: SampledSet;
  readonly points: [number, number][];
  readonly cells: Cell[];
}

export interface SampledSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: number;
}

export interface Cell {
  readonly count: number;
  readonly photographs: string[];
}
