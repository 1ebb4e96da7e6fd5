import { expect, it } from 'vitest';
import { noClassesText } from './look-phase';
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
