import { bytesOf, floatsOf } from '../../lib/base64';
import type { Activation, Network } from './network';
import type { TrainResult } from './result';

/** The state of a training after some steps. */
export interface Moment {
  readonly step: number;
  readonly cost: number;
  readonly right: number;
  readonly heldOutCost: number | undefined;
  readonly heldOutRight: number | undefined;
  /** In how many pairs of a neuron and an example the firing pattern differs from the moment before. */
  readonly changed: number;
  readonly activations: readonly Activation[];
  /** For each hidden neuron the share of examples for which it fires, times 255. */
  readonly fired: Uint8Array;
  /** All weights, if they were kept. */
  readonly weights: Float32Array | undefined;
}

/** The most moments that a page keeps of a live training; every second one is dropped beyond that. */
const MOST_MOMENTS = 1200;

/** Returns the moments of a recorded training. */
export function recorded(result: TrainResult): readonly Moment[] {
  const neurons = result.hidden.reduce((a, b) => a + b, 0);
  const fired = bytesOf(result.fired);
  const all = floatsOf(result.weights);
  const size = all.length / result.frames.length;
  const frames = new Map(
    result.frames.map((moment, index) => [moment, all.subarray(index * size, (index + 1) * size)]),
  );
  return result.moments.map((moment, index) => ({
    step: moment.step,
    cost: moment.cost,
    right: moment.right,
    heldOutCost: moment.heldOutCost,
    heldOutRight: moment.heldOutRight,
    changed: moment.changed,
    activations: moment.activations as readonly Activation[],
    fired: fired.subarray(index * neurons, (index + 1) * neurons),
    weights: frames.get(index),
  }));
}

/** Returns the moments up to a new one, which takes the place of all that are not before it. */
export function withMoment(moments: readonly Moment[], next: Moment): readonly Moment[] {
  const before = moments.filter(({ step }) => step < next.step);
  const kept = before.length < MOST_MOMENTS ? before : before.filter((_, index) => index % 2 === 0);
  return [...kept, next];
}

/** Returns the index of the last moment up to `index` whose weights are known. */
export function framedIndex(moments: readonly Moment[], index: number): number {
  let at = Math.min(index, moments.length - 1);
  while (at > 0 && moments[at]?.weights === undefined) {
    at--;
  }
  return at;
}

/** Returns the network of a training, with the activations of a moment. */
export function networkOf(result: TrainResult, moment: Moment): Network {
  return {
    inputs: result.inputs.length,
    hidden: result.hidden,
    activations: moment.activations,
    outputs: result.outputs.length,
    output: result.output as Network['output'],
  };
}
