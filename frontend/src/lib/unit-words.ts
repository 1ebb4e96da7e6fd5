import type { ModelPortraits } from './api-types';
import type { Unit } from './units';

/** Returns the word for what a unit fires on, such as `dog`; `undefined` if it has none. */
export function wordOf(portraits: ModelPortraits | undefined, unit: Unit): string | undefined {
  return portraits?.firesOn[unit.layer]?.[unit.channel];
}

/** Returns the title of a unit: `A unit of mixed4c that fires on dog pictures` if it has a word, else `Unit 12 of mixed4c`. */
export function unitTitle(portraits: ModelPortraits | undefined, unit: Unit): string {
  const word = wordOf(portraits, unit);
  return word === undefined
    ? `Unit ${unit.channel} of ${unit.layer}`
    : `A unit of ${unit.layer} that fires on ${word} pictures`;
}
