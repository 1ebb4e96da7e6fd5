// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface SemanticResult {
  readonly cells?: Cell[];
  readonly groups?: Group[];
  readonly photograph: number;
  readonly unexplained?: number;
  readonly map: MapSize;
}

export interface Cell {
  readonly y: number;
  readonly x: number;
  readonly magnitude: number;
}

export interface Group {
  readonly magnitude: number;
}

export interface MapSize {
  readonly height: number;
  readonly width: number;
}
