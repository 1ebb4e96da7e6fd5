import { type FigureSpec, queryOf, specField, specNumber } from '../../lib/specs';
import type { Activation } from './network';

/** The parameters of a link and their defaults. */
const DEFAULTS: Readonly<Record<string, string>> = {
  problem: 'xor',
  bits: '2',
  curve: 'sine',
  noise: '0.02',
  points: '',
  photograph: 'chelsea',
  other: 'coffee',
  hidden: '4',
  activations: 'tanh',
  rate: '0.5',
  batch: '10',
  l1: '0',
  l2: '0',
  seed: '0',
  steps: '2000',
  changes: '',
  bias: 'false',
};

/** The defaults that differ for digits. */
const DIGIT_DEFAULTS: Readonly<Record<string, string>> = {
  hidden: '16',
  activations: 'relu',
  rate: '0.1',
  batch: '32',
};

/** One more than the largest seed. */
const MOST_SEED = 2 ** 31;

/** The problems, with what readers call them. */
export const PROBLEMS: readonly (readonly [string, string])[] = [
  ['xor', 'xor'],
  ['adder', 'adder'],
  ['circle', 'circle'],
  ['spiral', 'spiral'],
  ['moons', 'moons'],
  ['checkerboard', 'checkerboard'],
  ['above', 'above a curve'],
  ['points', 'points of your own'],
  ['image', 'a photograph'],
  ['images', 'two photographs'],
  ['digits', 'handwritten digits'],
];

/** Returns the parameters of a spec as a link writes them, those left out that have their defaults. */
export function linkParameters(spec: FigureSpec): Readonly<Record<string, string>> {
  const defaults = specField(spec, 'problem') === 'digits' ? { ...DEFAULTS, ...DIGIT_DEFAULTS } : DEFAULTS;
  return Object.fromEntries(
    Object.entries(defaults).flatMap(([name, usual]) => {
      const value = spec[name];
      const text = Array.isArray(value) ? value.join(',') : String(value ?? usual);
      return text === usual ? [] : [[name, text]];
    }),
  );
}

/** Returns the changes of a spec that take effect at a step or before it. */
export function changesUntil(changes: string, step: number): string {
  return changes
    .split(',')
    .filter((change) => change !== '' && Number(change.slice(0, change.indexOf(':'))) <= step)
    .join(',');
}

/** Returns the changes with one more at a step; those of later steps are forgotten. */
export function withChange(changes: string, step: number, change: string): string {
  const before = changesUntil(changes, step);
  return `${before}${before === '' ? '' : ','}${step}:${change}`;
}

/** Returns the activations of the hidden layers after the changes up to a step. */
export function activationsAt(spec: FigureSpec, layers: number, step: number): readonly Activation[] {
  const names = specField(spec, 'activations').split(',') as readonly Activation[];
  const activations = Array.from({ length: layers }, (_, layer) => names[names.length === 1 ? 0 : layer] ?? 'tanh');
  for (const change of changesUntil(specField(spec, 'changes'), step).split(',')) {
    const found = /:layer(\d)=(.*)$/.exec(change);
    if (found !== null) {
      activations[Number(found[1]) - 1] = found[2] as Activation;
    }
  }
  return activations;
}

/** Opens the training of a spec as a figure of its own. */
export function openTraining(spec: FigureSpec): void {
  location.assign(`/figure?${queryOf({ kind: specField(spec, 'kind'), ...linkParameters(spec) })}`);
}

/** Returns the spec of the same training from the next seed, without what was changed meanwhile. */
export function withNextSeed(spec: FigureSpec): FigureSpec {
  return { ...spec, seed: (specNumber(spec, 'seed', 0) + 1) % MOST_SEED, changes: '' };
}
