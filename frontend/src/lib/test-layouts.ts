import type { Layout } from './api-types';

/** The layout of a matrix of pairs: two rows and two columns with labels, and an empty corner. */
export const PAIRS: Layout = {
  form: 'matrix',
  rows: 3,
  columns: 3,
  skipped: 1,
  rowLabels: ['', 'r1', 'r2'],
  columnLabels: ['', 'c1', 'c2'],
};

/** The layout of a matrix of two rows, of which the first shows basis directions and the second random ones. */
export const TWO_ROWS: Layout = {
  form: 'matrix',
  rows: 2,
  columns: 2,
  skipped: 0,
  rowLabels: ['basis', 'random'],
  columnLabels: ['1', '2'],
};

/** The layout of an interpolation of three frames. */
export const WALK: Layout = {
  form: 'frames',
  rows: 2,
  columns: 2,
  skipped: 0,
  rowLabels: [],
  columnLabels: ['0.00', '0.50', '1.00'],
};
