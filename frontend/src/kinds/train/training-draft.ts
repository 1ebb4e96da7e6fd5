import { type FigureSpec, specField } from '../../lib/specs';
import { ACTIVATIONS, type Activation } from './network';
import { MOST_POINTS } from './points-csv';

/** A hidden layer of a network that is being planned. */
export interface DraftLayer {
  readonly neurons: number;
  readonly activation: Activation;
}

/** The numbers that a reader chooses for a training, with the least and the largest value of each. */
export const NUMBERS = {
  bits: { least: 1, most: 4, isWhole: true },
  noise: { least: 0, most: 0.5, isWhole: false },
  rate: { least: 0, most: 100, isWhole: false },
  batch: { least: 1, most: 1000, isWhole: true },
  l1: { least: 0, most: 10, isWhole: false },
  l2: { least: 0, most: 10, isWhole: false },
  seed: { least: 0, most: 2 ** 31 - 1, isWhole: true },
  steps: { least: 0, most: 100_000, isWhole: true },
} as const;
export type NumberName = keyof typeof NUMBERS;

/** A training that is being planned. Its numbers are texts as they were typed. */
export interface TrainingDraft {
  readonly problem: string;
  readonly curve: string;
  readonly photograph: string;
  readonly other: string;
  /** The coordinates and the class, 0 or 1, of each point of one's own. */
  readonly points: readonly number[];
  readonly layers: readonly DraftLayer[];
  readonly numbers: Readonly<Record<NumberName, string>>;
}

export const CURVES = ['line', 'angle', 'parabola', 'sine'] as const;

/** The most hidden layers, neurons of one and weights of a network, as the server allows. */
export const MOST_LAYERS = 8;
const MOST_NEURONS = 10_000;
const MOST_WEIGHTS = 200_000;
const LEAST_POINTS = 2;
const DIGIT_PIXELS = 784;

/** Layers and settings with which a problem is learned within seconds. */
interface Suited {
  readonly layers: string;
  readonly activation: Activation;
  readonly rate: string;
  readonly batch: string;
  readonly steps: string;
}

const SUITED: Readonly<Record<string, Suited>> = {
  xor: { layers: '4', activation: 'tanh', rate: '0.5', batch: '10', steps: '2000' },
  adder: { layers: '8', activation: 'tanh', rate: '1', batch: '16', steps: '4000' },
  spiral: { layers: '8,8', activation: 'sin', rate: '1', batch: '32', steps: '2000' },
  checkerboard: { layers: '12,8', activation: 'sin', rate: '1', batch: '32', steps: '3000' },
  image: { layers: '32,32,32', activation: 'sin', rate: '20', batch: '256', steps: '3000' },
  images: { layers: '48,48,48', activation: 'sin', rate: '20', batch: '256', steps: '3000' },
  digits: { layers: '16', activation: 'relu', rate: '0.1', batch: '32', steps: '2000' },
};
const SUITED_POINTS: Suited = { layers: '6', activation: 'tanh', rate: '1', batch: '32', steps: '2000' };

function layersOf(widths: string, activations: string): readonly DraftLayer[] {
  if (widths === 'none' || widths === '') {
    return [];
  }
  const names = activations.split(',');
  return widths.split(',').map((neurons, layer) => ({
    neurons: Number(neurons),
    activation: ACTIVATIONS.find((name) => name === names[names.length === 1 ? 0 : layer]) ?? 'tanh',
  }));
}

/** Returns the draft of a training like that of a spec. */
export function draftOf(spec: FigureSpec): TrainingDraft {
  const points = spec['points'];
  const listed = Array.isArray(points) ? points : String(points ?? '').split(',');
  return {
    problem: specField(spec, 'problem'),
    curve: specField(spec, 'curve'),
    photograph: specField(spec, 'photograph'),
    other: specField(spec, 'other'),
    points: listed.filter((each) => each !== '').map(Number),
    layers: layersOf(specField(spec, 'hidden'), specField(spec, 'activations')),
    numbers: Object.fromEntries(
      Object.keys(NUMBERS).map((name) => [name, specField(spec, name)]),
    ) as TrainingDraft['numbers'],
  };
}

/** Returns a draft of another problem, with layers and settings that suit it. */
export function withProblem(draft: TrainingDraft, problem: string): TrainingDraft {
  const { layers, activation, rate, batch, steps } = SUITED[problem] ?? SUITED_POINTS;
  return {
    ...draft,
    problem,
    layers: layersOf(layers, activation),
    numbers: { ...draft.numbers, rate, batch, steps, l1: '0', l2: '0' },
  };
}

/** Returns a draft with another text of a number. */
export function withNumber(draft: TrainingDraft, name: NumberName, text: string): TrainingDraft {
  return { ...draft, numbers: { ...draft.numbers, [name]: text } };
}

/** Returns a draft with one more hidden layer, like the last one. */
export function withLayer(draft: TrainingDraft): TrainingDraft {
  const last = draft.layers.at(-1) ?? { neurons: 4, activation: 'tanh' };
  return draft.layers.length >= MOST_LAYERS ? draft : { ...draft, layers: [...draft.layers, last] };
}

export function withoutLayer(draft: TrainingDraft, layer: number): TrainingDraft {
  return { ...draft, layers: draft.layers.filter((_, index) => index !== layer) };
}

/** Returns a draft with another hidden layer in the place of one; it has at least one neuron. */
export function withLayerChanged(draft: TrainingDraft, layer: number, change: Partial<DraftLayer>): TrainingDraft {
  const layers = draft.layers.map((each, index) => {
    const changed = index === layer ? { ...each, ...change } : each;
    return { ...changed, neurons: Math.min(MOST_NEURONS, Math.max(1, Math.round(changed.neurons) || 1)) };
  });
  return { ...draft, layers };
}

/** Returns the number of inputs and outputs of a draft's network. */
function ends({ problem, numbers }: TrainingDraft): readonly [number, number] {
  switch (problem) {
    case 'adder':
      return [2 * Number(numbers.bits), Number(numbers.bits) + 1];
    case 'image':
      return [2, 3];
    case 'images':
      return [3, 3];
    case 'digits':
      return [DIGIT_PIXELS, 10];
    default:
      return [2, 1];
  }
}

/** Returns the number of weights and biases of a draft's network. */
export function weightsOf(draft: TrainingDraft): number {
  const [inputs, outputs] = ends(draft);
  let [from, weights] = [inputs, 0];
  for (const to of [...draft.layers.map(({ neurons }) => neurons), outputs]) {
    weights += (from + 1) * to;
    from = to;
  }
  return weights;
}

/** Says why the text of a number cannot be used; empty if it can. */
export function numberRefusal(name: NumberName, text: string): string {
  const { least, most, isWhole } = NUMBERS[name];
  const value = Number(text);
  const isUsable = text.trim() !== '' && value >= least && value <= most && (!isWhole || Number.isInteger(value));
  return isUsable ? '' : `${isWhole ? 'A whole number' : 'A number'} from ${least} to ${most.toLocaleString('en')}.`;
}

/** Says why a network cannot be trained; empty if it can. */
export function layersRefusal(draft: TrainingDraft): string {
  const weights = weightsOf(draft);
  return weights > MOST_WEIGHTS
    ? `A network may have ${MOST_WEIGHTS.toLocaleString('en')} weights and biases, but this one would have ${weights.toLocaleString('en')}. Take fewer neurons.`
    : '';
}

/** Says why points cannot be trained on; empty if they can. */
export function pointsRefusal({ problem, points }: TrainingDraft): string {
  const classes = new Set(points.filter((_, index) => index % 3 === 2));
  return problem === 'points' && (points.length < 3 * LEAST_POINTS || classes.size < 2)
    ? 'Draw at least one point of each class.'
    : '';
}

/** Returns whether a number matters to a problem. */
export function isUsed(name: NumberName, problem: string): boolean {
  switch (name) {
    case 'bits':
      return problem === 'adder';
    case 'noise':
      return ['circle', 'spiral', 'moons', 'checkerboard', 'above'].includes(problem);
    default:
      return true;
  }
}

/** Returns whether a training can begin. */
export function isUsable(draft: TrainingDraft): boolean {
  const names = Object.keys(NUMBERS) as NumberName[];
  return (
    layersRefusal(draft) === '' &&
    pointsRefusal(draft) === '' &&
    names.every((name) => !isUsed(name, draft.problem) || numberRefusal(name, draft.numbers[name]) === '')
  );
}

/** Returns the parameters of a draft as a spec has them. */
export function specOf(draft: TrainingDraft): FigureSpec {
  const { problem, curve, photograph, other, points, layers, numbers } = draft;
  const activations = new Set(layers.map(({ activation }) => activation));
  return {
    ...numbers,
    problem,
    curve,
    photograph,
    other,
    points: problem === 'points' ? points : [],
    hidden: layers.length === 0 ? 'none' : layers.map(({ neurons }) => neurons).join(','),
    activations:
      layers.length === 0
        ? 'tanh'
        : activations.size === 1
          ? [...activations].join('')
          : layers.map(({ activation }) => activation).join(','),
  };
}

/** Returns the points that a figure shows, as a draft has them; none if its inputs are not the plane. */
export function shownPoints(
  spec: FigureSpec,
  examples: { readonly inputs: Float32Array; readonly targets: Float32Array },
): readonly number[] {
  const problem = specField(spec, 'problem');
  if (problem !== 'points' && !isUsed('noise', problem)) {
    return [];
  }
  const rounded = (value: number): number => Math.round(Math.min(1, Math.max(-1, value)) * 100) / 100;
  return [...examples.targets.subarray(0, MOST_POINTS)].flatMap((kind, index) => [
    rounded(examples.inputs[2 * index] ?? 0),
    rounded(examples.inputs[2 * index + 1] ?? 0),
    kind,
  ]);
}
