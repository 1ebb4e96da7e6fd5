// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface SuperpositionResult {
  readonly model: TrainedModel;
  readonly others: TrainedModel[];
}

export interface TrainedModel {
  readonly sparsity: number;
  readonly loss: number;
  readonly features: TrainedFeature[];
}

export interface TrainedFeature {
  readonly importance: number;
  readonly x: number;
  readonly y: number;
  readonly bias: number;
  readonly dimensionality: number;
}
