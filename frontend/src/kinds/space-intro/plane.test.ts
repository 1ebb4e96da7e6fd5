import { describe, expect, it } from 'vitest';
import { bars, dots, nearestPlace, placed, projected, unplaced, type PlaneView } from './plane';

const VIEW: PlaneView = { side: 400, origin: [0.3, 0.25], scale: 40 };

describe('a plane', () => {
  it('has its origin where it is put, and up is up', () => {
    expect(placed(VIEW, 0, 0)).toEqual([120, 300]);
    expect(placed(VIEW, 1, 2)).toEqual([160, 220]);
  });

  it('gives back the point of a place', () => {
    for (const [x, y] of [
      [0, 0],
      [1.5, -0.25],
      [-2, 3],
    ] as const) {
      const [back, up] = unplaced(VIEW, placed(VIEW, x, y));
      expect(back).toBeCloseTo(x, 12);
      expect(up).toBeCloseTo(y, 12);
    }
  });

  it('finds the nearest place within reach', () => {
    const places = [
      [0, 0],
      [10, 0],
      [10, 10],
    ] as const;
    expect(nearestPlace(places, [9, 2], 5)).toBe(1);
    expect(nearestPlace(places, [30, 30], 5)).toBe(-1);
  });

  it('draws dots and bars as paths', () => {
    expect(
      dots([
        [1, 2],
        [3.25, 4],
      ]),
    ).toBe('M1.0 2.0h0M3.3 4.0h0');
    expect(bars([1, 0, -2], 30, 50, 10)).toBe('M5.00 50v-10.00M25.00 50v20.00');
  });
});

describe('a projection', () => {
  it('shows the plane of the first two axes if it is not turned', () => {
    const [x, y, depth] = projected({ yaw: 0, pitch: 0 }, 1, 2, 3);
    expect([x, y, depth]).toEqual([1, 2, 3]);
  });

  it('keeps lengths, with the depth', () => {
    for (const turn of [
      { yaw: 30, pitch: 20 },
      { yaw: -75, pitch: 60 },
      { yaw: 190, pitch: -15 },
    ]) {
      expect(Math.hypot(...projected(turn, 1, 2, 3))).toBeCloseTo(Math.sqrt(14), 12);
    }
  });

  it('turns the third axis into the screen by a quarter', () => {
    const [x, y] = projected({ yaw: 90, pitch: 0 }, 0, 0, 1);
    expect(x).toBeCloseTo(1, 12);
    expect(y).toBeCloseTo(0, 12);
  });
});
