// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface PathCheckResult {
  readonly set: IndexedSet;
  readonly classes: number;
  readonly finding: string;
  readonly layers: LayerPaths[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface LayerPaths {
  readonly layer: string;
  readonly channels: number;
  readonly picture?: Estimate;
  readonly top?: Estimate;
  readonly sameClass?: Estimate;
  readonly differentClass?: Estimate;
  readonly relative?: number;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
