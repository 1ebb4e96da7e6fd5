// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface PlaneResult {
  readonly set: IndexedSet;
  readonly a: string;
  readonly b: string;
  readonly angle: number;
  readonly angles: Angle[];
  readonly patches: Patch[];
  readonly sides: Side[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface Angle {
  readonly degrees: number;
  readonly picture: number;
}

export interface Patch {
  readonly photograph: string;
  readonly row: number;
  readonly column: number;
  readonly picture: number;
}

export interface Side {
  readonly name: string;
  readonly title: string;
  readonly rectified: boolean;
  readonly positions: number;
  readonly reach: number;
  readonly points: [number, number][];
  readonly places: [number, number][];
  readonly drawn: number[];
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}
