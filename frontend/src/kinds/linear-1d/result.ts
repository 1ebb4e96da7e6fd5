// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface Linear1dResult {
  readonly least: number;
  readonly most: number;
  readonly quantile: number;
  readonly guides: boolean;
  readonly probes: number[];
  readonly neurons: Neuron[];
  readonly cuts: Cut[];
  readonly regions: Region[];
}

export interface Neuron {
  readonly weight: number;
  readonly bias: number;
  readonly threshold: number;
  readonly crossing?: number;
}

export interface Cut {
  readonly at: number;
  readonly growing: number[];
  readonly falling: number[];
}

export interface Region {
  readonly from: number;
  readonly to: number;
  readonly positive: number;
  readonly pattern?: string;
}
