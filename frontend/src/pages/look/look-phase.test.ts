import { expect, it } from 'vitest';
import type { ClassScore, Sample } from '../../lib/api-types';
import { noClassesText, verdictText } from './look-phase';
import { LookSelection } from './look-selection';

const done = { name: 'done', milliseconds: { decode: 1, forward: 2, encode: 3 } } as const;
const selection = new LookSelection({ requestUpdate: () => undefined });

it('says that a network has no classes only where it has none', () => {
  expect(noClassesText(done, selection, { classes: 0 })).toBe('This network has no classes.');
  expect(noClassesText({ name: 'running' }, selection, { classes: 9 })).toBe('They come last.');
  expect(noClassesText({ name: 'offline' }, selection, { classes: 9 })).toBe('The classes could not be computed.');
});

it('repeats why the classes could not be computed', () => {
  selection.setClasses({ top: [], failure: 'Because of conv2d1.' });
  expect(noClassesText(done, selection, { classes: 9 })).toBe('Because of conv2d1.');
});

it('tells whether a sample is named rightly only where that is known', () => {
  const cat: Sample = {
    id: 'cat',
    title: 'A cat',
    credit: '',
    licence: '',
    source: '',
    url: '',
    thumbnailUrl: '',
    classes: ['tabby', 'tiger cat'],
  };
  const classes = (label: string): ClassScore[] => [{ class: 0, label, probability: 0.5 }];
  expect(verdictText(cat, classes('tiger cat'))).toBe('the first one is right');
  expect(verdictText(cat, classes('cougar'))).toBe('the first one is wrong');
  expect(verdictText(cat, [])).toBe('');
  expect(verdictText({ ...cat, classes: [] }, classes('cougar'))).toBe('');
  expect(verdictText(undefined, classes('cougar'))).toBe('');
});
