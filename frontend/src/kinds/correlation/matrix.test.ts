import { expect, it } from 'vitest';
import { int16sOf } from '../../lib/base64';
import { blocksOf, correlationOf, mostAlike, scaleEnd } from './matrix';
import { packed } from './test-correlations';

const PAIRS = [0.1, -0.2, 0.3, -0.4, NaN, 0.6];
const entries = int16sOf(packed(PAIRS));

it('reads the entries above the diagonal row by row', () => {
  const rows = [0, 1, 2, 3].map((row) =>
    [0, 1, 2, 3].map((column) => correlationOf(entries, 4, row, column).toFixed(3)),
  );
  expect(rows).toEqual([
    ['1.000', '0.100', '-0.200', '0.300'],
    ['0.100', '1.000', '-0.400', 'NaN'],
    ['-0.200', '-0.400', '1.000', '0.600'],
    ['0.300', 'NaN', '0.600', '1.000'],
  ]);
});

it('ends the scale where nearly all correlations lie', () => {
  expect(scaleEnd(entries)).toBeCloseTo(0.6);
  const many = Array.from({ length: 1000 }, (_, index) => (index < 5 ? 1 : 0.21));
  expect(scaleEnd(int16sOf(packed(many)))).toBeCloseTo(0.25);
  expect(scaleEnd(int16sOf(packed([NaN])))).toBe(1);
});

it('finds the two photographs that correlate most', () => {
  expect(mostAlike(entries, 4)).toEqual([2, 3]);
  expect(mostAlike(int16sOf(packed([0.9, -0.2, 0.3, -0.4, NaN, 0.6])), 4)).toEqual([0, 1]);
  expect(mostAlike(int16sOf(packed([0, 0, 0.3, -0.4, NaN, 0.1])), 4)).toEqual([0, 3]);
  expect(mostAlike(int16sOf(packed([0, 0, 0.3, -0.4, 0.5, 0.1])), 4)).toEqual([1, 3]);
  expect(mostAlike(int16sOf(packed([NaN])), 2)).toEqual([0, 1]);
});

it('joins neighbouring rows of one class', () => {
  expect(blocksOf(['a', 'a', 'b', 'a'])).toEqual([
    { name: 'a', from: 0, to: 2 },
    { name: 'b', from: 2, to: 3 },
    { name: 'a', from: 3, to: 4 },
  ]);
  expect(blocksOf([])).toEqual([]);
});
