import { type FigureSpec, specNumber } from '../lib/specs';
import { rounded, seededNormals } from './seeded-normals';

/** A linear layer `A = W x + b`. */
export interface Layer {
  /** The weights: a row for each neuron, a number for each input. */
  readonly weights: readonly (readonly number[])[];
  /** The biases, one for each neuron. */
  readonly biases: readonly number[];
}

/** A layer, and the seed from which it was drawn; no seed once it was edited. */
export interface LayerState {
  readonly layer: Layer;
  readonly seed: number | undefined;
}

/** The shape of the layers that a kind shows, and the layer that it shows by default; the server has the same numbers. */
export interface LayerShape {
  readonly inputs: number;
  readonly neurons: number;
  readonly mostNeurons: number;
  readonly seed: number;
}

/** The most neurons whose weights and biases a link can contain, so that they can be edited. */
export const MOST_EDITED = 64;

/** The largest weight or bias. */
export const MOST_NUMBER = 1000;

/** Returns a layer of standard normal numbers. A larger layer of the same seed begins with the same neurons. */
export function drawnLayer(seed: number, neurons: number, inputs: number): Layer {
  const next = seededNormals(seed);
  const weights: number[][] = [];
  const biases: number[] = [];
  for (let neuron = 0; neuron < neurons; neuron++) {
    weights.push(Array.from({ length: inputs }, next));
    biases.push(next());
  }
  return { weights, biases };
}

/** Returns the output of a neuron before any activation function. */
export function output({ weights, biases }: Layer, neuron: number, x: readonly number[]): number {
  const row = weights[neuron] ?? [];
  let sum = biases[neuron] ?? 0;
  for (let input = 0; input < row.length; input++) {
    sum += (row[input] ?? 0) * (x[input] ?? 0);
  }
  return sum;
}

/** Returns the output of each neuron before any activation function. */
export function outputs(layer: Layer, x: readonly number[]): number[] {
  return layer.biases.map((_, neuron) => output(layer, neuron, x));
}

/** Returns whether each output is above (1), below (-1) or at (0) the neuron's threshold; thresholds are 0 by default. */
export function signs(values: readonly number[], thresholds: readonly number[] = []): number[] {
  return values.map((value, neuron) => Math.sign(value - (thresholds[neuron] ?? 0)));
}

/** Returns signs as a text such as `+−0+`. */
export function signText(of: readonly number[]): string {
  return of.map((sign) => (sign > 0 ? '+' : sign < 0 ? '−' : '0')).join('');
}

/** Returns a layer in which one neuron has other numbers, rounded to three decimals and limited to what links allow. */
export function withNeuron(layer: Layer, neuron: number, weights: readonly number[], bias: number): Layer {
  return {
    weights: layer.weights.map((row, index) => (index === neuron ? weights.map(allowed) : row)),
    biases: layer.biases.map((other, index) => (index === neuron ? allowed(bias) : other)),
  };
}

function allowed(value: number): number {
  return rounded(Math.max(-MOST_NUMBER, Math.min(MOST_NUMBER, value)));
}

/** Reads the layer of a figure's spec, which holds the parameters of `LayerParameters`. */
export function layerOf(spec: FigureSpec, shape: LayerShape): LayerState {
  const biases = numbersOf(spec['biases']);
  if (biases.length === 0) {
    const seed = specNumber(spec, 'seed', shape.seed);
    return { layer: drawnLayer(seed, specNumber(spec, 'neurons', shape.neurons), shape.inputs), seed };
  }
  const flat = numbersOf(spec['weights']);
  const { inputs } = shape;
  const weights = biases.map((_, neuron) => flat.slice(neuron * inputs, (neuron + 1) * inputs));
  return { layer: { weights, biases }, seed: undefined };
}

/** Returns the numbers of a list: an array, or a text with commas, as a link writes it. */
export function numbersOf(value: FigureSpec[string] | undefined): number[] {
  if (value === undefined || value === '') {
    return [];
  }
  const parts = typeof value === 'object' ? value : String(value).split(',');
  return parts.map(Number);
}

/** Returns the parameters of a layer that differ from the defaults of a kind, as links write them. */
export function layerParameters({ layer, seed }: LayerState, shape: LayerShape): Record<string, string> {
  const neurons = layer.biases.length;
  return {
    ...(neurons !== shape.neurons && { neurons: String(neurons) }),
    ...(seed === undefined
      ? { weights: layer.weights.flat().join(','), biases: layer.biases.join(',') }
      : seed !== shape.seed && { seed: String(seed) }),
  };
}
