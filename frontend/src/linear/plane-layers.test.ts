import { describe, expect, it } from 'vitest';
import {
  contours,
  firstValues,
  planeRegions,
  secondValues,
  thresholdsOf,
  type Activation,
  type PlaneLayers,
} from './plane-layers';
import { doubleArea, middleOf, type Square } from './regions';
import { squareQuantile } from './square-quantile';
import { randomLayer, uniform } from './test-layers';
import { signChanges, pointBetween, valuesAt } from './walk';
import { heightsOf, surfacesOf } from './surfaces';

const SQUARE: Square = { low: -1, high: 1 };
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

function layers(seed: number, activation: Activation, first = 5, second = 2): PlaneLayers {
  return {
    first: randomLayer(first, seed, 3),
    second: randomLayer(second, seed + 100, 3, first),
    activation,
    thresholds: [],
  };
}

describe('the regions of two layers', () => {
  it.each(SEEDS)('have the signs that both layers have in their middles (seed %i)', (seed) => {
    const two = layers(seed, 'relu');
    const { regions, ofFirst } = planeRegions(two, SQUARE);
    expect(regions.length).toBeGreaterThanOrEqual(ofFirst);
    expect(new Set(regions.map(({ signs }) => signs.join())).size).toBe(regions.length);
    expect(regions.reduce((sum, region) => sum + doubleArea(region), 0)).toBeCloseTo(8, 9);
    for (const region of regions.filter((each) => doubleArea(each) > 1e-9)) {
      const { x, y } = middleOf(region);
      const values = [...firstValues(two, x, y), ...secondValues(two, x, y)];
      expect(values.map((value) => Math.sign(value))).toEqual(region.signs);
    }
  });

  it.each(SEEDS)('are as many as the patterns of a grid, but for narrow ones (seed %i)', (seed) => {
    const two = layers(seed, 'relu');
    const { regions } = planeRegions(two, SQUARE);
    const patterns = new Map(regions.map((region) => [region.signs.join(), doubleArea(region)]));
    const seen = new Set<string>();
    for (let i = 0; i < 300; i++) {
      for (let j = 0; j < 300; j++) {
        const [x, y] = [(i + 0.5) / 150 - 1, (j + 0.5) / 150 - 1];
        const values = [...firstValues(two, x, y), ...secondValues(two, x, y)];
        // points on a line belong to no region
        if (values.every((value) => Math.abs(value) > 1e-9)) {
          seen.add(values.map((value) => Math.sign(value)).join());
        }
      }
    }
    for (const pattern of seen) {
      expect(patterns.has(pattern)).toBe(true);
    }
    for (const [pattern, area] of patterns) {
      expect(seen.has(pattern) || area < 0.03).toBe(true);
    }
  });

  it.each(SEEDS)('have cuts on which a neuron of the second layer is zero, and which go on (seed %i)', (seed) => {
    const two = layers(seed, 'relu');
    const ends = new Map<string, number>();
    for (const { neuron, from, to } of planeRegions(two, SQUARE).bent) {
      for (const [x, y] of [from, to]) {
        expect(secondValues(two, x, y)[neuron]).toBeCloseTo(0, 9);
        const place = [neuron, x.toFixed(6), y.toFixed(6)].join();
        ends.set(place, (ends.get(place) ?? 0) + 1);
      }
    }
    // a cut ends at the border only; inside, where it bends, pieces meet
    for (const [place, pieces] of ends) {
      const [, x, y] = place.split(',').map(Number);
      const isAtBorder = Math.max(Math.abs(x!), Math.abs(y!)) > 1 - 1e-6;
      expect(pieces % 2 === 0 || isAtBorder).toBe(true);
    }
  });

  it('have straight cuts without an activation: those of the product of both layers', () => {
    const two = layers(3, 'none');
    const { bent } = planeRegions(two, SQUARE);
    for (const { neuron, from, to } of bent) {
      const [[x0, y0], [x1, y1]] = [from, to];
      expect(secondValues(two, (3 * x0 - x1) / 2, (3 * y0 - y1) / 2)[neuron]).toBeCloseTo(0, 9);
    }
  });

  it('are those of the first layer where the second is curved, whose cuts are contours', () => {
    const two = layers(2, 'tanh');
    const { regions, ofFirst } = planeRegions(two, SQUARE);
    expect(regions).toHaveLength(ofFirst);
    const pieces = contours(two, SQUARE);
    expect(pieces.length).toBeGreaterThan(0);
    for (const { neuron, from } of pieces) {
      expect(secondValues(two, ...from)[neuron]).toBeCloseTo(0, 2);
    }
  });
});

describe('the quantile over a square', () => {
  it.each([
    [1, 0.5, 0.2],
    [-0.3, 2, -1],
    [0, 1.5, 0],
    [-0.7, 0, 4],
    [0.4, -0.4, 0],
    [0, 0, 3],
  ])('of %f x + %f y + %f is that of many inputs', (a, b, c) => {
    for (const square of [SQUARE, { low: 0, high: 1 }]) {
      const next = uniform(7);
      const input = (): number => square.low + (square.high - square.low) * next();
      const outputs = Array.from({ length: 200_000 }, () => a * input() + b * input() + c).sort((p, q) => p - q);
      for (const quantile of [0.02, 0.1, 0.5, 0.8, 0.95, 0.99]) {
        const sampled = outputs[Math.floor(quantile * outputs.length)]!;
        expect(Math.abs(squareQuantile(a, b, c, square, quantile) - sampled)).toBeLessThan(0.015);
      }
    }
  });

  it('ends at the least and the greatest output', () => {
    expect(squareQuantile(1, -2, 3, SQUARE, 0)).toBeCloseTo(0, 12);
    expect(squareQuantile(1, -2, 3, SQUARE, 1)).toBeCloseTo(6, 12);
  });

  it('is a threshold that this share of the square does not pass', () => {
    const first = randomLayer(4, 9, 3);
    const one: PlaneLayers = {
      first,
      second: { weights: [], biases: [] },
      activation: 'none',
      thresholds: thresholdsOf(first, SQUARE, 0.95),
    };
    const { regions } = planeRegions(one, SQUARE);
    for (let neuron = 0; neuron < 4; neuron++) {
      const above = regions.filter(({ signs }) => signs[neuron] === 1).reduce((sum, r) => sum + doubleArea(r), 0);
      expect(above / 8).toBeCloseTo(0.05, 5);
    }
  });
});

describe('the way between two inputs', () => {
  it.each(['none', 'relu', 'tanh'] as const)('has every change of a sign in its order (%s)', (activation) => {
    for (const seed of SEEDS) {
      const two = layers(seed, activation);
      const [from, to] = [
        { x: -0.93, y: -0.71 },
        { x: 0.83, y: 0.97 },
      ];
      const changes = signChanges(two, from, to);
      expect(changes.map(({ at }) => at)).toEqual([...changes.map(({ at }) => at)].sort((p, q) => p - q));
      const signs = valuesAt(two, from).map((value) => value > 0);
      for (const { at, neuron, becomesPositive } of changes) {
        expect(valuesAt(two, pointBetween(from, to, at))[neuron]).toBeCloseTo(0, activation === 'tanh' ? 3 : 9);
        expect(signs[neuron]).toBe(!becomesPositive);
        signs[neuron] = becomesPositive;
      }
      expect(valuesAt(two, to).map((value) => value > 0)).toEqual(signs);
    }
  });
});

describe('surfaces', () => {
  it.each(['none', 'relu', 'sigmoid', 'tanh'] as const)('lie on the outputs of their neurons (%s)', (activation) => {
    const two = layers(5, activation, 4, 2);
    for (const of of [two, { ...two, second: { weights: [], biases: [] } }]) {
      for (const [neuron, { corners, signals }] of surfacesOf(of, SQUARE, 8).entries()) {
        let area = 0;
        // the expectations of all points at once, since one for each takes most of the time
        let difference = 0;
        for (let i = 0; i < signals.length; i++) {
          const [x, y, z] = [corners[3 * i]!, corners[3 * i + 1]!, corners[3 * i + 2]!];
          const value = (of.second.weights.length > 0 ? secondValues : firstValues)(of, x, y)[neuron]!;
          const output =
            activation === 'none'
              ? value
              : activation === 'relu'
                ? Math.max(0, value)
                : activation === 'tanh'
                  ? Math.tanh(value)
                  : 1 / (1 + Math.exp(-value));
          difference = Math.max(difference, Math.abs(signals[i]! - value), Math.abs(z - output));
        }
        expect(difference).toBeLessThan(5e-5);
        for (let i = 0; i < corners.length; i += 9) {
          const [x0, y0, x1, y1, x2, y2] = [0, 1, 3, 4, 6, 7].map((j) => corners[i + j]!) as [
            number,
            number,
            number,
            number,
            number,
            number,
          ];
          area += ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2;
        }
        expect(area).toBeCloseTo(4, 4);
      }
    }
  });

  it('have heights with zero between them', () => {
    const [least, most] = heightsOf(surfacesOf(layers(1, 'none', 3, 0), SQUARE, 8));
    expect(least).toBeLessThanOrEqual(0);
    expect(most).toBeGreaterThanOrEqual(0);
  });
});
