import { expect, it } from 'vitest';
import { PAIRS, WALK } from './test-layouts';
import { placeName, placesIn } from './layout';

it('labels every place of a matrix', () => {
  expect(Array.from({ length: placesIn(PAIRS) }, (_, picture) => placeName(PAIRS, picture))).toEqual([
    'c1',
    'c2',
    'r1',
    'r1, c1',
    'r1, c2',
    'r2',
    'r2, c1',
    'r2, c2',
  ]);
});

it('labels every frame', () => {
  expect(placeName(WALK, 1)).toBe('0.50');
  expect(placesIn(WALK)).toBe(3);
});
