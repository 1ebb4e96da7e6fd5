import { output, type Layer } from './layer';

/** An interval of inputs. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}

/** An input at which the outputs of neurons cross their thresholds. */
export interface Cut {
  readonly at: number;
  /** The neurons whose outputs grow with the input, so that they are above their thresholds to the right of the cut. */
  readonly growing: readonly number[];
  /** The neurons whose outputs fall, so that they are above their thresholds to the left of the cut. */
  readonly falling: readonly number[];
}

/** The inputs between two neighbouring cuts, where no output crosses its threshold. */
export interface Region {
  readonly from: number;
  readonly to: number;
}

/** The regions into which the neurons of a layer with one input cut an interval. */
export interface IntervalRegions {
  readonly thresholds: readonly number[];
  /** The input at which each neuron crosses its threshold; `undefined` if it does so nowhere within the interval. */
  readonly crossings: readonly (number | undefined)[];
  readonly cuts: readonly Cut[];
  readonly regions: readonly Region[];
}

/** Cuts that are closer are one cut, as a share of the interval. */
const SAME = 1e-9;

/**
 * Returns the threshold of each neuron: 0, or a quantile of its own outputs over inputs that are spread evenly over the
 * interval. Those outputs are spread evenly themselves, between their values at the two ends.
 *
 * @param quantile between 0 and 1; 0 for thresholds of zero
 */
export function thresholdsOf(layer: Layer, { least, most }: Interval, quantile: number): number[] {
  return layer.biases.map((_, neuron) => {
    if (quantile === 0) {
      return 0;
    }
    const ends = [output(layer, neuron, [least]), output(layer, neuron, [most])];
    const low = Math.min(...ends);
    return low + quantile * (Math.max(...ends) - low);
  });
}

/** Returns the regions of an interval. A neuron whose weight is zero cuts nothing, and so does one that crosses outside. */
export function intervalRegions(layer: Layer, interval: Interval, quantile = 0): IntervalRegions {
  const { least, most } = interval;
  const same = SAME * (most - least);
  const thresholds = thresholdsOf(layer, interval, quantile);
  const crossings = thresholds.map((threshold, neuron) => {
    const slope = layer.weights[neuron]?.[0] ?? 0;
    const at = (threshold - (layer.biases[neuron] ?? 0)) / slope;
    return slope !== 0 && at > least + same && at < most - same ? at : undefined;
  });
  const cuts = cutsOf(layer, crossings, same);
  const edges = [least, ...cuts.map(({ at }) => at), most];
  const regions = edges.slice(1).map((to, index) => ({ from: edges[index] ?? least, to }));
  return { thresholds, crossings, cuts, regions };
}

function cutsOf(layer: Layer, crossings: readonly (number | undefined)[], same: number): Cut[] {
  const sorted = crossings
    .flatMap((at, neuron) => (at === undefined ? [] : [{ at, neuron }]))
    .sort((one, other) => one.at - other.at);
  const cuts: { at: number; growing: number[]; falling: number[] }[] = [];
  for (const { at, neuron } of sorted) {
    let cut = cuts.at(-1);
    if (cut === undefined || at - cut.at > same) {
      cut = { at, growing: [], falling: [] };
      cuts.push(cut);
    }
    ((layer.weights[neuron]?.[0] ?? 0) > 0 ? cut.growing : cut.falling).push(neuron);
  }
  cuts.forEach(({ growing, falling }) => [growing, falling].forEach((each) => each.sort((one, other) => one - other)));
  return cuts;
}

/** Returns the index of the region that contains an input; an input at a cut belongs to the region to its left. */
export function regionAt({ cuts }: IntervalRegions, x: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.at ?? 0) < x) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Returns the sign of each neuron within a region: 1 above its threshold, -1 below, 0 if it is always at its threshold. */
export function signsWithin(layer: Layer, { thresholds, regions }: IntervalRegions, region: number): number[] {
  const { from, to } = regions[region] ?? { from: 0, to: 0 };
  return thresholds.map((threshold, neuron) => Math.sign(output(layer, neuron, [(from + to) / 2]) - threshold));
}
