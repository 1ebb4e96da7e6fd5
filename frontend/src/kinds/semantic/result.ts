/** A position of the layer's map and the length of the activation vector there. */
export interface SemanticCell {
  readonly y: number;
  readonly x: number;
  readonly magnitude: number;
}

/** A group of channels and its mean amount over all positions. */
export interface SemanticGroup {
  readonly magnitude: number;
}

/** The result data of a semantic dictionary. */
export interface SemanticResult {
  /** The index of the photograph among the figure's pictures. */
  readonly photograph: number;
  readonly map: { readonly height: number; readonly width: number };
  /** One for each picture of a position, if the figure shows positions. */
  readonly cells?: readonly SemanticCell[];
  /** One for each picture of a group, if the figure shows groups. */
  readonly groups?: readonly SemanticGroup[];
  /** The share of the activations' sum of squares that the groups leave out. */
  readonly unexplained?: number;
}
