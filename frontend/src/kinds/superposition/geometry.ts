import { type ToyModel } from './toy-model';

/** A feature's column of W as an arrow in the hidden plane. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** Returns the arrow of each feature. */
export function arrowsOf({ features, weights }: ToyModel): Arrow[] {
  return Array.from({ length: features }, (_, i) => {
    const x = weights[i] ?? 0;
    const y = weights[features + i] ?? 0;
    return { x, y, length: Math.hypot(x, y) };
  });
}

/**
 * Returns the dimensionality of each feature, Dᵢ = |Wᵢ|² / Σⱼ (Ŵᵢ·Wⱼ)² (Elhage et al., 2022): the share of a dimension that it has for
 * itself. That of a feature without an arrow is 0.
 */
export function dimensionalities(arrows: readonly Arrow[]): number[] {
  return arrows.map((arrow) => {
    const square = arrow.length * arrow.length;
    const shared = arrows.reduce((sum, other) => sum + (arrow.x * other.x + arrow.y * other.y) ** 2, 0);
    return shared > 0 ? (square * square) / shared : 0;
  });
}

/** The length from which an arrow counts as one: a feature with a shorter one is hardly written to the hidden dimensions. */
export const REPRESENTED = 0.5;

/** Returns the angles between neighbouring arrows of represented features, degrees, all around. */
export function anglesBetween(arrows: readonly Arrow[]): number[] {
  const angles = arrows
    .filter(({ length }) => length > REPRESENTED)
    .map(({ x, y }) => (Math.atan2(y, x) * 180) / Math.PI)
    .sort((a, b) => a - b);
  return angles.map((angle, i) => {
    const next = angles[(i + 1) % angles.length] ?? angle;
    return (next - angle + 360) % 360;
  });
}

const POLYGONS = ['triangle', 'square', 'pentagon', 'hexagon', 'heptagon', 'octagon'];
const COUNTS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** How far angles may be from those of a regular polygon, degrees. */
const TOLERANCE = 5;

/** Returns a sentence that says how the arrows lie, and which features have none. */
export function arrangementText(arrows: readonly Arrow[]): string {
  const angles = anglesBetween(arrows);
  const absent = arrows.flatMap(({ length }, i) => (length > REPRESENTED ? [] : [String(i + 1)]));
  const rest =
    absent.length === 0
      ? ''
      : ` ${absent.length === 1 ? 'Feature' : 'Features'} ${listed(absent)} ${absent.length === 1 ? 'is' : 'are'} not represented.`;
  return `${ofAngles(angles)}${rest}`;
}

function ofAngles(angles: readonly number[]): string {
  const count = angles.length;
  const name = COUNTS[count] ?? String(count);
  if (count < 2) {
    return `${name} arrow is as long as a feature that is read back.`;
  }
  if (count === 2) {
    const angle = Math.min(...angles);
    const isRight = Math.abs(angle - 90) <= TOLERANCE;
    return isRight ? 'Two arrows, at a right angle.' : `Two arrows, ${angle.toFixed(0)}° apart.`;
  }
  const [least, most] = [Math.min(...angles), Math.max(...angles)];
  const isRegular = angles.every((angle) => Math.abs(angle - 360 / count) <= TOLERANCE);
  const polygon = isRegular ? POLYGONS[count - 3] : undefined;
  const apart = `${least.toFixed(0)}° to ${most.toFixed(0)}° apart`;
  if (count === 4 && isRegular) {
    return `Four arrows, in two opposite pairs, ${apart}.`;
  }
  return polygon === undefined ? `${name} arrows, ${apart}.` : `${name} arrows in a ${polygon}, ${apart}.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
