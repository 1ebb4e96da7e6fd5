import { expect, it } from 'vitest';
import type { Curve } from '../lib/api-types';
import { ObjectiveCurve, extent } from './objective-curve';

const curve = (...objective: (number | null)[]): Curve => ({
  steps: objective.map((_, step) => step + 1),
  objective: objective.map((value) => [value]),
});

it('fits the axis to an objective that rises', () => {
  expect(extent(curve(1, 4, 9))).toEqual([1, 9]);
  expect(extent(curve(-2, null, 3))).toEqual([-2, 3]);
});

it('does not magnify an objective that hardly rises', () => {
  const [low, high] = extent(curve(1000, 1003, 1009)) ?? [0, 0];
  expect(high - low).toBeCloseTo(0.25 * 1009);
  expect((low + high) / 2).toBeCloseTo(1004.5);
});

it('has a height for values that are all alike, and for none at all', () => {
  expect(extent(curve(4, 4))).toEqual([3.5, 4.5]);
  expect(extent(curve(0, 0))).toEqual([-0.5, 0.5]);
  expect(extent(curve(null))).toBeUndefined();
});

it('shows its axes and says that no step is made until there is one', async () => {
  const element = new ObjectiveCurve();
  element.steps = 256;
  document.body.append(element);
  await element.updateComplete;
  expect(element.renderRoot.querySelector('.none')?.textContent).toBe('no step is made yet');
  expect(element.renderRoot.querySelectorAll('.axis')).toHaveLength(1);
  element.curve = curve(1, 2);
  await element.updateComplete;
  expect(element.renderRoot.querySelector('.none')).toBeNull();
  expect(element.renderRoot.querySelectorAll('.rule').length).toBeGreaterThan(1);
  element.remove();
});
