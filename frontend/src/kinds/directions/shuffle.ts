/**
 * Returns the numbers from 0 to `count - 1` in random order (the shuffle of Fisher and Yates).
 *
 * @param random returns numbers from 0 to below 1
 */
export function shuffled(count: number, random: () => number = Math.random): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const drawn = Math.floor(random() * (last + 1));
    const kept = order[last] as number;
    order[last] = order[drawn] as number;
    order[drawn] = kept;
  }
  return order;
}
