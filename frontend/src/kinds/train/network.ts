/** The functions that hidden layers apply to their sums. */
export const ACTIVATIONS = ['sigmoid', 'relu', 'leaky-relu', 'tanh', 'sin'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** A small fully connected network without its weights. */
export interface Network {
  readonly inputs: number;
  /** The number of neurons of each hidden layer. */
  readonly hidden: readonly number[];
  /** The activation of each hidden layer. */
  readonly activations: readonly Activation[];
  readonly outputs: number;
  readonly output: 'sigmoid' | 'softmax';
}

/** Where a layer's weights are among all weights: a matrix `[from][to]`, then a bias for each of `to`. */
export interface LayerPlace {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
}

const LEAK = 0.01;

/** Returns where the weights of each layer are; the last layer is the output. */
export function placesOf(network: Network): readonly LayerPlace[] {
  const places: LayerPlace[] = [];
  let [from, begin] = [network.inputs, 0];
  for (const to of [...network.hidden, network.outputs]) {
    places.push({ from, to, begin });
    begin += (from + 1) * to;
    from = to;
  }
  return places;
}

/** Returns the index of the weight from one neuron to another. */
export function weightIndex({ begin, to }: LayerPlace, source: number, target: number): number {
  return begin + source * to + target;
}

/** Returns the index of a neuron's bias. */
export function biasIndex({ begin, from, to }: LayerPlace, neuron: number): number {
  return begin + from * to + neuron;
}

/** Returns the activation of a neuron with a sum. */
export function activate(activation: Activation, sum: number): number {
  switch (activation) {
    case 'sigmoid':
      return 1 / (1 + Math.exp(-sum));
    case 'relu':
      return Math.max(0, sum);
    case 'leaky-relu':
      return sum > 0 ? sum : LEAK * sum;
    case 'tanh':
      return Math.tanh(sum);
    case 'sin':
      return Math.sin(sum);
  }
}

/**
 * Returns the activations of each layer for an input, the outputs last.
 *
 * @param places where the weights are; given by who asks for many inputs
 */
export function forward(
  network: Network,
  weights: Float32Array,
  input: readonly number[],
  places = placesOf(network),
): readonly number[][] {
  const layers: number[][] = [];
  let values: readonly number[] = input;
  places.forEach((place, layer) => {
    const activation = network.activations[layer];
    const sums = Array.from({ length: place.to }, (_, neuron) => sum(place, weights, values, neuron));
    values =
      activation === undefined ? outputsOf(network.output, sums) : sums.map((each) => activate(activation, each));
    layers.push([...values]);
  });
  return layers;
}

function sum(place: LayerPlace, weights: Float32Array, values: readonly number[], neuron: number): number {
  let total = weights[biasIndex(place, neuron)] ?? 0;
  for (let from = 0; from < place.from; from++) {
    total += (values[from] ?? 0) * (weights[weightIndex(place, from, neuron)] ?? 0);
  }
  return total;
}

/** Returns the outputs of a network with some sums. */
export function outputsOf(output: Network['output'], sums: readonly number[]): number[] {
  if (output === 'sigmoid') {
    return sums.map((each) => activate('sigmoid', each));
  }
  const most = Math.max(...sums);
  const powers = sums.map((each) => Math.exp(each - most));
  const all = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / all);
}

/**
 * Returns the activation of every neuron at every point of a square grid over the first two inputs.
 *
 * @param side the number of points along each side
 * @param least the smallest value of both inputs
 * @param most the largest value of both inputs
 * @param others the values of the other inputs
 * @returns for each layer and neuron the values row by row, from the top
 */
export function planeMaps(
  network: Network,
  weights: Float32Array,
  { side, least, most, others }: { side: number; least: number; most: number; others: readonly number[] },
): readonly Float32Array[][] {
  const coordinate = (index: number): number => least + ((index + 0.5) / side) * (most - least);
  const size = side * side;
  let before: readonly Float32Array[] = [
    Float32Array.from({ length: size }, (_, point) => coordinate(point % side)),
    Float32Array.from({ length: size }, (_, point) => coordinate(side - 1 - Math.floor(point / side))),
    ...others.map((value) => new Float32Array(size).fill(value)),
  ];
  return placesOf(network).map((place, layer) => {
    const maps = Array.from({ length: place.to }, (_, neuron) => sumMap(place, weights, before, neuron));
    const activation = network.activations[layer];
    if (activation === undefined) {
      answer(network.output, maps);
    } else {
      maps.forEach((map) => activateAll(activation, map));
    }
    before = maps;
    return maps;
  });
}

/** Returns a neuron's sums at all points, from the maps of the layer before it. */
function sumMap(
  place: LayerPlace,
  weights: Float32Array,
  before: readonly Float32Array[],
  neuron: number,
): Float32Array {
  const sums = new Float32Array(before[0]?.length ?? 0).fill(weights[biasIndex(place, neuron)] ?? 0);
  before.forEach((map, from) => {
    const weight = weights[weightIndex(place, from, neuron)] ?? 0;
    for (let point = 0; point < sums.length; point++) {
      sums[point] = (sums[point] ?? 0) + weight * (map[point] ?? 0);
    }
  });
  return sums;
}

function activateAll(activation: Activation, map: Float32Array): void {
  for (let point = 0; point < map.length; point++) {
    map[point] = activate(activation, map[point] ?? 0);
  }
}

/** Replaces the sums of the last layer at all points by the outputs. */
function answer(output: Network['output'], maps: readonly Float32Array[]): void {
  if (output === 'sigmoid') {
    maps.forEach((map) => activateAll('sigmoid', map));
    return;
  }
  for (let point = 0; point < (maps[0]?.length ?? 0); point++) {
    const outputs = outputsOf(
      output,
      maps.map((map) => map[point] ?? 0),
    );
    maps.forEach((map, neuron) => (map[point] = outputs[neuron] ?? 0));
  }
}

/** A colour's place on a scale from -1 to 1, and what 1 stands for. */
export interface Scaled {
  readonly share: (value: number) => number;
  /** Says what the ends of the scale are where they depend on the neuron. */
  readonly largest: number | undefined;
}

/**
 * Returns the scale of a layer's activations. Sigmoids go from 0 to 1 around a half, tanh and sin from -1 to 1; rectified
 * neurons have no largest activation, and are shown as shares of the largest one among those at hand.
 */
export function scaleOf(activation: Activation | 'sigmoid' | 'softmax', values: Iterable<number>): Scaled {
  switch (activation) {
    case 'sigmoid':
      return { share: (value) => 2 * value - 1, largest: undefined };
    case 'softmax':
      return { share: (value) => value, largest: undefined };
    case 'tanh':
    case 'sin':
      return { share: (value) => value, largest: undefined };
    default: {
      let largest = 0;
      for (const value of values) {
        largest = Math.max(largest, Math.abs(value));
      }
      return { share: (value) => (largest === 0 ? 0 : value / largest), largest };
    }
  }
}
