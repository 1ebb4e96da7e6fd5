import type { Angle, PlaneResult, Side } from './result';

/** The number of patches beside the dial. */
const BEST = 6;

/** The smallest score that counts as more than 0, as a share of the largest distance: cosines are rounded. */
const LEAST_SCORE = 1e-9;

/** The side of a patch in the plane, as a share of the largest distance of a point from the origin. */
export const PATCH = 0.13;

/** The side of a picture as a share of its part of the ring: two neighbours on a diagonal would touch at 0.707. */
const SHARE = 0.69;

/** The largest side of a picture as a share of the ring's radius. */
const MOST_SIDE = 0.3;

/** A point by its coordinates along the first direction and at 90° to it. */
export type Place = readonly [number, number];

/** The lengths of a dial whose side is 100. */
export interface DialLengths {
  /** The radius of the circle on which the middles of the pictures lie. */
  readonly ring: number;
  /** The side of a picture. */
  readonly picture: number;
  /** The radius of the plane's disc within the ring. */
  readonly disc: number;
}

/** Returns the lengths of a dial with `pictures` pictures. */
export function dialLengths(pictures: number): DialLengths {
  const share = Math.min(MOST_SIDE, (SHARE * 2 * Math.PI) / Math.max(1, pictures));
  const ring = 50 / (1 + share / 2);
  return { ring, picture: share * ring, disc: ring - share * ring * Math.SQRT1_2 - 1 };
}

/** Returns the length on the dial of one unit of a plane, so that the outermost patch lies within the disc. */
export function unitLength({ reach }: Pick<Side, 'reach'>, { disc }: DialLengths): number {
  return reach > 0 ? disc / (1 + PATCH * Math.SQRT1_2) / reach : 1;
}

/** Returns the same angle from 0 up to, but not, 360 degrees. */
export function normalized(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** Returns the angle between two directions, from 0 to 180 degrees. */
function distance(one: number, other: number): number {
  const apart = normalized(one - other);
  return Math.min(apart, 360 - apart);
}

/** Returns the angle of a point of the screen about a middle, anticlockwise from the right, in degrees. */
export function angleOf(x: number, y: number): number {
  return normalized((Math.atan2(-y, x) * 180) / Math.PI);
}

/** Returns the point at a distance along an angle. */
export function placeAt(degrees: number, length: number): Place {
  const radians = (degrees * Math.PI) / 180;
  return [Math.cos(radians) * length, Math.sin(radians) * length];
}

/** Returns the score of a point along the direction at an angle. */
export function scoreOf([x, y]: Place, degrees: number): number {
  const [cos, sin] = placeAt(degrees, 1);
  return cos * x + sin * y;
}

/** Returns the index of the picture that is nearest to an angle. */
export function nearest(angles: readonly Angle[], degrees: number): number {
  const distances = angles.map((angle) => distance(angle.degrees, degrees));
  return distances.indexOf(Math.min(...distances));
}

/** Returns the angle of the next picture (1) or of the one before (-1), in whole degrees. */
export function nextAngle(angles: readonly Angle[], degrees: number, by: 1 | -1): number {
  const next = angles[(nearest(angles, degrees) + by + angles.length) % angles.length]?.degrees ?? 0;
  return Math.round(next);
}

/** The opacity of each picture when the dial is played from one to the next. */
export function opacities(angles: readonly Angle[], degrees: number): readonly number[] {
  const step = 360 / angles.length;
  const lower = Math.floor(normalized(degrees) / step) % angles.length;
  const share = normalized(degrees) / step - lower;
  return angles.map((_, index) => (index === lower ? 1 : index === (lower + 1) % angles.length ? share : 0));
}

/** A patch and its score. */
export interface Scored {
  /** The index of the patch. */
  readonly patch: number;
  readonly score: number;
}

/** Returns the patches that score most along the direction at an angle, each of another photograph, the best first. */
export function best(result: PlaneResult, side: Side, degrees: number): readonly Scored[] {
  const photographs = new Set<string>();
  return side.places
    .map((place, patch) => ({ patch, score: scoreOf(place, degrees) }))
    .filter(({ score }) => !side.rectified || score > LEAST_SCORE * side.reach)
    .sort((one, other) => other.score - one.score)
    .filter(({ patch }) => {
      const photograph = result.patches[patch]?.photograph ?? '';
      return photographs.size < BEST && !photographs.has(photograph) && photographs.add(photograph);
    });
}

/**
 * Returns the weights with which the direction at an angle is a sum of the two directions, both of length 1.
 *
 * @param angle the angle between the two directions, degrees
 */
export function weights(angle: number, degrees: number): readonly [number, number] {
  const sine = placeAt(angle, 1)[1];
  return [placeAt(angle - degrees, 1)[1] / sine, placeAt(degrees, 1)[1] / sine];
}

/** Returns the direction at an angle as a sum of two named directions, such as `0.71 x:1 − 0.71 x:2`. */
export function sumText(angle: number, degrees: number, names: readonly [string, string]): string {
  return weights(angle, degrees)
    .map((weight, index) => ({ text: Math.abs(weight).toFixed(2), isNegative: weight < 0, name: names[index] ?? '' }))
    .filter(({ text }) => text !== '0.00')
    .map(({ text, isNegative, name }, index) => {
      const sign = isNegative ? '−' : '+';
      const before = index === 0 ? (isNegative ? '−' : '') : ` ${sign} `;
      return `${before}${text === '1.00' ? '' : `${text} `}${name}`;
    })
    .join('');
}
