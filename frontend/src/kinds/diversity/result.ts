// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface DiversityResult {
  readonly optima: number;
  readonly set?: IndexedSet;
  readonly photographs?: DrivingPhotograph[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface DrivingPhotograph {
  readonly name: string;
  readonly picture: number;
  readonly activation: number;
  readonly maximum: number;
  readonly peak: Peak;
  readonly field: Field;
  readonly crop?: number;
  readonly title?: string;
  readonly credit?: string;
  readonly licence?: string;
  readonly source?: string;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

export interface Peak {
  readonly y: number;
  readonly x: number;
}

export interface Field {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}
