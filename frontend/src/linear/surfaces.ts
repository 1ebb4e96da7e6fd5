import {
  activated,
  firstLines,
  isPiecewiseAffine,
  planeRegions,
  secondValues,
  type Activation,
  type PlaneLayers,
} from './plane-layers';
import { regionsOf, type Region, type Square } from './regions';

/** A neuron's output over the shown square, as triangles. */
export interface Surface {
  /** The corners of triangles, three numbers each: first input, second input, output. */
  readonly corners: Float32Array;
  /** For each corner the neuron's output before the activation less its threshold. Its sign is the colour. */
  readonly signals: Float32Array;
}

/** How many parts a side of the square has where a surface is curved. */
const PARTS = 40;

/** Returns the surfaces of the last layer's neurons, at most `most` of them. */
export function surfacesOf(layers: PlaneLayers, square: Square, most: number): readonly Surface[] {
  return layers.second.biases.length === 0
    ? surfacesOfFirst(layers, square, most)
    : surfacesOfSecond(layers, square, most);
}

function surfacesOfFirst(layers: PlaneLayers, square: Square, most: number): readonly Surface[] {
  const { first, activation, thresholds } = layers;
  return first.biases.slice(0, most).map((bias, neuron) => {
    const [a = 0, b = 0] = first.weights[neuron]!;
    const points = isPiecewiseAffine(activation)
      ? regionsOf(square, cutsOf(layers, neuron)).flatMap(triangles)
      : gridTriangles(square);
    const values = points.map(([x, y]) => a * x + b * y + bias);
    return surface(points, values, thresholds[neuron] ?? 0, activation);
  });
}

function surfacesOfSecond(layers: PlaneLayers, square: Square, most: number): readonly Surface[] {
  const points = isPiecewiseAffine(layers.activation)
    ? planeRegions(layers, square).regions.flatMap(triangles)
    : gridTriangles(square);
  const values = points.map(([x, y]) => secondValues(layers, x, y));
  return layers.second.biases.slice(0, most).map((_, neuron) =>
    surface(
      points,
      values.map((each) => each[neuron]!),
      0,
      layers.activation,
    ),
  );
}

/** Returns the lines along which a neuron of a single layer is cut: where its sign changes, and where ReLU folds it. */
function cutsOf(layers: PlaneLayers, neuron: number): ReturnType<typeof firstLines> {
  const atThreshold = firstLines(layers)[neuron]!;
  const atZero = firstLines({ ...layers, thresholds: [] })[neuron]!;
  return layers.activation === 'relu' ? [atThreshold, atZero] : [atThreshold];
}

function triangles({ corners }: Region): [number, number][] {
  return corners.slice(2).flatMap((corner, i): [number, number][] => {
    const [p, q] = [corners[0]!, corners[i + 1]!];
    return [
      [p.x, p.y],
      [q.x, q.y],
      [corner.x, corner.y],
    ];
  });
}

function gridTriangles({ low, high }: Square): [number, number][] {
  const at = (index: number): number => low + ((high - low) * index) / PARTS;
  const points: [number, number][] = [];
  for (let row = 0; row < PARTS; row++) {
    for (let column = 0; column < PARTS; column++) {
      const [x0, x1, y0, y1] = [at(column), at(column + 1), at(row), at(row + 1)];
      points.push([x0, y0], [x1, y0], [x1, y1], [x0, y0], [x1, y1], [x0, y1]);
    }
  }
  return points;
}

function surface(
  points: readonly (readonly [number, number])[],
  values: readonly number[],
  threshold: number,
  activation: Activation,
): Surface {
  const corners = new Float32Array(points.length * 3);
  const signals = new Float32Array(points.length);
  points.forEach(([x, y], i) => {
    corners.set([x, y, activated(activation, values[i]!)], 3 * i);
    signals[i] = values[i]! - threshold;
  });
  return { corners, signals };
}

/** Returns the least and the greatest output of surfaces, with 0 between them. */
export function heightsOf(surfaces: readonly Surface[]): readonly [number, number] {
  let [least, most] = [0, 0];
  for (const { corners } of surfaces) {
    for (let i = 2; i < corners.length; i += 3) {
      least = Math.min(least, corners[i]!);
      most = Math.max(most, corners[i]!);
    }
  }
  return [least, most];
}
