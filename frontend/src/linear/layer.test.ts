import { expect, it } from 'vitest';
import { drawnLayer, layerOf, layerParameters, outputs, signs, signText, withNeuron, type LayerShape } from './layer';
import { seededNormals } from './seeded-normals';

const SHAPE: LayerShape = { inputs: 2, neurons: 3, mostNeurons: 100, seed: 7 };

/** The first numbers of seeds; `SeededNormalsTest` has the same. */
const LISTED: Readonly<Record<number, readonly number[]>> = {
  0: [0.787, 0.002, 0.431, 0.565, -1.078, -0.313],
  1: [1.404, 0.024, 1.216, -0.145, -0.51, 2.578],
  4294967295: [0.79, 1.977, 1.489, -0.546, -1.874, -0.47],
};

it.each(Object.entries(LISTED))('draws the numbers of seed %s that the server draws', (seed, numbers) => {
  const next = seededNormals(Number(seed));
  expect(numbers.map(() => next())).toEqual(numbers);
});

it('draws numbers of mean 0 and variance 1', () => {
  const next = seededNormals(3);
  const numbers = Array.from({ length: 20_000 }, next);
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const variance = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0) / numbers.length;
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
});

it('begins a larger layer of a seed with the same neurons', () => {
  const small = drawnLayer(5, 4, 2);
  const large = drawnLayer(5, 9, 2);
  expect(large.weights.slice(0, 4)).toEqual(small.weights);
  expect(large.biases.slice(0, 4)).toEqual(small.biases);
});

it('computes outputs and their signs', () => {
  const layer = {
    weights: [
      [1, 2],
      [0, 0],
      [-3, 1],
    ],
    biases: [0.5, 0, 1],
  };
  const values = outputs(layer, [1, -1]);
  expect(values).toEqual([-0.5, 0, -3]);
  expect(signText(signs(values))).toBe('−0−');
  expect(signText(signs(values, [-1, -1, -3]))).toBe('++0');
});

it('writes the parameters of a layer so that it is read as the same', () => {
  const drawn = layerOf({ kind: 'any' }, SHAPE);
  expect(drawn.layer.biases).toHaveLength(3);
  expect(layerParameters(drawn, SHAPE)).toEqual({});
  const other = layerOf({ neurons: '5', seed: '9' }, SHAPE);
  expect(layerParameters(other, SHAPE)).toEqual({ neurons: '5', seed: '9' });
  const edited = { layer: withNeuron(other.layer, 1, [0.12345, -5000], 1e-9), seed: undefined };
  expect(edited.layer.weights[1]).toEqual([0.123, -1000]);
  expect(edited.layer.biases[1]).toBe(0);
  const written = layerParameters(edited, SHAPE);
  expect(written['neurons']).toBe('5');
  expect(layerOf(written, SHAPE)).toEqual(edited);
  expect(layerOf({ weights: edited.layer.weights.flat(), biases: edited.layer.biases }, SHAPE)).toEqual(edited);
});
