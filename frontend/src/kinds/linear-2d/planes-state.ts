import { type FigureSpec, specField, specNumber } from '../../lib/specs';
import { drawnLayer, layerOf, layerParameters, numbersOf, type LayerShape, type LayerState } from '../../linear/layer';
import { thresholdsOf, type Activation, type PlaneLayers } from '../../linear/plane-layers';
import { HOME } from '../../linear/planes-camera';
import type { PlanesCamera } from '../../linear/planes-content';
import type { Point, Square } from '../../linear/regions';

/** The shape of the layers; `Linear2dSpec` has the same numbers. */
export const SHAPE: LayerShape = { inputs: 2, neurons: 5, mostNeurons: 1000, seed: 19412 };

/** The most neurons of the second layer. */
export const MOST_SECOND = 16;

export const ACTIVATIONS: readonly Activation[] = ['none', 'relu', 'sigmoid', 'tanh'];

export type Inputs = 'both' | 'positive';

/** What a reader can change in the figure. */
export interface PlanesState extends LayerState {
  readonly inputs: Inputs;
  readonly activation: Activation;
  /** The number of neurons of the second layer; 0 if there is none. */
  readonly secondNeurons: number;
  readonly secondSeed: number;
  /** The quantile of each neuron's outputs that is its threshold; 0 for thresholds of zero. */
  readonly quantile: number;
  readonly view: 'planes' | 'flat';
  /** Whether arrows, names and patterns are shown beside the regions. */
  readonly guides: boolean;
  readonly picks: readonly [Point, Point];
  readonly camera: PlanesCamera;
}

const PICKS: Readonly<Record<Inputs, readonly [Point, Point]>> = {
  both: [
    { x: -0.6, y: -0.5 },
    { x: 0.8, y: 0.5 },
  ],
  positive: [
    { x: 0.25, y: 0.3 },
    { x: 0.75, y: 0.7 },
  ],
};

/** Returns the points that are picked by default. */
export function usualPicks(inputs: Inputs): readonly [Point, Point] {
  return PICKS[inputs];
}

/** Returns the state that a figure's spec describes. */
export function stateOf(spec: FigureSpec): PlanesState {
  const inputs = specField(spec, 'inputs') === 'positive' ? 'positive' : 'both';
  const activation = specField(spec, 'activation') as Activation;
  return {
    ...layerOf(spec, SHAPE),
    inputs,
    activation: ACTIVATIONS.includes(activation) ? activation : 'none',
    secondNeurons: specNumber(spec, 'second-neurons', 0),
    secondSeed: specNumber(spec, 'second-seed', SHAPE.seed),
    quantile: specNumber(spec, 'quantile', 0),
    view: specField(spec, 'view') === 'planes' ? 'planes' : 'flat',
    guides: specField(spec, 'guides') !== 'false',
    picks: [pointOf(spec, 'first', PICKS[inputs][0]), pointOf(spec, 'second', PICKS[inputs][1])],
    camera: {
      turn: specNumber(spec, 'turn', HOME.turn),
      lift: specNumber(spec, 'lift', HOME.lift),
      zoom: specNumber(spec, 'zoom', HOME.zoom),
    },
  };
}

function pointOf(spec: FigureSpec, name: string, usual: Point): Point {
  const [x, y] = numbersOf(spec[name]);
  return x === undefined || y === undefined ? usual : { x, y };
}

/** Returns the parameters of a state that differ from their defaults, as links write them. */
export function parametersOf(state: PlanesState): Record<string, string> {
  const { inputs, activation, secondNeurons, secondSeed, quantile, view, guides, picks, camera } = state;
  const [first, second] = PICKS[inputs];
  return {
    ...layerParameters(state, SHAPE),
    ...(inputs !== 'both' && { inputs }),
    ...(activation !== 'none' && { activation }),
    ...(secondNeurons > 0 && { 'second-neurons': String(secondNeurons) }),
    ...(secondNeurons > 0 && secondSeed !== SHAPE.seed && { 'second-seed': String(secondSeed) }),
    ...(secondNeurons === 0 && quantile !== 0 && { quantile: String(quantile) }),
    ...(view === 'planes' && { view }),
    ...(view === 'flat' && !guides && { guides: 'false' }),
    ...(!isSame(picks[0], first) && { first: `${picks[0].x},${picks[0].y}` }),
    ...(!isSame(picks[1], second) && { second: `${picks[1].x},${picks[1].y}` }),
    ...(view === 'planes' && cameraParameters(camera)),
  };
}

function cameraParameters({ turn, lift, zoom }: PlanesCamera): Record<string, string> {
  return {
    ...(turn !== HOME.turn && { turn: String(turn) }),
    ...(lift !== HOME.lift && { lift: String(lift) }),
    ...(zoom !== HOME.zoom && { zoom: String(zoom) }),
  };
}

function isSame(one: Point, other: Point): boolean {
  return one.x === other.x && one.y === other.y;
}

/** Returns the square of inputs that a figure shows. */
export function squareOf({ inputs }: PlanesState): Square {
  return { low: inputs === 'both' ? -1 : 0, high: 1 };
}

/** Returns the layers of a state. */
export function layersOf(state: PlanesState): PlaneLayers {
  const { layer, activation, secondNeurons, secondSeed, quantile } = state;
  return {
    first: layer,
    second: drawnLayer(secondSeed, secondNeurons, layer.biases.length),
    activation,
    thresholds: thresholdsOf(layer, squareOf(state), secondNeurons > 0 ? 0 : quantile),
  };
}
