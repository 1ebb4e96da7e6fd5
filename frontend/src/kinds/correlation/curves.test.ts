import { expect, it } from 'vitest';
import { classCurves, differenceCurves, firstLayer, pairCurves, twoCurves } from './curves';
import { int16sOf } from '../../lib/base64';
import { correlationsOfFour } from './test-correlations';

const data = correlationsOfFour();
const entries = data.layers.map(({ trained, untrained }) => ({
  trained: int16sOf(trained.matrix),
  untrained: int16sOf(untrained.matrix),
}));

it('has a control beside each curve', () => {
  for (const curves of [twoCurves(data), classCurves(data), differenceCurves(data), pairCurves(entries, 4, 0, 1)]) {
    expect(curves.map(({ isControl }) => isControl === true)).toEqual(curves.map((_, index) => index % 2 === 1));
  }
});

it('has intervals around means', () => {
  const [mean] = twoCurves(data);
  expect(mean?.values).toEqual([0.35, 0.35]);
  expect(mean?.low?.[0]).toBeCloseTo(0.34);
  expect(mean?.high?.[0]).toBeCloseTo(0.36);
});

it('has no curves of classes without classes', () => {
  expect(classCurves(correlationsOfFour(false))).toEqual([]);
  expect(differenceCurves(correlationsOfFour(false))).toEqual([]);
});

it('follows a pair over the layers, with a gap where it has no correlation', () => {
  const [own, control] = pairCurves(entries, 4, 3, 2);
  expect(own?.values.map((value) => value?.toFixed(2))).toEqual(['0.60', '0.70']);
  expect(control?.values.map((value) => value?.toFixed(2))).toEqual(['0.90', undefined]);
});

it('starts at the layer where classes differ most, else in the middle', () => {
  expect(firstLayer(data)).toBe(1);
  expect(firstLayer(correlationsOfFour(false))).toBe(1);
});
