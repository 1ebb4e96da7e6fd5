// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface HiddenNeuronResult {
  readonly digits: Digit[];
}

export interface Digit {
  readonly digit: string;
  readonly sum: number;
}
