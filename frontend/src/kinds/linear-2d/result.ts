// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface Linear2dResult {
  readonly low: number;
  readonly high: number;
  readonly activation: string;
  readonly quantile: number;
  readonly view: string;
  readonly guides: boolean;
  readonly turn: number;
  readonly lift: number;
  readonly zoom: number;
  readonly picks: number[][];
  readonly neurons: Neuron[];
  readonly second: SecondNeuron[];
  readonly regions?: Counts;
}

export interface Neuron {
  readonly weights: number[];
  readonly bias: number;
  readonly threshold: number;
  readonly cut: number[][];
}

export interface SecondNeuron {
  readonly weights: number[];
  readonly bias: number;
}

export interface Counts {
  readonly most: number;
  readonly plane: number;
  readonly view: number;
  readonly both?: number;
}
