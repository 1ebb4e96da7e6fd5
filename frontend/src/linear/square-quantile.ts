import type { Square } from './regions';

/**
 * Returns a quantile of the affine function `a x + b y + c`, whose inputs are uniform in a square. Its distribution is that of the sum
 * of two independent uniform numbers, a trapezoid; the quantile is the inverse of the distribution's function.
 *
 * @param quantile from 0 to 1
 */
export function squareQuantile(a: number, b: number, c: number, { low, high }: Square, quantile: number): number {
  const least = c + Math.min(a * low, a * high) + Math.min(b * low, b * high);
  const ranges = [Math.abs(a) * (high - low), Math.abs(b) * (high - low)] as const;
  const wide = Math.max(...ranges);
  const narrow = Math.min(...ranges);
  if (wide === 0) {
    return least;
  }
  // the share of inputs on each of the two slopes of the trapezoid
  const slope = narrow / (2 * wide);
  if (quantile < slope) {
    return least + Math.sqrt(2 * wide * narrow * quantile);
  }
  if (quantile <= 1 - slope) {
    return least + wide * quantile + narrow / 2;
  }
  return least + wide + narrow - Math.sqrt(2 * wide * narrow * (1 - quantile));
}
