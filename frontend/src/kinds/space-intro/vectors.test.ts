import { describe, expect, it } from 'vitest';
import {
  angleBetween,
  axesHolding,
  distance,
  dot,
  largest,
  lengthOf,
  mean,
  median,
  nonZeroShare,
  relu,
  sparsities,
  turned,
  unitVector,
  unpack,
  type Vector,
} from './vectors';

/** Returns numbers that look random and are the same each time. */
function numbers(count: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 31 - 1;
  });
}

function vector(length: number, seed: number): Vector {
  return Float64Array.from(numbers(length, seed));
}

/** The matrix of a turn as a product of matrices, one for each pair of axes, by their definition. */
function matrixOf(length: number, degrees: number): number[][] {
  let whole = identity(length);
  for (let stride = 1; stride < length; stride *= 2) {
    for (let i = 0; i + stride < length; i++) {
      if (Math.floor(i / stride) % 2 === 0) {
        const ones = [...i.toString(2)].filter((digit) => digit === '1').length;
        const angle = (degrees / 180) * Math.PI * (ones % 2 === 0 ? 1 : -1);
        const pair = identity(length);
        set(pair, i, i, Math.cos(angle));
        set(pair, i, i + stride, Math.sin(angle));
        set(pair, i + stride, i, -Math.sin(angle));
        set(pair, i + stride, i + stride, Math.cos(angle));
        whole = times(pair, whole);
      }
    }
  }
  return whole;
}

function set(matrix: number[][], row: number, column: number, value: number): void {
  (matrix[row] ?? [])[column] = value;
}

function identity(length: number): number[][] {
  return Array.from({ length }, (_, i) => Array.from({ length }, (_, j) => (i === j ? 1 : 0)));
}

function times(a: readonly number[][], b: readonly number[][]): number[][] {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)));
}

describe('packed vectors', () => {
  it('are read as they were written', () => {
    // the integers 1, -2, 32767, 0 as little-endian bytes
    const values = btoa(String.fromCharCode(1, 0, 254, 255, 255, 127, 0, 0));
    expect(unpack({ count: 2, length: 2, unit: 0.5, values })).toEqual([
      Float64Array.of(0.5, -1),
      Float64Array.of(16383.5, 0),
    ]);
  });
});

describe('a turn of all axes', () => {
  it.each([1, 2, 3, 7, 8, 12])('is the product of the turns of its pairs, of %d axes', (length) => {
    for (const degrees of [0, 17, 45, 90, 133]) {
      const x = vector(length, 5);
      const expected = matrixOf(length, degrees).map((row) => dot(row, x));
      turned(x, degrees).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 12));
    }
  });

  it.each([5, 64, 384])('keeps lengths and angles, of %d axes', (length) => {
    for (let seed = 0; seed < 10; seed++) {
      const [a, b] = [vector(length, seed), vector(length, seed + 100)];
      const [p, q] = [turned(a, 31), turned(b, 31)];
      expect(lengthOf(p)).toBeCloseTo(lengthOf(a), 10);
      expect(angleBetween(p, q)).toBeCloseTo(angleBetween(a, b) ?? NaN, 8);
      expect(distance(p, q)).toBeCloseTo(distance(a, b), 10);
    }
  });

  it('does nothing by 0 degrees, mixes all by 45, and exchanges axes by 90', () => {
    const one = new Float64Array(16);
    one[5] = 2;
    expect(turned(one, 0)).toEqual(one);
    turned(one, 45).forEach((value) => expect(Math.abs(value)).toBeCloseTo(0.5, 12));
    expect(turned(one, 90).filter((value) => Math.abs(value) > 1e-9)).toHaveLength(1);
  });

  it('leaves no axis with positive weights alone, which would hold most of every vector after a ReLU', () => {
    for (const degrees of [15, 30, 45, 60, 75]) {
      const sums = turned(new Float64Array(640).fill(1), degrees);
      expect(Math.max(...sums.map(Math.abs))).toBeLessThan(3);
    }
  });

  it('keeps no zeros', () => {
    const sparse = Float64Array.from(numbers(128, 3), (value) => (value > 0.7 ? value : 0));
    expect(nonZeroShare(sparse)).toBeLessThan(0.3);
    expect(nonZeroShare(turned(sparse, 20))).toBe(1);
    expect(axesHolding(turned(sparse, 45), 0.9)).toBeGreaterThan(axesHolding(sparse, 0.9));
  });

  it('is another thing before a ReLU than after it', () => {
    const x = vector(32, 9);
    expect(distance(relu(turned(x, 0)), turned(relu(x), 0))).toBe(0);
    for (const degrees of [10, 45, 90]) {
      expect(distance(relu(turned(x, degrees)), turned(relu(x), degrees))).toBeGreaterThan(0.1);
    }
  });
});

describe('numbers of vectors', () => {
  it('has the dot product with a basis vector as a coordinate', () => {
    const x = vector(20, 1);
    x.forEach((value, i) =>
      expect(
        dot(
          x,
          Float64Array.from(x, (_, j) => (i === j ? 1 : 0)),
        ),
      ).toBe(value),
    );
  });

  it('has unit vectors of length 1', () => {
    for (let degrees = -180; degrees <= 180; degrees += 7) {
      expect(lengthOf(unitVector(degrees))).toBeCloseTo(1, 12);
    }
    expect(unitVector(90)[1]).toBe(1);
  });

  it('counts coordinates that are not zero, and those that hold most', () => {
    expect(nonZeroShare(Float64Array.of(0, 3, 0, -1))).toBe(0.5);
    expect(nonZeroShare(new Float64Array(4))).toBe(0);
    expect(axesHolding(Float64Array.of(0, 3, 0, -1), 0.9)).toBe(1);
    expect(axesHolding(Float64Array.of(1, 1, 1, 1), 0.75)).toBe(3);
    expect(axesHolding(Float64Array.of(1, 1, 1, 1), 1)).toBe(4);
    expect(axesHolding(new Float64Array(4), 0.9)).toBe(0);
  });

  it('has the angle of two vectors, unless one is zero', () => {
    expect(angleBetween([1, 0], [0, 3])).toBeCloseTo(90);
    expect(angleBetween([1, 0], [-2, 0])).toBeCloseTo(180);
    expect(angleBetween([1, 0], [0, 0])).toBeUndefined();
  });

  it('is sparse where one vector alone has a coordinate', () => {
    const vectors = [Float64Array.of(4, 1, 0), Float64Array.of(0, 1, 0), Float64Array.of(0, -1, 0)];
    const [one, equal, ...others] = sparsities(vectors);
    expect(one).toBeCloseTo(1, 12);
    expect(equal).toBeCloseTo(0, 12);
    expect(others).toEqual([]);
  });

  it('is as sparse as the definition says', () => {
    const vectors = [0, 1, 2, 3, 4, 5].map((seed) => vector(3, seed));
    sparsities(vectors).forEach((value, axis) => {
      const along = vectors.map((each) => Math.abs(each[axis] ?? 0));
      const a = mean(along) ** 2 / mean(along.map((each) => each * each));
      expect(value).toBeCloseTo((1 - a) / (1 - 1 / 6), 12);
    });
  });

  it('finds the largest and the median', () => {
    expect(largest([3, -1, 8, 0, 8], 3)).toEqual([2, 4, 0]);
    expect(largest([3, -1, 0], 3, 0)).toEqual([0]);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeUndefined();
    expect(mean([])).toBe(0);
  });
});
