// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface TrainResult {
  readonly inputs: string[];
  readonly outputs: string[];
  readonly output: string;
  readonly hidden: number[];
  readonly moments: Moment[];
  readonly frames: number[];
  readonly weights: string;
  readonly fired: string;
  readonly observed: number;
  readonly jumps?: Jumps;
  readonly diverged?: string;
  readonly examples: Examples;
  readonly digits?: DigitSample;
  readonly credits: Credit[];
}

export interface Moment {
  readonly step: number;
  readonly cost: number;
  readonly right: number;
  readonly heldOutCost?: number;
  readonly heldOutRight?: number;
  readonly changed: number;
  readonly activations: string[];
}

export interface Jumps {
  readonly correlation: number;
  readonly probability: number;
  readonly intervals: number;
}

export interface Examples {
  readonly count: number;
  readonly inputs: string;
  readonly targets: string;
}

export interface DigitSample {
  readonly digest: string;
  readonly credit: string;
  readonly count: number;
  readonly pixels: string;
  readonly classes: number[];
}

export interface Credit {
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly source: string;
}
