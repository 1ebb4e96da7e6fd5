import { expect, it } from 'vitest';
import { notFiniteText } from './not-finite';

it('says that a layer has no maps if none of its channels is finite', () => {
  expect(notFiniteText({ channels: 2, notFinite: [0, 1] })).toContain('so it has no maps');
});

it('names the first channels that are not finite', () => {
  expect(notFiniteText({ channels: 64, notFinite: [3] })).toContain('1 channel of 64 (3) ');
  expect(notFiniteText({ channels: 64, notFinite: [0, 1, 2, 3, 4, 5, 6, 7, 8] })).toContain(
    '(0, 1, 2, 3, 4, 5, 6, 7, …)',
  );
});
