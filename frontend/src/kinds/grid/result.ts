// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface GridResult {
  readonly channels: number;
  readonly page: number;
  readonly pages: number;
  readonly activations?: number[];
}
