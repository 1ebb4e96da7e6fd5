import type { Layer } from './layer';
import { lineOf, PARTS, type Line } from './exact-lines';
import { regionsOf, regionsWithin, sideLines, type Region, type Square } from './regions';
import { squareQuantile } from './square-quantile';

/** What is applied to the outputs of a layer. */
export type Activation = 'none' | 'relu' | 'sigmoid' | 'tanh';

/** One or two linear layers over two inputs. */
export interface PlaneLayers {
  readonly first: Layer;
  /** The layer that takes the outputs of the first one, after the activation; without neurons if there is none. */
  readonly second: Layer;
  readonly activation: Activation;
  /** What each neuron of the first layer is compared with; only without a second layer other than 0. */
  readonly thresholds: readonly number[];
}

/** How many parts of 1 the weights of a second layer are counted in, so that all sums of products are whole numbers below 2^53. */
const SECOND_PARTS = 1e3;

/** Returns the thresholds of a layer: the given quantile of each neuron's own outputs over a square, or 0 for the quantile 0. */
export function thresholdsOf(layer: Layer, square: Square, quantile: number): readonly number[] {
  return layer.weights.map(([a = 0, b = 0], i) =>
    quantile === 0 ? 0 : squareQuantile(a, b, layer.biases[i] ?? 0, square, quantile),
  );
}

/** Returns what an activation makes of a neuron's output. */
export function activated(activation: Activation, value: number): number {
  switch (activation) {
    case 'none':
      return value;
    case 'relu':
      return Math.max(0, value);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-value));
    case 'tanh':
      return Math.tanh(value);
  }
}

/** Returns whether the second layer is affine on each region of the first, so that its regions are polygons. */
export function isPiecewiseAffine(activation: Activation): boolean {
  return activation === 'none' || activation === 'relu';
}

/** Returns the lines on which the first layer's neurons change their sign. */
export function firstLines({ first, thresholds }: PlaneLayers): readonly Line[] {
  return first.weights.map(([a = 0, b = 0], i) => lineOf(a, b, (first.biases[i] ?? 0) - (thresholds[i] ?? 0)));
}

/** Returns the affine functions that the second layer's neurons are in a region of the first layer. */
export function secondLines(layers: PlaneLayers, first: readonly Line[], region: Region): readonly Line[] {
  const isLet = (neuron: number): boolean => layers.activation === 'none' || region.signs[neuron] === 1;
  return layers.second.weights.map((weights, i) => {
    let [a, b, c] = [0, 0, Math.round((layers.second.biases[i] ?? 0) * SECOND_PARTS) * PARTS];
    first.forEach((line, neuron) => {
      if (isLet(neuron)) {
        const weight = Math.round((weights[neuron] ?? 0) * SECOND_PARTS);
        a += weight * line.a;
        b += weight * line.b;
        c += weight * line.c;
      }
    });
    return { a, b, c };
  });
}

/** Returns the outputs of the first layer at an input, before the activation and less the thresholds. */
export function firstValues({ first, thresholds }: PlaneLayers, x: number, y: number): number[] {
  return first.weights.map(([a = 0, b = 0], i) => a * x + b * y + (first.biases[i] ?? 0) - (thresholds[i] ?? 0));
}

/** Returns the outputs of the second layer at an input, before the activation. */
export function secondValues({ first, second, activation }: PlaneLayers, x: number, y: number): number[] {
  const hidden = first.weights.map(([a = 0, b = 0], i) =>
    activated(activation, a * x + b * y + (first.biases[i] ?? 0)),
  );
  return second.weights.map((weights, i) =>
    weights.reduce((sum, weight, j) => sum + weight * (hidden[j] ?? 0), second.biases[i] ?? 0),
  );
}

/** A piece of the line on which a neuron of the second layer changes its sign. */
export interface CutPiece {
  readonly neuron: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** The regions of the shown square. */
export interface PlaneRegions {
  /** The regions of all layers, each with the signs of the first layer's neurons followed by those of the second. */
  readonly regions: readonly Region[];
  /** The number of regions of the first layer alone. */
  readonly ofFirst: number;
  /** The lines on which neurons of the second layer change their signs. */
  readonly bent: readonly CutPiece[];
}

/**
 * Returns the regions of a square in which no neuron of either layer changes its sign. Within a region of the first layer each neuron
 * of the second is affine, so its line cuts the region straight; from one region to the next it bends. If the second layer is not
 * affine there, the regions are those of the first layer.
 */
export function planeRegions(layers: PlaneLayers, square: Square): PlaneRegions {
  const lines = firstLines(layers);
  const firsts = regionsOf(square, lines);
  if (layers.second.weights.length === 0 || !isPiecewiseAffine(layers.activation)) {
    return { regions: firsts, ofFirst: firsts.length, bent: [] };
  }
  const bent: CutPiece[] = [];
  const regions = firsts.flatMap((region) => {
    const second = secondLines(layers, lines, region);
    const of = sideLines(square, [...lines, ...second]);
    return regionsWithin(region, second, lines.length, of, (part, number) => {
      bent.push(pieceOf(part, number, number - lines.length));
    });
  });
  return { regions, ofFirst: firsts.length, bent };
}

/** Returns the side of a region with a number, which is a piece of a neuron's line. */
function pieceOf({ corners, sides }: Region, side: number, neuron: number): CutPiece {
  const index = sides.indexOf(side);
  const from = corners[index]!;
  const to = corners[(index + 1) % corners.length]!;
  return { neuron, from: [from.x, from.y], to: [to.x, to.y] };
}

/** How many parts a side of the square has on the grid that contours are drawn from. */
const GRID = 96;

/**
 * Returns the lines on which neurons of the second layer change their signs, for an activation that is not piecewise affine: by linear
 * interpolation in the triangles of a grid.
 */
export function contours(layers: PlaneLayers, { low, high }: Square, parts = GRID): readonly CutPiece[] {
  const at = (index: number): number => low + ((high - low) * index) / parts;
  const values = Array.from({ length: (parts + 1) ** 2 }, (_, i) =>
    secondValues(layers, at(i % (parts + 1)), at(Math.floor(i / (parts + 1)))),
  );
  const pieces: CutPiece[] = [];
  layers.second.weights.forEach((_, neuron) => {
    const corner = (column: number, row: number): [number, number, number] => [
      at(column),
      at(row),
      values[row * (parts + 1) + column]![neuron]!,
    ];
    for (let row = 0; row < parts; row++) {
      for (let column = 0; column < parts; column++) {
        const [p, q] = [corner(column, row), corner(column + 1, row + 1)];
        for (const r of [corner(column + 1, row), corner(column, row + 1)]) {
          const ends = (
            [
              [p, q],
              [q, r],
              [r, p],
            ] as const
          )
            .filter(([s, t]) => s[2] > 0 !== t[2] > 0)
            .map(zeroBetween);
          if (ends.length === 2) {
            pieces.push({ neuron, from: ends[0]!, to: ends[1]! });
          }
        }
      }
    }
  });
  return pieces;
}

function zeroBetween([s, t]: readonly [readonly number[], readonly number[]]): [number, number] {
  const share = s[2]! / (s[2]! - t[2]!);
  return [s[0]! + share * (t[0]! - s[0]!), s[1]! + share * (t[1]! - s[1]!)];
}
