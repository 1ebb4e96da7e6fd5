/** A photograph that excites the unit, and where it does. */
export interface DrivingPhotograph {
  readonly name: string;
  /** The index of the photograph among the figure's pictures. */
  readonly picture: number;
  /** The index of the part that the unit sees where it is most active; left out if the unit sees the whole photograph. */
  readonly crop?: number;
  /** The mean of the unit's map. */
  readonly activation: number;
  /** The maximum of the unit's map. */
  readonly maximum: number;
  /** The place of the maximum, in shares of the photograph. */
  readonly peak: { readonly y: number; readonly x: number };
  /** The part that the unit sees where it is most active, in shares of the photograph. */
  readonly field: { readonly top: number; readonly left: number; readonly height: number; readonly width: number };
  readonly title?: string;
  readonly credit?: string;
  readonly licence?: string;
  /** The address of the photograph's origin. */
  readonly source?: string;
}

/** The result data of a figure of several optima of one unit. */
export interface DiversityResult {
  /** The number of optima, which are the first pictures of the figure. */
  readonly optima: number;
  readonly set?: {
    readonly name: string;
    readonly sha256?: string;
    /** The number of photographs in the set. */
    readonly photographs: number;
    /** The first files that could not be read. */
    readonly skipped?: readonly { readonly name: string; readonly reason: string }[];
    /** The number of files that could not be read. */
    readonly skippedInAll: number;
  };
  /** The photographs that excite the unit most, the strongest first. */
  readonly photographs?: readonly DrivingPhotograph[];
}
