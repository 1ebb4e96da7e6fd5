import { firstValues, isPiecewiseAffine, secondValues, type PlaneLayers } from './plane-layers';
import type { Point } from './regions';

/** A change of a neuron's sign on the way from one input to another. */
export interface SignChange {
  /** The place on the way, from 0 to 1. */
  readonly at: number;
  /** The neuron; those of the second layer follow those of the first. */
  readonly neuron: number;
  readonly becomesPositive: boolean;
}

/** How many parts the way has where a second layer is not piecewise affine. */
const PARTS = 200;

/** Returns the point at a place on the way. */
export function pointBetween(from: Point, to: Point, at: number): Point {
  return { x: from.x + at * (to.x - from.x), y: from.y + at * (to.y - from.y) };
}

/** Returns the outputs of all neurons at an input, those of the first layer less their thresholds. */
export function valuesAt(layers: PlaneLayers, { x, y }: Point): readonly number[] {
  return [...firstValues(layers, x, y), ...secondValues(layers, x, y)];
}

/**
 * Returns the changes of neurons' signs on the straight way from one input to another, in their order. The first layer is affine on the
 * way. A second layer after ReLU is affine between two changes of the first layer; after a curved activation it is interpolated.
 */
export function signChanges(layers: PlaneLayers, from: Point, to: Point): readonly SignChange[] {
  const count = layers.first.weights.length;
  const [start, end] = [firstValues(layers, from.x, from.y), firstValues(layers, to.x, to.y)];
  const ofFirst = changesBetween(start, end, 0, 1, 0);
  if (layers.second.weights.length === 0) {
    return sorted(ofFirst);
  }
  const steps = isPiecewiseAffine(layers.activation) ? 0 : PARTS;
  const places = [0, ...ofFirst.map(({ at }) => at), ...Array.from({ length: steps }, (_, i) => i / steps), 1].sort(
    (p, q) => p - q,
  );
  const values = places.map((place) => {
    const { x, y } = pointBetween(from, to, place);
    return secondValues(layers, x, y);
  });
  const ofSecond = places
    .slice(1)
    .flatMap((place, i) => changesBetween(values[i]!, values[i + 1]!, places[i]!, place, count));
  return sorted([...ofFirst, ...ofSecond]);
}

function changesBetween(
  start: readonly number[],
  end: readonly number[],
  from: number,
  to: number,
  firstNeuron: number,
): SignChange[] {
  return start.flatMap((value, i) => {
    const next = end[i]!;
    return value > 0 === next > 0
      ? []
      : [{ at: from + ((to - from) * value) / (value - next), neuron: firstNeuron + i, becomesPositive: next > 0 }];
  });
}

function sorted(changes: readonly SignChange[]): readonly SignChange[] {
  return [...changes].sort((p, q) => p.at - q.at || p.neuron - q.neuron);
}
