/** The numbers from 0 to `count - 1` in an order that `random`, which gives shares from 0 to below 1, draws: Fisher and Yates. */
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
