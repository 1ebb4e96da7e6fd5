import { expect, it } from 'vitest';
import type { Layout } from './api-types';
import { placeName, placesIn } from './layout';

const PAIRS: Layout = {
  form: 'matrix',
  rows: 3,
  columns: 3,
  skipped: 1,
  rowLabels: ['', 'r1', 'r2'],
  columnLabels: ['', 'c1', 'c2'],
};
const WALK: Layout = {
  form: 'frames',
  rows: 2,
  columns: 2,
  skipped: 0,
  rowLabels: [],
  columnLabels: ['0.00', '0.50', '1.00'],
};

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
