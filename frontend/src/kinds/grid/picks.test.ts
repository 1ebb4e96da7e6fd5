import { expect, it } from 'vitest';
import { toggled } from './picks';

it('keeps the order of picking, and removes a picture that is pressed again', () => {
  expect([4, 1, 7].reduce<readonly number[]>(toggled, [])).toEqual([4, 1, 7]);
  expect([4, 1, 7, 1].reduce<readonly number[]>(toggled, [])).toEqual([4, 7]);
});
