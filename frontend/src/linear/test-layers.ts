import type { Layer } from './layer';
import type { PlaneLayers } from './plane-layers';

/** Returns a generator of uniform numbers in [0, 1), for tests. */
export function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Returns a layer of two inputs with random weights of `digits` decimals; few digits give parallel and coincident lines. */
export function randomLayer(neurons: number, seed: number, digits: number, inputs = 2): Layer {
  const next = uniform(seed);
  const number = (): number => Math.round((2 * next() - 1) * 10 ** digits) / 10 ** digits;
  return {
    weights: Array.from({ length: neurons }, () => Array.from({ length: inputs }, number)),
    biases: Array.from({ length: neurons }, number),
  };
}

/** Returns a single layer with everything else left out. */
export function oneLayer(first: Layer): PlaneLayers {
  return { first, second: { weights: [], biases: [] }, activation: 'none', thresholds: [] };
}
