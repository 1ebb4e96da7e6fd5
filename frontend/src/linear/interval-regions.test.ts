import { expect, it } from 'vitest';
import { intervalRegions, regionAt, signsWithin, thresholdsOf } from './interval-regions';
import { drawnLayer, outputs, signs, type Layer } from './layer';

const BOTH = { least: -1, most: 1 };
const POSITIVE = { least: 0, most: 1 };

function layerOfLines(...lines: readonly (readonly [number, number])[]): Layer {
  return { weights: lines.map(([weight]) => [weight]), biases: lines.map(([, bias]) => bias) };
}

it.each([1, 2, 3, 4, 5])('finds the regions of seed %i that sampling finds', (seed) => {
  const layer = drawnLayer(seed, 12, 1);
  const found = intervalRegions(layer, BOTH);
  const patterns = Array.from({ length: 20_001 }, (_, i) =>
    signs(outputs(layer, [-1 + (2 * (i + 0.5)) / 20_001])).join(),
  );
  const changes = patterns.filter((pattern, i) => pattern !== patterns[i - 1]);
  // a region may be narrower than the distance of samples
  const wide = found.regions.flatMap(({ from, to }, region) =>
    to - from > 2e-4 ? [signsWithin(layer, found, region).join()] : [],
  );
  expect(changes).toEqual(wide);
  expect(found.regions).toHaveLength(found.cuts.length + 1);
  expect(found.cuts).toHaveLength(found.crossings.filter((at) => at !== undefined).length);
});

it('changes at a cut the signs of its neurons, in the direction in which each grows', () => {
  const layer = drawnLayer(8, 40, 1);
  const found = intervalRegions(layer, BOTH);
  found.cuts.forEach(({ growing, falling }, index) => {
    const [left, right] = [signsWithin(layer, found, index), signsWithin(layer, found, index + 1)];
    const changed = left.flatMap((sign, neuron) => (sign === right[neuron] ? [] : [neuron]));
    expect(changed).toEqual([...growing, ...falling].sort((one, other) => one - other));
    growing.forEach((neuron) => expect([left[neuron], right[neuron]]).toEqual([-1, 1]));
    falling.forEach((neuron) => expect([left[neuron], right[neuron]]).toEqual([1, -1]));
  });
});

it('makes one cut of coincident ones, and none of parallel, constant and outer ones', () => {
  const layer = layerOfLines([1, -0.5], [-2, 1], [0.1, -0.05], [0, 1], [0, 0], [1, 3], [1, 0], [1, -1]);
  const found = intervalRegions(layer, POSITIVE);
  expect(found.cuts).toEqual([{ at: 0.5, growing: [0, 2], falling: [1] }]);
  expect(found.regions).toEqual([
    { from: 0, to: 0.5 },
    { from: 0.5, to: 1 },
  ]);
  expect(signsWithin(layer, found, 0)).toEqual([-1, 1, -1, 1, 0, 1, 1, -1]);
});

it('has thresholds that a share of the outputs exceeds, as sampling finds them', () => {
  const layer = { ...drawnLayer(4, 6, 1), biases: [0, 1, -2, 3, 0.5, 9] };
  const inputs = Array.from({ length: 10_000 }, (_, i) => (i + 0.5) / 10_000);
  thresholdsOf(layer, POSITIVE, 0.95).forEach((threshold, neuron) => {
    const high = inputs.filter((x) => (outputs(layer, [x])[neuron] ?? 0) > threshold).length;
    expect(high / inputs.length).toBeCloseTo(0.05, 3);
  });
  const found = intervalRegions(layer, POSITIVE, 0.95);
  expect(found.cuts.map(({ at }) => at)).toEqual([expect.closeTo(0.05), expect.closeTo(0.95)]);
});

it('says in which region an input is', () => {
  const found = intervalRegions(layerOfLines([1, -0.25], [1, -0.5]), POSITIVE);
  expect([0, 0.25, 0.3, 0.5, 0.6, 1].map((x) => regionAt(found, x))).toEqual([0, 0, 1, 1, 2, 2]);
});

it('cuts an interval by a thousand neurons', () => {
  const layer = drawnLayer(1, 1000, 1);
  const found = intervalRegions(layer, BOTH);
  expect(found.regions.length).toBeGreaterThan(400);
  expect(signsWithin(layer, found, 7)).toHaveLength(1000);
});
