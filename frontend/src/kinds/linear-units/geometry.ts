import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Input, LinearUnit } from './result';

/** A place on the drawing, pixels. */
export type Place = readonly [number, number];

/** The room left of the drawing, below it, and on its other sides, pixels. */
const LEFT = 62;
const BOTTOM = 66;
const MARGIN = 8;

/** The square in which points and lines are drawn. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** Returns the square for a width in pixels; all activations lie in it. */
export function frameOf(width: number, inputs: readonly Input[]): Frame {
  const side = Math.max(120, width - LEFT - MARGIN);
  const range = ({ least, most }: Input): [number, number] => {
    const room = 0.06 * Math.max(most - least, 1e-6);
    return [least - room, most + room];
  };
  const [first, second] = inputs as [Input, Input];
  return {
    width,
    height: side + MARGIN + BOTTOM,
    left: LEFT,
    top: MARGIN,
    side,
    x: scaleLinear(range(first), [LEFT, LEFT + side]),
    y: scaleLinear(range(second), [MARGIN + side, MARGIN]),
  };
}

/** Returns the output of a unit as a function of the two channels. */
export function outputAt({ first, second, bias }: LinearUnit, x: number, y: number): number {
  return first * x + second * y + bias;
}

/** Returns the part of the square where a unit is positive or, with the sign -1, negative: the corners of a polygon, or none. */
export function halfPlane(frame: Frame, unit: LinearUnit, sign: 1 | -1): Place[] {
  const [x0 = 0, x1 = 0] = frame.x.domain();
  const [y0 = 0, y1 = 0] = frame.y.domain();
  const corners: Place[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  const inside: Place[] = [];
  corners.forEach((corner, i) => {
    const next = corners[(i + 1) % 4] ?? corner;
    const here = sign * outputAt(unit, ...corner);
    const there = sign * outputAt(unit, ...next);
    if (here >= 0) {
      inside.push(corner);
    }
    if (here * there < 0) {
      const part = here / (here - there);
      inside.push([corner[0] + part * (next[0] - corner[0]), corner[1] + part * (next[1] - corner[1])]);
    }
  });
  return inside.map(([x, y]) => [frame.x(x), frame.y(y)]);
}

/** Returns the two ends of the line on which a unit is 0, the one further up and right last; `undefined` if it lies outside. */
export function zeroLine(frame: Frame, unit: LinearUnit): readonly [Place, Place] | undefined {
  const [x0 = 0, x1 = 0] = frame.x.domain();
  const [y0 = 0, y1 = 0] = frame.y.domain();
  const ends: Place[] = [];
  const add = (x: number, y: number): void => {
    const isInside = x >= x0 - 1e-9 && x <= x1 + 1e-9 && y >= y0 - 1e-9 && y <= y1 + 1e-9;
    const place: Place = [frame.x(x), frame.y(y)];
    if (isInside && ends.every(([left, top]) => Math.hypot(left - place[0], top - place[1]) > 1e-6)) {
      ends.push(place);
    }
  };
  if (unit.second !== 0) {
    add(x0, -(unit.first * x0 + unit.bias) / unit.second);
    add(x1, -(unit.first * x1 + unit.bias) / unit.second);
  }
  if (unit.first !== 0) {
    add(-(unit.second * y0 + unit.bias) / unit.first, y0);
    add(-(unit.second * y1 + unit.bias) / unit.first, y1);
  }
  const [one, other] = ends.sort((a, b) => a[0] - a[1] - (b[0] - b[1]));
  return one === undefined || other === undefined ? undefined : [one, other];
}

/** Returns the direction on the drawing in which a unit grows, of length 1. */
export function growth(frame: Frame, unit: LinearUnit): Place {
  const across = unit.first / (frame.x(1) - frame.x(0));
  const up = unit.second / (frame.y(1) - frame.y(0));
  const length = Math.hypot(across, up);
  return length > 0 ? [across / length, up / length] : [0, 0];
}

/** Returns where the faces of units are drawn: at the ends of their lines, within the square, without covering each other. */
export function facePlaces(frame: Frame, units: readonly LinearUnit[], size: number): (Place | undefined)[] {
  const { left, top, side } = frame;
  const taken: Place[] = [];
  return units.map((unit) => {
    const line = zeroLine(frame, unit);
    if (line === undefined) {
      return undefined;
    }
    const within = (value: number, from: number): number => Math.max(from, Math.min(from + side - size, value));
    const [from, to] = line;
    const length = Math.max(1, Math.hypot(to[0] - from[0], to[1] - from[1]));
    const place = (distance: number): Place => [
      within(to[0] + ((from[0] - to[0]) * distance) / length - size / 2, left),
      within(to[1] + ((from[1] - to[1]) * distance) / length - size / 2, top),
    ];
    const isFree = ([x, y]: Place): boolean =>
      taken.every(([otherX, otherY]) => Math.abs(otherX - x) >= size + 2 || Math.abs(otherY - y) >= size + 2);
    let chosen = place(0);
    for (let distance = 0; distance < length && !isFree(chosen); distance += 6) {
      chosen = place(distance);
    }
    taken.push(chosen);
    return chosen;
  });
}
