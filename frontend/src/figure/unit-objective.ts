import { type FigureSpec, specField } from '../lib/specs';

/** An objective of a single unit in words. */
interface UnitObjective {
  readonly text: string;
  readonly aim: string;
}

const OBJECTIVES: Readonly<Record<string, UnitObjective>> = {
  neuron: {
    text: 'neuron: the unit at the centre of its map, before its ReLU',
    aim: 'excite the neuron at the centre of',
  },
  channel: {
    text: 'channel: the mean of the unit’s map before its ReLU, what lies below zero counted a tenth',
    aim: 'excite',
  },
  'negative-channel': {
    text: 'negative channel: the same of the unit’s map negated',
    aim: 'suppress',
  },
};

/** The objective of specs that name none. */
const DEFAULT = 'channel';

/** Returns the `objective` of a spec in words, for kinds whose objective is that of a single unit. */
export function unitObjectiveText(spec: FigureSpec): string {
  const name = specField(spec, 'objective');
  return OBJECTIVES[name]?.text ?? name;
}

/** Returns what the `objective` of a spec does to a unit, to follow "A picture made to". */
export function unitAim(spec: FigureSpec): string {
  return OBJECTIVES[specField(spec, 'objective') || DEFAULT]?.aim ?? 'show';
}
