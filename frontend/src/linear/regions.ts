import { Crossing, isConstant, type Line, type Sign } from './exact-lines';

/** The square of inputs that is shown: both coordinates are in `[low, high]`. */
export interface Square {
  readonly low: number;
  readonly high: number;
}

/** A point of the input plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A convex region of the shown square on which no function changes its sign. Its corners are in counter-clockwise order. Side `i`
 * leads from corner `i` to the next one and lies on the line with the number `sides[i]`; the sides of the square are below 0.
 */
export interface Region {
  readonly corners: readonly Crossing[];
  readonly sides: readonly number[];
  /** The sign of each function in the region; 0 only for a function that is zero everywhere. */
  readonly signs: readonly Sign[];
}

/** The numbers that stand for the sides of the square: bottom, right, top, left. */
const EDGES = [-1, -2, -3, -4] as const;

/** Returns the whole square as one region, before any function has cut it. */
export function wholeSquare({ low, high }: Square): Region {
  // the coordinates of a square are whole numbers
  const edges: readonly Line[] = [
    { a: 0, b: 1, c: -low },
    { a: -1, b: 0, c: high },
    { a: 0, b: -1, c: high },
    { a: 1, b: 0, c: -low },
  ];
  return {
    corners: edges.map((edge, index) => new Crossing(edges[(index + 3) % 4]!, edge)),
    sides: EDGES,
    signs: [],
  };
}

/** The lines of the sides of regions, by their numbers. */
export type SideLines = (side: number) => Line;

/** Returns the lines of sides in a square that `lines` cut. */
export function sideLines(square: Square, lines: readonly Line[]): SideLines {
  const { low, high } = square;
  const edges: Readonly<Record<number, Line>> = {
    [-1]: { a: 0, b: 1, c: -low },
    [-2]: { a: -1, b: 0, c: high },
    [-3]: { a: 0, b: -1, c: high },
    [-4]: { a: 1, b: 0, c: -low },
  };
  return (side) => (side < 0 ? edges[side]! : lines[side]!);
}

/**
 * Returns the regions into which functions cut a square. Whether a corner is on one side of a line or the other, or on it, is decided
 * exactly; so lines that are the same, parallel, outside the square or through one point are no special cases.
 */
export function regionsOf(square: Square, lines: readonly Line[]): readonly Region[] {
  return regionsWithin(wholeSquare(square), lines, 0, sideLines(square, lines));
}

/** A region whose signs are not all known yet. */
interface OpenRegion extends Region {
  readonly signs: Sign[];
}

/**
 * Returns the parts of a region on which some more functions have one sign each.
 *
 * @param first the number of the first function
 * @param of the lines of the sides of regions, those of the functions included
 * @param onCut is called with a part and the number of the side along which it was cut from another
 */
export function regionsWithin(
  region: Region,
  functions: readonly Line[],
  first: number,
  of: SideLines,
  onCut?: (part: Region, number: number) => void,
): readonly Region[] {
  const parts: OpenRegion[] = [{ ...region, signs: [...region.signs] }];
  functions.forEach((line, index) => {
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i]!;
      const sign = isConstant(line) ? (Math.sign(line.c) as Sign) : signOn(part, line);
      if (sign === undefined) {
        const [positive, negative] = bothParts(part, line, first + index, of);
        parts[i] = positive;
        parts.push(negative);
        onCut?.(positive, first + index);
      } else {
        part.signs.push(sign);
      }
    }
  });
  return parts;
}

/** Returns the sign of a function on a region; `undefined` if it has both signs there. */
function signOn({ corners }: Region, line: Line): Sign | undefined {
  let sign: Sign = 0;
  for (const corner of corners) {
    const here = corner.signOf(line);
    if (here !== 0) {
      if (sign === -here) {
        return undefined;
      }
      sign = here;
    }
  }
  return sign;
}

/** Returns the two parts of a region that a line crosses, the positive one first. */
function bothParts(region: OpenRegion, line: Line, number: number, of: SideLines): [OpenRegion, OpenRegion] {
  const at = region.corners.map((corner) => corner.signOf(line));
  const crossings = new Map<number, Crossing>();
  const crossing = (index: number): Crossing => {
    const known = crossings.get(index) ?? new Crossing(of(region.sides[index]!), line);
    crossings.set(index, known);
    return known;
  };
  return [partOf(region, at, 1, number, crossing), partOf(region, at, -1, number, crossing)];
}

/** Returns the part of a region on one side of a line that crosses it. */
function partOf(
  region: Region,
  at: readonly Sign[],
  sign: 1 | -1,
  number: number,
  crossing: (side: number) => Crossing,
): OpenRegion {
  const corners: Crossing[] = [];
  const sides: number[] = [];
  for (let i = 0; i < at.length; i++) {
    const here = at[i]! * sign;
    const next = at[(i + 1) % at.length]! * sign;
    if (here >= 0) {
      corners.push(region.corners[i]!);
      sides.push(here === 0 && next < 0 ? number : region.sides[i]!);
    }
    if (here * next < 0) {
      corners.push(crossing(i));
      sides.push(here > 0 ? number : region.sides[i]!);
    }
  }
  return { corners, sides, signs: [...region.signs, sign] };
}

/** Returns twice the area of a region. */
export function doubleArea({ corners }: Region): number {
  return corners.reduce((sum, { x, y }, i) => {
    const next = corners[(i + 1) % corners.length]!;
    return sum + x * next.y - next.x * y;
  }, 0);
}

/** Returns the mean of a region's corners, a point inside it. */
export function middleOf({ corners }: Region): Point {
  return {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  };
}

/** Returns how far a point is inside a region, at its nearest side; less than 0 outside. */
function depthOf({ corners }: Region, { x, y }: Point): number {
  return Math.min(
    ...corners.map((corner, i) => {
      const next = corners[(i + 1) % corners.length]!;
      const dx = next.x - corner.x;
      const dy = next.y - corner.y;
      const length = Math.hypot(dx, dy);
      return length === 0 ? Infinity : (dx * (y - corner.y) - dy * (x - corner.x)) / length;
    }),
  );
}

/** Returns the number of the region in which a point of the square is: of the nearest one if it is on a line between regions. */
export function regionAt(regions: readonly Region[], point: Point): number {
  let best = -1;
  let most = -Infinity;
  regions.forEach((region, index) => {
    const depth = depthOf(region, point);
    if (depth > most) {
      most = depth;
      best = index;
    }
  });
  return best;
}

/** The part of a line that lies in the square. The function is positive to its left, seen from its first end to its last. */
export interface Chord {
  readonly from: Point;
  readonly to: Point;
}

/** Returns the part of a function's line that cuts the square in two; `undefined` if there is none. */
export function chordOf(square: Square, line: Line): Chord | undefined {
  const [positive, negative] = regionsOf(square, [line]);
  if (positive === undefined || negative === undefined) {
    return undefined;
  }
  const side = positive.sides.indexOf(0);
  return { from: positive.corners[side]!, to: positive.corners[(side + 1) % positive.corners.length]! };
}
