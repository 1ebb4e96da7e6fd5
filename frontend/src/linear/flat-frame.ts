import type { Chord, Point, Square } from './regions';

/** The space beside the square for its numbers, pixels. */
const LEFT = 30;
const BOTTOM = 34;
const AROUND = 14;

/** Where the square is in a drawing, pixels. */
export interface FlatFrame {
  readonly square: Square;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Returns the frame of a drawing that is `width` pixels wide. */
export function flatFrame(width: number, square: Square): FlatFrame {
  const side = Math.max(80, width - LEFT - AROUND);
  return { square, width, height: side + AROUND + BOTTOM, left: LEFT, top: AROUND, side };
}

/** Returns the place of a point, pixels. */
export function placeOf({ square, left, top, side }: FlatFrame, { x, y }: Point): readonly [number, number] {
  const range = square.high - square.low;
  return [left + ((x - square.low) / range) * side, top + ((square.high - y) / range) * side];
}

/** Returns the point at a place, within the square. */
export function pointAt({ square, left, top, side }: FlatFrame, px: number, py: number): Point {
  const range = square.high - square.low;
  const within = (value: number): number => Math.max(square.low, Math.min(square.high, value));
  return {
    x: within(square.low + ((px - left) / side) * range),
    y: within(square.high - ((py - top) / side) * range),
  };
}

/** Returns a polygon as a path. */
export function polygonPath(frame: FlatFrame, corners: readonly Point[]): string {
  return `M${corners.map((corner) => text(placeOf(frame, corner))).join('L')}Z`;
}

/** Returns a line as a path. */
export function linePath(frame: FlatFrame, from: Point, to: Point): string {
  return `M${text(placeOf(frame, from))}L${text(placeOf(frame, to))}`;
}

function text([x, y]: readonly [number, number]): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** Returns the distance of a place from a chord, pixels. */
export function distanceTo(frame: FlatFrame, { from, to }: Chord, px: number, py: number): number {
  const [ax, ay] = placeOf(frame, from);
  const [bx, by] = placeOf(frame, to);
  const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
  const share = Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length));
  return Math.hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay));
}

/** The mark of a cut: an arrow to the positive side, and the neuron's name at its tip. */
export interface CutMark {
  readonly neuron: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly label: readonly [number, number];
}

/** The places on a chord at which its mark may be, as shares of its length, the best first. */
const SHARES = [0.5, 0.36, 0.64, 0.22, 0.78, 0.12, 0.88];
const ARROW = 17;
const LABEL = 27;

/** Returns the marks of chords, so that their labels are far from each other and inside the square. */
export function cutMarks(frame: FlatFrame, chords: readonly (Chord | undefined)[]): readonly CutMark[] {
  const marks: CutMark[] = [];
  chords.forEach((chord, neuron) => {
    if (chord === undefined) {
      return;
    }
    const candidates = SHARES.map((share) => markAt(frame, chord, neuron, share));
    const scores = candidates.map(({ label }, index) => Math.min(34, roomAround(frame, marks, label)) - index * 0.8);
    marks.push(candidates[scores.indexOf(Math.max(...scores))]!);
  });
  return marks;
}

function markAt(frame: FlatFrame, { from, to }: Chord, neuron: number, share: number): CutMark {
  const [ax, ay] = placeOf(frame, from);
  const [bx, by] = placeOf(frame, to);
  const length = Math.hypot(bx - ax, by - ay) || 1;
  // the positive side is to the left; the drawing's second coordinate points down
  const [nx, ny] = [(by - ay) / length, -(bx - ax) / length];
  const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)];
  return {
    neuron,
    from: [x, y],
    to: [x + ARROW * nx, y + ARROW * ny],
    label: [x + LABEL * nx, y + LABEL * ny],
  };
}

/** Returns how far a place is from the labels that are placed already and from the border. */
function roomAround({ left, top, side }: FlatFrame, marks: readonly CutMark[], [x, y]: readonly number[]): number {
  const inside = Math.min(x! - left, left + side - x!, y! - top, top + side - y!);
  return Math.min(
    2.5 * (inside - 8),
    ...marks.map(({ label, from }) =>
      Math.min(Math.hypot(label[0] - x!, label[1] - y!), 1.3 * Math.hypot(from[0] - x!, from[1] - y!)),
    ),
  );
}
