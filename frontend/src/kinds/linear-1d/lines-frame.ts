import { regionAt, type Interval, type IntervalRegions } from '../../linear/interval-regions';
import { output, type Layer } from '../../linear/layer';

/** The space left of the plot for its numbers, and right of it for the names of neurons, pixels. */
const LEFT = 34;
const RIGHT = 34;
const TOP = 10;

/** The places of values in the drawing, pixels. */
export interface LinesFrame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly interval: Interval;
  /** The largest output that is shown, and minus the smallest. */
  readonly reach: number;
}

/** Returns the frame of a plot. */
export function frameOf(width: number, height: number, interval: Interval, reach: number): LinesFrame {
  return { width, left: LEFT, right: width - RIGHT, top: TOP, bottom: TOP + height, interval, reach };
}

/** Returns the place of an input. */
export function placeX({ left, right, interval: { least, most } }: LinesFrame, x: number): number {
  return left + ((x - least) / (most - least)) * (right - left);
}

/** Returns the place of an output. */
export function placeY({ top, bottom, reach }: LinesFrame, y: number): number {
  return (top + bottom) / 2 - (y / reach) * ((bottom - top) / 2);
}

/** Returns the input at a place, within the interval. */
export function inputAt({ left, right, interval: { least, most } }: LinesFrame, place: number): number {
  const x = least + ((place - left) / (right - left)) * (most - least);
  return Math.max(least, Math.min(most, x));
}

/** Returns the output at a place, within the reach. */
export function outputAt({ top, bottom, reach }: LinesFrame, place: number): number {
  const y = (((top + bottom) / 2 - place) / ((bottom - top) / 2)) * reach;
  return Math.max(-reach, Math.min(reach, y));
}

/** Round numbers, of which a power of ten is the reach of a plot. */
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** Returns the smallest round number that no output over an interval exceeds. */
export function reachOf(layer: Layer, { least, most }: Interval): number {
  const largest = layer.biases.reduce((sofar, _, neuron) => {
    const ends = [least, most].map((x) => Math.abs(output(layer, neuron, [x])));
    return Math.max(sofar, ...ends);
  }, 0.5);
  const power = 10 ** Math.floor(Math.log10(largest));
  return power * (ROUND.find((each) => each * power >= largest - 1e-12) ?? 10);
}

/** Paths of lines: above their thresholds, below, and always at their thresholds. */
export interface SignPaths {
  readonly positive: string;
  readonly negative: string;
  readonly neither: string;
}

/** Returns the paths of the lines of some neurons. */
export function linePaths(
  layer: Layer,
  found: IntervalRegions,
  frame: LinesFrame,
  neurons: readonly number[],
): SignPaths {
  const { least, most } = frame.interval;
  const paths = { positive: '', negative: '', neither: '' };
  for (const neuron of neurons) {
    const crossing = found.crossings[neuron];
    const ends = crossing === undefined ? [least, most] : [least, crossing, most];
    for (let i = 1; i < ends.length; i++) {
      const [from = 0, to = 0] = [ends[i - 1], ends[i]];
      const above = output(layer, neuron, [(from + to) / 2]) - (found.thresholds[neuron] ?? 0);
      const path = [from, to].map((x) => point(frame, x, output(layer, neuron, [x])));
      paths[above > 0 ? 'positive' : above < 0 ? 'negative' : 'neither'] += `M${path.join('L')}`;
    }
  }
  return paths;
}

/** Returns the paths of dots where some neurons' lines have an input. Dots are lines of length 0 with round ends. */
export function dotPaths(
  layer: Layer,
  found: IntervalRegions,
  frame: LinesFrame,
  neurons: readonly number[],
  x: number,
): SignPaths {
  const paths = { positive: '', negative: '', neither: '' };
  for (const neuron of neurons) {
    const y = output(layer, neuron, [x]);
    const above = y - (found.thresholds[neuron] ?? 0);
    paths[above > 0 ? 'positive' : above < 0 ? 'negative' : 'neither'] += `M${point(frame, x, y)}h0`;
  }
  return paths;
}

function point(frame: LinesFrame, x: number, y: number): string {
  return `${placeX(frame, x).toFixed(1)} ${placeY(frame, y).toFixed(1)}`;
}

/** Returns places that are at least `distance` apart, as near to the wanted ones as that allows, within limits. */
export function spread(wanted: readonly number[], distance: number, least: number, most: number): number[] {
  const order = wanted.map((_, index) => index).sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  const places: number[] = [];
  let free = least;
  for (const index of order) {
    const place = Math.max(free, wanted[index] ?? 0);
    places[index] = place;
    free = place + distance;
  }
  let limit = most;
  for (const index of order.reverse()) {
    const place = Math.min(limit, places[index] ?? 0);
    places[index] = place;
    limit = place - distance;
  }
  return places;
}

/** Returns the number of neurons that change their signs between two inputs. */
export function changesBetween(found: IntervalRegions, one: number, other: number): number {
  const [from, to] = [regionAt(found, Math.min(one, other)), regionAt(found, Math.max(one, other))];
  return found.cuts.slice(from, to).reduce((sum, { growing, falling }) => sum + growing.length + falling.length, 0);
}
