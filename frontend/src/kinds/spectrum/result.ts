/** The result data of a figure of a unit's whole range of activations. */
export interface SpectrumResult {
  readonly set: {
    readonly name: string;
    readonly sha256?: string;
    /** The number of photographs in the set. */
    readonly photographs: number;
    /** The first files that could not be read. */
    readonly skipped?: readonly { readonly name: string; readonly reason: string }[];
    /** The number of files that could not be read. */
    readonly skippedInAll: number;
  };
  /** The numbers of photographs in equal parts of the range from `least` to `most`. */
  readonly histogram: { readonly least: number; readonly most: number; readonly counts: readonly number[] };
  /** The group of each picture, from 0 to 5, and the activation that it causes. */
  readonly items: readonly { readonly group: number; readonly activation: number }[];
}
