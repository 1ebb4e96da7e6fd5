// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface SparsityResult {
  readonly set: IndexedSet;
  readonly stages: StageSparsity[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface StageSparsity {
  readonly name: string;
  readonly title: string;
  readonly kind: StageKind;
  readonly layer: string;
  readonly channels: number;
  readonly positions: number;
  readonly trained: Numbers;
  readonly untrained: Numbers;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

export interface Numbers {
  readonly values: number;
  readonly zeros: number;
  readonly mean?: number;
  readonly deviation?: number;
  readonly skewness?: number;
  readonly kurtosis?: number;
  readonly nonZero: Estimate;
  readonly positive: Estimate;
  readonly trevesRolls: Estimate;
  readonly hoyer: Estimate;
  readonly patternKurtosis: Estimate;
  readonly participation?: number;
  readonly participationCorrected?: number;
  readonly histogram: Bins;
}

export interface Estimate {
  readonly mean?: number;
  readonly error?: number;
  readonly photographs: number;
}

export interface Bins {
  readonly first: number;
  readonly width: number;
  readonly counts: number[];
}

export type StageKind = 'layer' | 'branch' | 'before-relu';
