import { expect, it } from 'vitest';
import { BLUE_RED, PURPLE_ORANGE, divergingColor, divergingGradient } from './diverging-colors';

const brightness = (color: readonly number[]): number => color.reduce((sum, part) => sum + part, 0);

it.each([PURPLE_ORANGE, BLUE_RED])('has white for zero and opposite colours on its sides', (...scheme) => {
  expect(scheme).toHaveLength(11);
  const [below, zero, above] = [-1, 0, 1].map((share) => divergingColor(scheme, share));
  expect(zero).toEqual([247, 247, 247]);
  expect(brightness(below ?? [])).toBeLessThan(300);
  expect(brightness(above ?? [])).toBeLessThan(300);
  expect(below).not.toEqual(above);
});

it('mixes neighbouring colours, and ends where the scheme ends', () => {
  expect(divergingColor(BLUE_RED, 0.1)).toEqual([250, 233, 223]);
  expect(divergingColor(BLUE_RED, 7)).toEqual([0x67, 0, 0x1f]);
  expect(divergingColor(BLUE_RED, -7)).toEqual([5, 48, 97]);
});

it('makes a gradient from end to end', () => {
  expect(divergingGradient(BLUE_RED)).toMatch(/^linear-gradient\(to right, rgb\(5, 48, 97\), .*, rgb\(103, 0, 31\)\)$/);
});
