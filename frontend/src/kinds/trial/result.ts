// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface TrialResult {
  readonly set: IndexedSet;
  readonly used: number;
  readonly features: number;
  readonly pairs: number;
  readonly families: GroupScore[];
  readonly differences: Difference[];
  readonly overall: GroupScore[];
  readonly directions: DirectionScore[];
  readonly unit?: DirectionScore;
  readonly leftOut: LeftOut[];
  readonly trials: Trial[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface GroupScore {
  readonly group: string;
  readonly units: number;
  readonly answers: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Difference {
  readonly group: string;
  readonly other: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

export interface DirectionScore {
  readonly family: string;
  readonly name: string;
  readonly right: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

export interface LeftOut {
  readonly family: string;
  readonly name: string;
  readonly optimized: number;
  readonly photograph: number;
}

export interface Trial {
  readonly role: string;
  readonly family: string;
  readonly direction: string;
  readonly least: number[];
  readonly most: number[];
  readonly queries: number[];
  readonly right: number;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}
