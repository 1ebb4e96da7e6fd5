import { describe, expect, it } from 'vitest';
import { activate, biasIndex, forward, placesOf, planeMaps, scaleOf, weightIndex, type Network } from './network';

const NETWORK: Network = { inputs: 2, hidden: [2], activations: ['relu'], outputs: 1, output: 'sigmoid' };

/** Weights that compute xor: hidden neurons a + b - 0.5 and a + b - 1.5, and an output of 4 and -12 times these minus 1. */
const XOR = new Float32Array([1, 1, 1, 1, -0.5, -1.5, 4, -12, -1]);

describe('a network', () => {
  it('has its weights layer by layer, biases last', () => {
    const [hidden, output] = placesOf(NETWORK);
    expect(hidden).toEqual({ from: 2, to: 2, begin: 0 });
    expect(output).toEqual({ from: 2, to: 1, begin: 6 });
    expect(hidden && weightIndex(hidden, 1, 0)).toBe(2);
    expect(hidden && biasIndex(hidden, 1)).toBe(5);
    expect(output && biasIndex(output, 0)).toBe(8);
  });

  it('answers as by hand', () => {
    const [hidden, output] = forward(NETWORK, XOR, [1, 0]);
    expect(hidden).toEqual([0.5, 0]);
    expect(output?.[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
    expect(forward(NETWORK, XOR, [1, 1])[1]?.[0]).toBeCloseTo(1 / (1 + Math.exp(1)), 6);
  });

  it('gives probabilities that sum to 1', () => {
    const network: Network = { inputs: 1, hidden: [], activations: [], outputs: 3, output: 'softmax' };
    const [outputs] = forward(network, new Float32Array([1, 2, 3, 0, 0, 0]), [1]);
    expect(outputs?.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    expect((outputs?.[2] ?? 0) / (outputs?.[1] ?? 1)).toBeCloseTo(Math.E, 6);
  });
});

it('maps the plane from the top left, y upwards', () => {
  const network: Network = { inputs: 2, hidden: [], activations: [], outputs: 1, output: 'sigmoid' };
  const [[map] = []] = planeMaps(network, new Float32Array([0, 1, 0]), { side: 2, least: -1, most: 1, others: [] });
  const high = 1 / (1 + Math.exp(-0.5));
  expect(map).toEqual(new Float32Array([high, high, 1 - high, 1 - high]));
});

describe('activations', () => {
  it('are the functions of their names', () => {
    expect(activate('relu', -2)).toBe(0);
    expect(activate('leaky-relu', -2)).toBeCloseTo(-0.02);
    expect(activate('tanh', 0.5)).toBe(Math.tanh(0.5));
    expect(activate('sin', 0.5)).toBe(Math.sin(0.5));
    expect(activate('sigmoid', 0)).toBe(0.5);
  });

  it('are scaled by their range, or by the largest where they have none', () => {
    expect(scaleOf('sigmoid', []).share(0.5)).toBe(0);
    expect(scaleOf('relu', [0, 4, 2])).toMatchObject({ largest: 4 });
    expect(scaleOf('relu', [0, 4, 2]).share(2)).toBe(0.5);
    expect(scaleOf('relu', [0, 0]).share(0)).toBe(0);
  });
});

it('maps the same as it answers point by point', () => {
  const network: Network = {
    inputs: 3,
    hidden: [3, 2],
    activations: ['tanh', 'leaky-relu'],
    outputs: 2,
    output: 'softmax',
  };
  const weights = Float32Array.from({ length: 26 }, (_, index) => Math.sin(3 * index));
  const maps = planeMaps(network, weights, { side: 4, least: -1, most: 1, others: [0.3] });
  const [x, y] = [-0.25, 0.75];
  forward(network, weights, [x, y, 0.3]).forEach((values, layer) =>
    values.forEach((value, neuron) => expect(maps[layer]?.[neuron]?.[1]).toBeCloseTo(value, 5)),
  );
});
