import {
  contours,
  firstLines,
  isPiecewiseAffine,
  planeRegions,
  type CutPiece,
  type PlaneLayers,
  type PlaneRegions,
} from './plane-layers';
import { mostRegions, regionsOfPlane } from './plane-regions';
import { chordOf, regionAt, type Chord, type Point, type Region, type Square } from './regions';
import { valuesAt } from './walk';

/** The most neurons in all layers for which regions are computed. Of more, only the lines are drawn. */
export const MOST_WITH_REGIONS = 64;

/** What the flat view and the view of planes show of a layer, or of two. */
export interface PlanePicture {
  readonly layers: PlaneLayers;
  readonly square: Square;
  /** The regions of the square; `undefined` if there are too many neurons. */
  readonly regions: PlaneRegions | undefined;
  /** For each neuron of the first layer the part of its line in the square, if it cuts the square. */
  readonly chords: readonly (Chord | undefined)[];
  /** The lines of the second layer's neurons. */
  readonly bent: readonly CutPiece[];
}

/** Returns the picture of layers over a square. */
export function planePicture(layers: PlaneLayers, square: Square): PlanePicture {
  const hasRegions = neuronsOf(layers) <= MOST_WITH_REGIONS;
  const regions = hasRegions ? planeRegions(layers, square) : undefined;
  const isCurved = layers.second.biases.length > 0 && !isPiecewiseAffine(layers.activation);
  return {
    layers,
    square,
    regions,
    chords: firstLines(layers).map((line) => chordOf(square, line)),
    bent: isCurved && hasRegions ? contours(layers, square) : (regions?.bent ?? []),
  };
}

/** Returns the number of neurons in both layers. */
export function neuronsOf({ first, second }: PlaneLayers): number {
  return first.biases.length + second.biases.length;
}

/** Returns whether the regions are those of both layers, and not of the first one alone. */
export function cutsBothLayers({ layers }: PlanePicture): boolean {
  return layers.second.biases.length > 0 && isPiecewiseAffine(layers.activation);
}

/** Returns the name of a neuron: `n1` and so on in the first layer, `s1` and so on in the second. */
export function neuronName({ first }: PlaneLayers, neuron: number): string {
  const count = first.biases.length;
  return neuron < count ? `n${neuron + 1}` : `s${neuron - count + 1}`;
}

/** Returns the region of a point, if regions are computed. */
export function regionOf({ regions }: PlanePicture, point: Point): Region | undefined {
  return regions?.regions[regionAt(regions.regions, point)];
}

/** Returns the sign of every neuron at a point. */
export function signsAt({ layers }: PlanePicture, point: Point): readonly number[] {
  return valuesAt(layers, point).map((value) => Math.sign(value));
}

/** Returns how many regions there are, in words. */
export function countText({ layers, regions }: PlanePicture): string {
  const neurons = layers.first.biases.length;
  if (regions === undefined) {
    return `Regions are counted for at most ${MOST_WITH_REGIONS} neurons; here are ${neuronsOf(layers)}, so only their lines are drawn.`;
  }
  const plane = regionsOfPlane(firstLines(layers));
  const most = mostRegions(neurons);
  const ofFirst = `${plane} of at most ${most} regions in the whole plane; ${regions.ofFirst} in view`;
  if (layers.second.biases.length === 0) {
    return `${ofFirst}.`;
  }
  return isPiecewiseAffine(layers.activation)
    ? `First layer: ${ofFirst}. With the second layer: ${regions.regions.length} in view.`
    : `First layer: ${ofFirst}. After a curved activation the second layer’s cuts are curves; regions between them are not counted.`;
}
