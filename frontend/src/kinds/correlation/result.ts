// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface CorrelationResult {
  readonly set: IndexedSet;
  readonly answer: string[];
  readonly classes: PhotographClass[];
  readonly withoutClass: number;
  readonly partings?: Partings;
  readonly shown: Shown[];
  readonly orderedByClass: boolean;
  readonly judgedLayers: number;
  readonly layers: LayerCorrelation[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface PhotographClass {
  readonly name: string;
  readonly photographs: number;
}

export interface Partings {
  readonly trained: Parting;
  readonly untrained: Parting;
  readonly beyondUntrained: Parting;
}

export interface Shown {
  readonly name: string;
  readonly classIndex: number;
}

export interface LayerCorrelation {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly positions: number;
  readonly trained: Measured;
  readonly untrained: Measured;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

export interface Parting {
  readonly layer?: number;
  readonly earliest?: number;
  readonly latest?: number;
  readonly without: number;
}

export interface Measured {
  readonly mean?: Estimate;
  readonly nonZero: number;
  readonly undefined: number;
  readonly agreement?: Agreement;
  readonly matrix: string;
  readonly order: number[];
}

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Agreement {
  readonly same: Estimate;
  readonly different: Estimate;
  readonly difference: Estimate;
}
