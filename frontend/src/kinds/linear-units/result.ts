// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface LinearUnitsResult {
  readonly set: IndexedSet;
  readonly layer: string;
  readonly inputLayer: string;
  readonly positions: number;
  readonly inputs: Input[];
  readonly units: LinearUnit[];
  readonly points: [number, number][];
  readonly patches: Patch[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface Input {
  readonly channel: number;
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
  readonly picture: number;
}

export interface LinearUnit {
  readonly channel: number;
  readonly first: number;
  readonly second: number;
  readonly bias: number;
  readonly ownBias: number;
  readonly explained: number;
  readonly outputs: number[];
  readonly picture: number;
}

export interface Patch {
  readonly photograph: string;
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly picture: number;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}
