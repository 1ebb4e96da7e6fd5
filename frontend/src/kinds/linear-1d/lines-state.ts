import { type FigureSpec, specField, specNumber } from '../../lib/specs';
import type { Interval } from '../../linear/interval-regions';
import { layerOf, layerParameters, withNeuron, type LayerShape, type LayerState } from '../../linear/layer';

/** The shape of the layers; `Linear1dSpec` has the same numbers. */
export const SHAPE: LayerShape = { inputs: 1, neurons: 8, mostNeurons: 1000, seed: 1924 };

/** What a reader can change in the figure. */
export interface LinesState extends LayerState {
  readonly inputs: 'positive' | 'both';
  /** The two inputs at which outputs are read off. */
  readonly probes: readonly [number, number];
  /** The quantile of each neuron's outputs that is its threshold; 0 for thresholds of zero. */
  readonly quantile: number;
  /** Whether the lines are shown beside the regions. */
  readonly guides: boolean;
}

const PROBES = [0.3, 0.7] as const;

/** Returns the state that a figure's spec describes. */
export function stateOf(spec: FigureSpec): LinesState {
  return {
    ...layerOf(spec, SHAPE),
    inputs: specField(spec, 'inputs') === 'both' ? 'both' : 'positive',
    probes: [specNumber(spec, 'first', PROBES[0]), specNumber(spec, 'second', PROBES[1])],
    quantile: specNumber(spec, 'quantile', 0),
    guides: specField(spec, 'guides') !== 'false',
  };
}

/** Returns the parameters of a state that differ from their defaults, as links write them. */
export function parametersOf(state: LinesState): Record<string, string> {
  const [first, second] = state.probes;
  return {
    ...layerParameters(state, SHAPE),
    ...(state.inputs !== 'positive' && { inputs: state.inputs }),
    ...(first !== PROBES[0] && { first: String(first) }),
    ...(second !== PROBES[1] && { second: String(second) }),
    ...(state.quantile !== 0 && { quantile: String(state.quantile) }),
    ...(!state.guides && { guides: 'false' }),
  };
}

/** Returns the inputs that a figure shows. */
export function intervalOf({ inputs }: LinesState): Interval {
  return { least: inputs === 'both' ? -1 : 0, most: 1 };
}

/** Returns a state with another input of a probe. */
export function withProbe(state: LinesState, index: 0 | 1, x: number): LinesState {
  const [first, second] = state.probes;
  return { ...state, probes: index === 0 ? [x, second] : [first, x] };
}

/** Returns a state with other numbers of a neuron; its layer is no longer that of a seed. */
export function withLine(state: LinesState, neuron: number, weight: number, bias: number): LinesState {
  return { ...state, layer: withNeuron(state.layer, neuron, [weight], bias), seed: undefined };
}

/** Returns the name of a neuron. */
export function nameOf(neuron: number): string {
  return `n${neuron + 1}`;
}

/** Returns the names of the two probes: the smaller signal is the one whose input is nearer to zero. */
export function probeNames([first, second]: readonly [number, number]): readonly [string, string] {
  return Math.abs(first) <= Math.abs(second) ? ['small signal', 'large signal'] : ['large signal', 'small signal'];
}

/** Returns a number with two decimals, its sign always written. */
export function signedText(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** Returns a number with as many decimals as it has, at most three, and a real minus sign. */
export function plainText(value: number): string {
  return String(Math.round(value * 1000) / 1000).replace('-', '−');
}
