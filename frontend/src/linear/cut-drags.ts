import { distanceTo, placeOf, type FlatFrame } from './flat-frame';
import type { PlanePicture } from './plane-picture';
import type { Point } from './regions';

/** What a pointer holds: a picked point, the middle of a line, one of its ends, or a line. */
export type Grip =
  | { readonly what: 'point'; readonly index: number }
  | { readonly what: 'move'; readonly neuron: number }
  | { readonly what: 'turn'; readonly neuron: number; readonly pivot: Point; readonly isFirstEnd: boolean };

/** A neuron's new weights and bias. */
export interface NeuronChange {
  readonly neuron: number;
  readonly weights: readonly [number, number];
  readonly bias: number;
}

const POINT_REACH = 13;
const GRIP_REACH = 13;
const LINE_REACH = 7;

/** Returns what is at a place; `undefined` if nothing can be held there. */
export function gripAt(
  frame: FlatFrame,
  picture: PlanePicture,
  picks: readonly Point[],
  chosen: number,
  [px, py]: readonly [number, number],
): Grip | undefined {
  const distance = (point: Point): number => {
    const [x, y] = placeOf(frame, point);
    return Math.hypot(x - px, y - py);
  };
  const nearest = picks.findIndex((pick) => distance(pick) < POINT_REACH);
  if (nearest >= 0) {
    return { what: 'point', index: nearest };
  }
  const own = picture.chords[chosen];
  if (own !== undefined) {
    const pivot = { x: (own.from.x + own.to.x) / 2, y: (own.from.y + own.to.y) / 2 };
    for (const isFirstEnd of [true, false]) {
      if (distance(isFirstEnd ? own.from : own.to) < GRIP_REACH) {
        return { what: 'turn', neuron: chosen, pivot, isFirstEnd };
      }
    }
  }
  const distances = picture.chords.map((chord) => (chord === undefined ? Infinity : distanceTo(frame, chord, px, py)));
  const least = Math.min(Infinity, ...distances);
  return least < LINE_REACH ? { what: 'move', neuron: distances.indexOf(least) } : undefined;
}

/** Returns the neuron after its line was moved from one point to another. */
export function moved({ layers }: PlanePicture, neuron: number, from: Point, to: Point): NeuronChange {
  const [a = 0, b = 0] = layers.first.weights[neuron] ?? [];
  const bias = (layers.first.biases[neuron] ?? 0) - a * (to.x - from.x) - b * (to.y - from.y);
  return { neuron, weights: [a, b], bias };
}

/** Returns the neuron after its line was turned around a point so that one of its ends points to another. */
export function turned(
  { layers }: PlanePicture,
  { neuron, pivot, isFirstEnd }: Extract<Grip, { what: 'turn' }>,
  to: Point,
): NeuronChange | undefined {
  const [dx, dy] = [to.x - pivot.x, to.y - pivot.y];
  const length = Math.hypot(dx, dy);
  if (length < 1e-3) {
    return undefined;
  }
  const [a = 0, b = 0] = layers.first.weights[neuron] ?? [];
  // the positive side is to the left of the way from the first end to the second
  const size = (Math.hypot(a, b) / length) * (isFirstEnd ? -1 : 1);
  const weights: [number, number] = [-dy * size, dx * size];
  return { neuron, weights, bias: -weights[0] * pivot.x - weights[1] * pivot.y };
}

/** Returns the number of the region beside another one in a direction, or the same number if there is none. */
export function regionBeside(picture: PlanePicture, from: number, [dx, dy]: readonly [number, number]): number {
  const regions = picture.regions?.regions ?? [];
  const region = regions[from];
  if (region === undefined) {
    return 0;
  }
  const start = centre(region.corners);
  let best = Infinity;
  let side = -1;
  region.corners.forEach((corner, i) => {
    const next = region.corners[(i + 1) % region.corners.length]!;
    // the ray leaves the region through the side at which it is first outside of it
    const outward = dx * (next.y - corner.y) - dy * (next.x - corner.x);
    if (outward > 1e-12) {
      const way = ((corner.x - start.x) * (next.y - corner.y) - (corner.y - start.y) * (next.x - corner.x)) / outward;
      if (way < best) {
        best = way;
        side = i;
      }
    }
  });
  const crossed = region.sides[side] ?? -1;
  if (crossed < 0) {
    return from;
  }
  const exit = { x: start.x + best * dx, y: start.y + best * dy };
  const across = regions.findIndex(
    (other, index) => index !== from && contains(other.corners, { x: exit.x + dx * 1e-7, y: exit.y + dy * 1e-7 }),
  );
  return across >= 0 ? across : from;
}

function centre(corners: readonly Point[]): Point {
  return {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  };
}

function contains(corners: readonly Point[], { x, y }: Point): boolean {
  return corners.every((corner, i) => {
    const next = corners[(i + 1) % corners.length]!;
    return (next.x - corner.x) * (y - corner.y) - (next.y - corner.y) * (x - corner.x) >= -1e-12;
  });
}
