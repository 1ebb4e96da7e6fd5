import type { PlanePicture } from './plane-picture';
import type { Place } from './planes-geometry';
import { heightsOf, type Surface } from './surfaces';

/** How high all surfaces are together, and how far the floor is below them. */
const HEIGHT = 1.35;
const FLOOR_GAP = 0.3;

/** The heights of outputs. */
export interface Heights {
  readonly least: number;
  readonly most: number;
}

/** Returns the heights that surfaces need. */
export function heightsFor(surfaces: readonly Surface[]): Heights {
  const [least, most] = heightsOf(surfaces);
  return most - least > 0 ? { least, most } : { least: -1, most: 1 };
}

/** Returns the height of the floor. */
export function floorHeight({ least, most }: Heights): number {
  return (least / (most - least)) * HEIGHT - FLOOR_GAP;
}

/** Returns the height of the greatest output. */
export function topOf({ least, most }: Heights): number {
  return (most / (most - least)) * HEIGHT;
}

/** Returns the height of the middle of the scene. */
export function middleHeight(heights: Heights): number {
  return (topOf(heights) + floorHeight(heights)) / 2;
}

/** Returns the function that places inputs and outputs in the room. */
export function placeFor(
  { square }: PlanePicture,
  { least, most }: Heights,
): (x: number, y: number, output: number) => Place {
  const [middle, half] = [(square.low + square.high) / 2, (square.high - square.low) / 2];
  const scale = HEIGHT / (most - least);
  return (x, y, output) => [(x - middle) / half, output * scale, -(y - middle) / half];
}
