import { planePicture, type PlanePicture } from '../../linear/plane-picture';
import type { Point, Square } from '../../linear/regions';
import type { Frame, Place } from './geometry';
import type { LinearUnit } from './result';

/** The square over which planes are drawn; both axes are stretched to it. */
const SQUARE: Square = { low: -1, high: 1 };

/** Returns a place in the square, given in the units of the axes. */
export function squarePoint({ x, y }: Frame, [first, second]: Place): Point {
  const stretched = (value: number, [low = 0, high = 1]: readonly number[]): number =>
    (2 * (value - low)) / (high - low) - 1;
  return { x: stretched(first, x.domain()), y: stretched(second, y.domain()) };
}

/** Returns units as neurons over the square. */
export function planesOf({ x, y }: Frame, units: readonly LinearUnit[]): PlanePicture {
  const [x0 = 0, x1 = 0] = x.domain();
  const [y0 = 0, y1 = 0] = y.domain();
  const first = {
    weights: units.map((unit) => [(unit.first * (x1 - x0)) / 2, (unit.second * (y1 - y0)) / 2]),
    biases: units.map((unit) => unit.bias + (unit.first * (x0 + x1)) / 2 + (unit.second * (y0 + y1)) / 2),
  };
  const thresholds = units.map(() => 0);
  return planePicture({ first, second: { weights: [], biases: [] }, activation: 'none', thresholds }, SQUARE);
}
