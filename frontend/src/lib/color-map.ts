import { interpolateInferno } from 'd3-scale-chromatic';

/** Steps of the colour map, one for each value of a byte. */
export const COLORS = 256;

/**
 * Inferno, a colour map in which equal steps look equally large, also to colour-blind eyes and in grey: `[256, 3]`, red, green,
 * blue, from black for nothing to pale yellow for the maximum.
 */
export const INFERNO: Uint8Array = Uint8Array.from(
  Array.from({ length: COLORS }, (_, index) => rgb(interpolateInferno(index / (COLORS - 1)))).flat(),
);

function rgb(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}

/** The colour map as a CSS gradient to the right. */
export function gradient(): string {
  const stops = Array.from({ length: 17 }, (_, index) => interpolateInferno(index / 16));
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
