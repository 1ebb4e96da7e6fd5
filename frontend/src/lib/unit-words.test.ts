import { expect, it } from 'vitest';
import type { ModelPortraits } from './api-types';
import { unitTitle, wordOf } from './unit-words';

const portraits: ModelPortraits = {
  words: '',
  recipe: '',
  side: 80,
  columns: 32,
  layers: [],
  drawing: { on: false, made: 0, units: 0, givesWay: false },
  firesOn: { mixed4c: { 12: 'dog' } },
};

it('names a unit by what it fires on', () => {
  expect(wordOf(portraits, { layer: 'mixed4c', channel: 12 })).toBe('dog');
  expect(unitTitle(portraits, { layer: 'mixed4c', channel: 12 })).toBe('A unit of mixed4c that fires on dog pictures');
});

it('names a unit without a word by its number', () => {
  for (const unit of [
    { layer: 'mixed4c', channel: 1 },
    { layer: 'mixed5a', channel: 12 },
  ]) {
    expect(wordOf(portraits, unit)).toBeUndefined();
    expect(unitTitle(portraits, unit)).toBe(`Unit ${unit.channel} of ${unit.layer}`);
  }
  expect(unitTitle(undefined, { layer: 'mixed4c', channel: 12 })).toBe('Unit 12 of mixed4c');
});
