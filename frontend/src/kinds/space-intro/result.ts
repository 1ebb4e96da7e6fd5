// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface SpaceIntroResult {
  readonly set: IndexedSet;
  readonly step: number;
  readonly channels: number;
  readonly axes: number[];
  readonly rows: number;
  readonly columns: number;
  readonly beforeRelu: boolean;
  readonly points: Point[];
  readonly vectors: PackedVectors;
  readonly directions: PicturedDirection[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface Point {
  readonly photograph: string;
  readonly row: number;
  readonly column: number;
  readonly picture?: number;
}

export interface PackedVectors {
  readonly count: number;
  readonly length: number;
  readonly unit: number;
  readonly values: string;
}

export interface PicturedDirection {
  readonly weights: number[];
  readonly picture: number;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}
