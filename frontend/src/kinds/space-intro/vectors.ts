import { int16sOf } from '../../lib/base64';
import type { PackedVectors } from './result';

/** A vector of activations, or of coordinates along other axes. */
export type Vector = Float64Array;

/** A coordinate counts as zero if it is smaller than this share of the vector's length. */
const ZERO = 1e-9;

/** Returns the vectors of a text of little-endian 16-bit integers in Base64. */
export function unpack({ count, length, unit, values }: PackedVectors): Vector[] {
  const integers = int16sOf(values);
  return Array.from({ length: count }, (_, row) =>
    Float64Array.from(integers.subarray(row * length, (row + 1) * length), (integer) => integer * unit),
  );
}

/** Returns the dot product of two vectors. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += (a[i] ?? 0) * (b[i] ?? 0);
  }
  return sum;
}

/** Returns the length of a vector. */
export function lengthOf(vector: ArrayLike<number>): number {
  return Math.sqrt(dot(vector, vector));
}

/** Returns the angle between two vectors in degrees; `undefined` if one of them is zero. */
export function angleBetween(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  const lengths = lengthOf(a) * lengthOf(b);
  return lengths === 0 ? undefined : degreesOf(Math.acos(Math.min(1, Math.max(-1, dot(a, b) / lengths))));
}

/** Returns an angle in degrees. */
export function degreesOf(radians: number): number {
  return (radians * 180) / Math.PI;
}

/** Returns an angle in radians. */
export function radiansOf(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Returns the unit vector at an angle from the first axis to the second, of a plane. */
export function unitVector(degrees: number): readonly [number, number] {
  return [Math.cos(radiansOf(degrees)), Math.sin(radiansOf(degrees))];
}

/** The signs of {@link signsOf} by their number. */
const signs = new Map<number, Int8Array>();

/** Returns for each index 1 if it has an even number of binary ones, else -1. */
function signsOf(length: number): Int8Array {
  let known = signs.get(length);
  if (known === undefined) {
    known = new Int8Array(length).fill(1);
    for (let i = 1; i < length; i++) {
      known[i] = (known[i >> 1] ?? 1) * (i % 2 === 0 ? 1 : -1);
    }
    signs.set(length, known);
  }
  return known;
}

/**
 * Returns the coordinates of a vector along axes that are rotated by an angle. The rotation is composed of rotations in planes
 * of two axes. For each stride 1, 2, 4 and so on, axis `i` and axis `i + stride` are rotated in their plane, for each `i` in
 * which the binary digit of the stride is 0. The rotation is by `degrees` if `i` has an even number of binary ones, and else by
 * `-degrees`: if all were by `degrees`, one new axis would have positive weights alone. An axis without a partner stays.
 */
export function turned(vector: ArrayLike<number>, degrees: number): Vector {
  const [cosine, sine] = unitVector(degrees);
  const result = new Float64Array(vector);
  const { length } = result;
  const directions = signsOf(length);
  for (let stride = 1; stride < length; stride *= 2) {
    for (let i = 0; i + stride < length; i++) {
      if ((i & stride) === 0) {
        const first = result[i] ?? 0;
        const second = result[i + stride] ?? 0;
        const signed = sine * (directions[i] ?? 1);
        result[i] = cosine * first + signed * second;
        result[i + stride] = cosine * second - signed * first;
      }
    }
  }
  return result;
}

/** Returns a vector with zero in place of each negative coordinate. */
export function relu(vector: Vector): Vector {
  const result = new Float64Array(vector.length);
  for (let i = 0; i < result.length; i++) {
    result[i] = Math.max(0, vector[i] ?? 0);
  }
  return result;
}

/** Returns the distance of two points. */
export function distance(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/** Returns the mean of numbers; 0 if there are none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns the share of a vector's coordinates that are not zero. */
export function nonZeroShare(vector: Vector): number {
  const zero = ZERO * lengthOf(vector);
  let count = 0;
  for (let i = 0; i < vector.length; i++) {
    count += Math.abs(vector[i] ?? 0) > zero ? 1 : 0;
  }
  return count / vector.length;
}

/** Returns how many axes hold `share` of a vector's squared length, the largest coordinates first. */
export function axesHolding(vector: Vector, share: number): number {
  const squares = vector.map((value) => value * value).sort();
  const whole = dot(vector, vector);
  let sum = 0;
  let axes = 0;
  for (let i = squares.length - 1; i >= 0 && sum < share * whole * (1 - 1e-12); i--) {
    sum += squares[i] ?? 0;
    axes++;
  }
  return axes;
}

/**
 * Returns the sparsity of the coordinates along each axis, from 0, all vectors have the same, to 1, one vector alone has one:
 * `(1 - a) / (1 - 1/n)` with the measure `a` of Treves and Rolls for `n` vectors. Axes of zeros are left out.
 */
export function sparsities(vectors: readonly Vector[]): number[] {
  const n = vectors.length;
  const all: number[] = [];
  for (let axis = 0; axis < (vectors[0]?.length ?? 0); axis++) {
    let sum = 0;
    let squares = 0;
    for (const vector of vectors) {
      const value = vector[axis] ?? 0;
      sum += Math.abs(value);
      squares += value * value;
    }
    if (squares > 0) {
      all.push((1 - (sum * sum) / (n * squares)) / (1 - 1 / n));
    }
  }
  return all;
}

/** Returns the median of numbers; `undefined` if there are none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  return sorted.length % 2 === 1 || upper === undefined ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Returns the indices of the `count` largest numbers that are greater than `above`, the largest first. */
export function largest(values: readonly number[], count: number, above = -Infinity): number[] {
  return values
    .map((_, index) => index)
    .filter((index) => (values[index] ?? 0) > above)
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    .slice(0, count);
}
