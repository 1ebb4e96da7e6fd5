import { describe, expect, it } from 'vitest';
import { anglesBetween, arrowsOf } from './geometry';
import { Training, placeOf, sparsityAt, type Settings } from './training';

const SETTINGS: Settings = { features: 5, sparsity: 0.95, importance: 0.9, seed: 0 };

/** Trains until nothing changes any more. */
function trained(settings: Settings): Training {
  const training = new Training(settings);
  while (training.step());
  return training;
}

describe('a training', () => {
  it('ends with a pentagon when inputs are sparse, from every seed', () => {
    for (const seed of [0, 1, 2, 3, 4]) {
      const angles = anglesBetween(arrowsOf(trained({ ...SETTINGS, seed }).model));
      expect(angles, `seed ${seed}`).toHaveLength(5);
      angles.forEach((angle) => expect(Math.abs(angle - 72), `seed ${seed}: ${angle}`).toBeLessThan(5));
    }
  });

  it('goes on from its weights when the sparsity changes', () => {
    const training = trained(SETTINGS);
    training.change(0, SETTINGS.importance);
    expect(training.sparsity).toBe(0);
    while (training.step());
    expect(arrowsOf(training.model).filter(({ length }) => length > 0.5)).toHaveLength(2);
  });

  it('ends with an orthogonal pair when inputs are dense', () => {
    const arrows = arrowsOf(trained({ ...SETTINGS, sparsity: 0 }).model);
    expect(arrows.map(({ length }) => length > 0.5)).toEqual([true, true, false, false, false]);
    const [angle = 0] = anglesBetween(arrows);
    expect(Math.abs(Math.min(angle, 360 - angle) - 90)).toBeLessThan(5);
  });
});

describe('a training in the page', () => {
  it('gives the same model as on the server, where SuperpositionKindTest expects these numbers', () => {
    const { weights, biases } = trained(SETTINGS).model;
    const expected = [
      0.9722808303, -0.2903182352, -1.1294769408, 0.8460188169, -0.4132791582, -0.5896738377, -1.1001233099,
      -0.0507630332, 0.7414864543, 1.0412892046, -0.2441573216, -0.2412443243, -0.2460073029, -0.2422527261,
      -0.247776611,
    ];
    [...weights, ...biases].forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 9));
  });
});

describe('the slider of the sparsity', () => {
  it('has its ends at 0 and at the greatest sparsity', () => {
    expect([sparsityAt(0), sparsityAt(0.5), sparsityAt(1)]).toEqual([0, 0.9, 0.99]);
    expect([placeOf(0), placeOf(0.99)]).toEqual([-0, 1]);
    expect(placeOf(0.9)).toBeCloseTo(0.5, 12);
  });
});
