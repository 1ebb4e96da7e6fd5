import { describe, expect, it } from 'vitest';
import { Crossing, lineOf, type Line } from './exact-lines';
import { distinctLines, mostRegions, regionsOfPlane } from './plane-regions';
import { firstLines } from './plane-layers';
import { doubleArea, middleOf, regionAt, regionsOf, type Square } from './regions';
import { oneLayer, randomLayer, uniform } from './test-layers';

const SQUARE: Square = { low: -1, high: 1 };
const SEEDS = Array.from({ length: 30 }, (_, seed) => seed + 1);

/** The sign patterns at the points of a grid, as texts; points near a line are left out. */
function patternsOnGrid(lines: readonly Line[], { low, high }: Square, parts: number): Set<string> {
  const patterns = new Set<string>();
  for (let i = 0; i < parts; i++) {
    for (let j = 0; j < parts; j++) {
      const [x, y] = [low + ((high - low) * (i + 0.5)) / parts, low + ((high - low) * (j + 0.5)) / parts];
      const values = lines.map(({ a, b, c }) => a * x + b * y + c);
      if (values.every((value, k) => Math.abs(value) > 1e-6 || isZero(lines[k]!))) {
        patterns.add(values.map((value) => Math.sign(value)).join());
      }
    }
  }
  return patterns;
}

function isZero({ a, b, c }: Line): boolean {
  return a === 0 && b === 0 && c === 0;
}

describe('the regions of a square', () => {
  it.each(SEEDS)('have the sign patterns of the points of a grid (seed %i)', (seed) => {
    const lines = firstLines(oneLayer(randomLayer(5, seed, 3)));
    const regions = regionsOf(SQUARE, lines);
    const patterns = new Set(regions.map(({ signs }) => signs.join()));
    expect(patterns.size).toBe(regions.length);
    const seen = patternsOnGrid(lines, SQUARE, 400);
    expect([...seen].filter((pattern) => !patterns.has(pattern))).toEqual([]);
    // the grid misses only regions that are narrower than its mesh
    for (const region of regions.filter(({ signs }) => !seen.has(signs.join()))) {
      expect(doubleArea(region)).toBeLessThan(0.02);
    }
  });

  it.each(SEEDS)('cover the square where lines are parallel, the same, or meet in one point (seed %i)', (seed) => {
    const layer = randomLayer(7, seed, 0);
    const lines = firstLines(oneLayer({ ...layer, biases: layer.biases.map((bias) => bias / 2) }));
    const regions = regionsOf(SQUARE, lines);
    expect(new Set(regions.map(({ signs }) => signs.join())).size).toBe(regions.length);
    expect(regions.reduce((sum, region) => sum + doubleArea(region), 0)).toBeCloseTo(8, 10);
    for (const region of regions) {
      expect(doubleArea(region)).toBeGreaterThan(1e-6);
      const { x, y } = middleOf(region);
      expect(lines.map(({ a, b, c }) => Math.sign(a * x + b * y + c) + 0)).toEqual(region.signs.map((s) => s + 0));
    }
    expect([...patternsOnGrid(lines, SQUARE, 101)].sort()).toEqual(regions.map(({ signs }) => signs.join()).sort());
  });

  it('are found by a point in them', () => {
    const regions = regionsOf(SQUARE, firstLines(oneLayer(randomLayer(12, 4, 3))));
    regions.forEach((region, index) => expect(regionAt(regions, middleOf(region))).toBe(index));
  });

  it('are those of the lines that cross the square', () => {
    expect(regionsOf(SQUARE, [lineOf(1, 0, -2), lineOf(0, 1, 2)]).map(({ signs }) => signs)).toEqual([[-1, 1]]);
    // a line along a side or through a corner cuts nothing off
    expect(regionsOf(SQUARE, [lineOf(1, 0, -1), lineOf(1, 1, 2)])).toHaveLength(1);
    expect(regionsOf({ low: 0, high: 1 }, [lineOf(1, -1, 0), lineOf(2, -2, 0)])).toHaveLength(2);
  });

  it('have the sign of a neuron that is constant', () => {
    const signs = regionsOf(SQUARE, [lineOf(0, 0, 3), lineOf(0, 0, -0.001), lineOf(0, 0, 0)]).map((r) => r.signs);
    expect(signs).toEqual([[1, -1, 0]]);
  });
});

describe('the regions of the plane', () => {
  it.each([0, 1, 2, 3, 8, 30])('are as many as there can be for %i random lines', (count) => {
    const next = uniform(count + 1);
    const lines = Array.from({ length: count }, () => lineOf(next() - 0.5, next() - 0.5, next() - 0.5));
    expect(regionsOfPlane(lines)).toBe(mostRegions(count));
  });

  it('have closed forms for parallel lines, lines through one point, and a grid', () => {
    const parallel = [1, 2, 3, 4].map((c) => lineOf(0.1, 0.3, c));
    expect(regionsOfPlane(parallel)).toBe(5);
    const pencil = [1, 2, 3, 4, 5].map((a) => lineOf(a, 1, -0.1 * a - 0.7));
    expect(regionsOfPlane(pencil)).toBe(10);
    const grid = [0.1, 0.2, 0.3].flatMap((c) => [lineOf(1, 0, c), lineOf(0, -3, c)]);
    expect(regionsOfPlane(grid)).toBe(16);
  });

  it('count a line once, and no constant neuron', () => {
    const lines = [lineOf(1, 2, 3), lineOf(-0.1, -0.2, -0.3), lineOf(0, 0, 1), lineOf(2, 4, 6)];
    expect(distinctLines(lines)).toHaveLength(1);
    expect(regionsOfPlane(lines)).toBe(2);
  });

  it.each(SEEDS)('are those of a square that contains all crossings (seed %i)', (seed) => {
    const layer = randomLayer(6, seed, 0);
    const lines = firstLines(oneLayer(layer));
    expect(regionsOf({ low: -50, high: 50 }, lines)).toHaveLength(regionsOfPlane(lines));
  });
});

describe('a crossing', () => {
  it('is on a third line only if it is so exactly', () => {
    const at = new Crossing(lineOf(0.1, 0.2, -0.3), lineOf(0.7, -0.1, -0.6));
    expect(at.signOf(lineOf(1 / 8, 1 / 8, -1 / 4))).toBe(0);
    expect(at.signOf(lineOf(1000, 1000, -2000))).toBe(0);
    expect(at.signOf(lineOf(1000, 1000, -2000 + 1e-6))).toBe(1);
    expect(at.signOf(lineOf(1000, 1000, -2000 - 1e-6))).toBe(-1);
  });

  it('is decided where lines are almost parallel', () => {
    const at = new Crossing(lineOf(999.999, 1000, 0), lineOf(999.998, 999.999, 0.000001));
    for (const line of [lineOf(1, 0, 0), lineOf(0, 1, 0), lineOf(999.999, 1000, 0.000001)]) {
      expect(Math.abs(at.signOf(line))).toBe(1);
    }
    expect(at.signOf(lineOf(999.999, 1000, 0))).toBe(0);
  });
});
