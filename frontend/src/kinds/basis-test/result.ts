// Generated from the Java records by TypeScriptTypesTest; do not edit.

export interface BasisTestResult {
  readonly set: IndexedSet;
  readonly sample: Sampled;
  readonly sides: Side[];
  readonly directions: PicturedDirection[];
}

export interface IndexedSet {
  readonly name: string;
  readonly sha256: string;
  readonly photographs: number;
  readonly skipped: Skipped[];
  readonly skippedInAll: number;
}

export interface Sampled {
  readonly positions: number;
  readonly photographs: number;
  readonly channels: number;
  readonly classes: number;
  readonly labelled: number;
  readonly chance: number;
  readonly rotations: number;
  readonly branches: number;
}

export interface Side {
  readonly name: string;
  readonly title: string;
  readonly silent: number;
  readonly clusters: number;
  readonly components: number;
  readonly sentences: string[];
  readonly analyses: Analysis[];
}

export interface PicturedDirection {
  readonly channel: number;
  readonly points: Pictured[];
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

export interface Analysis {
  readonly source: string;
  readonly comparisons: Comparison[];
  readonly path: PathPoint[];
}

export interface Pictured {
  readonly alpha: number;
  readonly weight: number;
  readonly picture: number;
  readonly patches: number[];
}

export interface Comparison {
  readonly of: string;
  readonly against: string;
  readonly overall: boolean;
  readonly effects: Effect[];
}

export interface PathPoint {
  readonly alpha: number;
  readonly medians: Median[];
}

export interface Effect {
  readonly measure: string;
  readonly directions: number;
  readonly median: number;
  readonly otherDirections: number;
  readonly otherMedian: number;
  readonly delta: number;
  readonly low: number;
  readonly high: number;
}

export interface Median {
  readonly measure: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}
