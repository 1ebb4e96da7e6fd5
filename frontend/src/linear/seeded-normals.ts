/** The largest seed. */
export const MOST_SEED = 0xffff_ffff;

/** Returns a number rounded to three decimals, and never -0. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}

/**
 * Returns a function that returns standard normal numbers, rounded to three decimals. The server draws the same numbers from
 * the same seed (`SeededNormals`): by the generator mulberry32 (Tommy Ettinger, 2017, public domain) and the method of Box and
 * Muller (1958, doi:10.1214/aoms/1177706645).
 *
 * @param seed from 0 to `MOST_SEED`
 */
export function seededNormals(seed: number): () => number {
  const uniform = mulberry32(seed);
  let second: number | undefined;
  return () => {
    if (second !== undefined) {
      const number = second;
      second = undefined;
      return rounded(number);
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    second = radius * Math.sin(angle);
    return rounded(radius * Math.cos(angle));
  };
}

/** Returns a function that returns uniform numbers in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
