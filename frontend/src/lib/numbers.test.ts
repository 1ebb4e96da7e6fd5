import { expect, it } from 'vitest';
import { bytesText, countText, durationText, percentText, valueText } from './numbers';

it('writes values with three digits and a real minus sign', () => {
  expect([0, 2.9, 5.287, 12.34, 447.6, 0.04567, -1.5].map(valueText)).toEqual([
    '0',
    '2.90',
    '5.29',
    '12.3',
    '448',
    '0.0457',
    '−1.50',
  ]);
  expect(valueText(0.000012)).toBe('1.20e−5');
  expect(valueText(3_456_789)).toBe('3.46e+6');
});

it('never writes a small share as 0 %', () => {
  expect([0, 0.001, 0.014, 0.5, 1].map(percentText)).toEqual([
    '0\u00a0%',
    '<\u00a01\u00a0%',
    '1\u00a0%',
    '50\u00a0%',
    '100\u00a0%',
  ]);
});

it('writes durations in the unit that fits', () => {
  expect([3.14, 12.4, 531.2, 7_420, 34_000, 240_000, 7_200_000].map(durationText)).toEqual([
    '3.1 ms',
    '12 ms',
    '531 ms',
    '7.4 s',
    '34 s',
    '4 min',
    '2.0 h',
  ]);
});

it('uses the singular for one', () => {
  expect(countText(1, 'step')).toBe('1 step');
  expect(countText(256, 'step')).toBe('256 steps');
});

it('writes bytes in the unit that fits', () => {
  expect([12, 4_200, 1_200_000, 58_000_000, 4e9].map(bytesText)).toEqual(['1 kB', '4 kB', '1.2 MB', '58 MB', '4.0 GB']);
});
