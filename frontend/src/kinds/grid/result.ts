/** The result data of a grid of channels. */
export interface GridResult {
  /** The number of channels on all pages. */
  readonly channels: number;
  readonly page: number;
  readonly pages: number;
  /** The activation of each picture's channel, if the grid is sorted by it. */
  readonly activations?: readonly number[];
}
