import { PIXELS, SIDE } from './digits';

/** A point of a drawing; both coordinates go from 0 to 28, y downwards. */
export type Point = readonly [number, number];
/** The points of a line that was drawn without lifting the pen. */
export type Stroke = readonly Point[];

/** Half the width of the pen, pixels. */
const RADIUS = 1.15;
/** The side of the box that a digit of MNIST fills. */
const BOX = 20;
/** How much a small drawing is enlarged at most. */
const MOST_ENLARGED = 3;

/**
 * Returns a drawing as the pixels of a digit, from 0 to 1, as MNIST prepares digits: the drawing is scaled to fit into 20 by 20
 * pixels, and its centre of mass is moved to the centre of a picture of 28 by 28 pixels.
 */
export function digitOf(strokes: readonly Stroke[]): readonly number[] {
  const points = strokes.flat();
  if (points.length === 0) {
    return Array.from({ length: PIXELS }, () => 0);
  }
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const extent = Math.max(right - left, bottom - top, 1e-6);
  const scale = Math.min(MOST_ENLARGED, (BOX - 2 * RADIUS) / extent);
  const centre = SIDE / 2;
  const boxed = moved(strokes, ([x, y]) => [
    centre + scale * (x - (left + right) / 2),
    centre + scale * (y - (top + bottom) / 2),
  ]);
  const [x, y] = massCentre(raster(boxed));
  return raster(moved(boxed, (point) => [point[0] + centre - x, point[1] + centre - y]));
}

function moved(strokes: readonly Stroke[], move: (point: Point) => Point): readonly Stroke[] {
  return strokes.map((stroke) => stroke.map(move));
}

/** Returns the centre of mass of the pixels. */
export function massCentre(pixels: readonly number[]): Point {
  let [mass, x, y] = [0, 0, 0];
  pixels.forEach((value, index) => {
    mass += value;
    x += value * ((index % SIDE) + 0.5);
    y += value * (Math.floor(index / SIDE) + 0.5);
  });
  return mass === 0 ? [SIDE / 2, SIDE / 2] : [x / mass, y / mass];
}

/** Draws lines with a round pen, whose edge is one pixel wide. */
function raster(strokes: readonly Stroke[]): number[] {
  const pixels = Array.from({ length: PIXELS }, () => 0);
  for (const stroke of strokes) {
    stroke.forEach((to, index) => drawLine(pixels, stroke[Math.max(0, index - 1)] ?? to, to));
  }
  return pixels;
}

function drawLine(pixels: number[], from: Point, to: Point): void {
  const reach = RADIUS + 1;
  const least = (axis: 0 | 1): number => Math.max(0, Math.floor(Math.min(from[axis], to[axis]) - reach));
  const most = (axis: 0 | 1): number => Math.min(SIDE - 1, Math.ceil(Math.max(from[axis], to[axis]) + reach));
  for (let row = least(1); row <= most(1); row++) {
    for (let column = least(0); column <= most(0); column++) {
      const ink = Math.min(1, Math.max(0, RADIUS + 0.5 - distance([column + 0.5, row + 0.5], from, to)));
      const at = row * SIDE + column;
      pixels[at] = Math.max(pixels[at] ?? 0, ink);
    }
  }
}

/** Returns the distance of a point from a line between two others. */
function distance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX * alongX + alongY * alongY;
  const share = length === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
  const within = Math.min(1, Math.max(0, share));
  return Math.hypot(x - fromX - within * alongX, y - fromY - within * alongY);
}
