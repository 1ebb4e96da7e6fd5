import { describe, expect, it } from 'vitest';
import {
  angleOf,
  best,
  dialLengths,
  nearest,
  nextAngle,
  normalized,
  opacities,
  placeAt,
  scoreOf,
  sumText,
  unitLength,
  weights,
} from './geometry';
import { angles, result } from './test-planes';

describe('the angles of a dial', () => {
  it('go around once', () => {
    expect([-15, 0, 360, 725].map(normalized)).toEqual([345, 0, 0, 5]);
    expect([angleOf(1, 0), angleOf(0, -1), angleOf(-1, 0), angleOf(0, 1)]).toEqual([0, 90, 180, 270]);
  });

  it('have a nearest picture across 0° too', () => {
    const all = angles(24);
    expect([0, 7, 8, 352, 353, 359.9].map((degrees) => nearest(all, degrees))).toEqual([0, 0, 1, 23, 0, 0]);
    expect([nextAngle(all, 0, -1), nextAngle(all, 350, 1), nextAngle(all, 17, 1)]).toEqual([345, 0, 30]);
    expect(nextAngle(angles(7), 0, 1)).toBe(51);
  });

  it('have two pictures between which the dial fades', () => {
    const shares = opacities(angles(4), 315);
    expect(shares).toEqual([0.5, 0, 0, 1]);
    expect(opacities(angles(4), 90)).toEqual([0, 1, 0, 0]);
  });
});

describe('a direction of the plane', () => {
  it('is the weighted sum of the two directions, orthogonal or not', () => {
    for (const angle of [30, 90, 120, 179]) {
      for (let degrees = 0; degrees < 360; degrees += 13) {
        const [first, second] = weights(angle, degrees);
        const [bx, by] = placeAt(angle, 1);
        const [x, y] = placeAt(degrees, 1);
        expect(first + second * bx).toBeCloseTo(x, 9);
        expect(second * by).toBeCloseTo(y, 9);
      }
    }
  });

  it('is written with real minus signs and without zeros', () => {
    const names = ['x:1', 'x:2'] as const;
    expect([0, 45, 90, 135, 180, 300].map((degrees) => sumText(90, degrees, names))).toEqual([
      'x:1',
      '0.71 x:1 + 0.71 x:2',
      'x:2',
      '−0.71 x:1 + 0.71 x:2',
      '−x:1',
      '0.50 x:1 − 0.87 x:2',
    ]);
    expect(sumText(60, 60, names)).toBe('x:2');
  });
});

describe('the patches that score most', () => {
  it('are those of the largest dot product, one of each photograph', () => {
    const before = result.sides[0]!;
    for (let degrees = 0; degrees < 360; degrees += 7) {
      const found = best(result, before, degrees);
      const scores = before.places.map((place) => scoreOf(place, degrees));
      expect(found[0]?.score).toBe(Math.max(...scores));
      expect(new Set(found.map(({ patch }) => result.patches[patch]?.photograph)).size).toBe(found.length);
      expect(found.map(({ score }) => score)).toEqual([...found.map(({ score }) => score)].sort((a, b) => b - a));
    }
  });

  it('are none after a ReLU where nothing is above 0', () => {
    const after = result.sides[1]!;
    expect(best(result, after, 225)).toEqual([]);
    expect(best(result, after, 0).map(({ patch }) => patch)).toEqual([0]);
  });
});

describe('a dial of 100', () => {
  it('holds its ring, and the ring its plane', () => {
    for (const count of [4, 8, 24, 36]) {
      const lengths = dialLengths(count);
      expect(lengths.ring + lengths.picture / 2).toBeCloseTo(50);
      expect(lengths.disc).toBeGreaterThan(20);
      expect(unitLength({ reach: 4 }, lengths) * 4).toBeLessThan(lengths.disc);
    }
    expect(unitLength({ reach: 0 }, dialLengths(4))).toBe(1);
  });
});
