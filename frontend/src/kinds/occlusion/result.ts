// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface OcclusionResult {
  readonly activation: number;
  readonly side: Side;
  readonly falls: number[][];
  readonly credit: Credit;
}

export interface Side {
  readonly height: number;
  readonly width: number;
}

export interface Credit {
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly source: string;
}
