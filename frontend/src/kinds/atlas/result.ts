/** The result data of an atlas. */
export interface AtlasResult {
  /** The number of cells on a side of the atlas. */
  readonly side: number;
  readonly set: {
    readonly name: string;
    readonly sha256?: string;
    /** The number of photographs in the set. */
    readonly photographs: number;
    /** The number of files that could not be read. */
    readonly skipped: number;
  };
  /** The x and y of each activation, from 0 to 1. */
  readonly points: readonly (readonly [number, number])[];
  /** The cells row by row: the number of activations in each, and the photographs that most of them are from. */
  readonly cells: readonly { readonly count: number; readonly photographs: readonly string[] }[];
}
