import { expect, it } from 'vitest';
import { shuffled } from './shuffle';

it('shows every picture once', () => {
  for (let count = 0; count < 12; count += 1) {
    expect(shuffled(count).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
  }
  expect(shuffled(3, () => 0)).toEqual([1, 2, 0]);
});
