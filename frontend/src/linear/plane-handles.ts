import type { PlanePicture } from './plane-picture';

/** A handle of a plane, at a point of the square: at the middle it moves the plane, at a side it tilts it. */
export interface Handle {
  readonly name: string;
  /** Which number it changes: 0 for the first weight, 1 for the second, 2 for the bias. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** By how much the weights and the bias of a neuron grow. */
export interface PlaneChange {
  readonly neuron: number;
  readonly weights: readonly [number, number];
  readonly bias: number;
}

/** Returns the handles of a neuron of the first layer; none for other neurons. */
export function handlesOf({ layers, square: { low, high } }: PlanePicture, neuron: number): readonly Handle[] {
  if (neuron < 0 || neuron >= layers.first.biases.length) {
    return [];
  }
  const middle = (low + high) / 2;
  return [
    { name: 'bias', index: 2, x: middle, y: middle },
    { name: 'first weight', index: 0, x: high, y: middle },
    { name: 'second weight', index: 1, x: middle, y: high },
  ];
}

/** Returns the change by which a plane rises at a handle, while a tilted one keeps its height at the middle of the square. */
export function liftedAt(
  { square: { low, high } }: PlanePicture,
  neuron: number,
  { index }: Handle,
  by: number,
): PlaneChange {
  const slope = (2 * by) / (high - low);
  const middle = (low + high) / 2;
  return index === 2
    ? { neuron, weights: [0, 0], bias: by }
    : { neuron, weights: index === 0 ? [slope, 0] : [0, slope], bias: -slope * middle };
}
