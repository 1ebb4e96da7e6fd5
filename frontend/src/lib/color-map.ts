import { interpolateInferno } from 'd3-scale-chromatic';

/** The number of colours, one for each value of a byte. */
export const COLORS = 256;

/**
 * The colour map Inferno, `[256, 3]` red, green, blue, from black for 0 to pale yellow for the maximum. It is
 * perceptually uniform, also for colour-blind readers and in grey.
 */
export const INFERNO: Uint8Array = Uint8Array.from(
  Array.from({ length: COLORS }, (_, index) => rgb(interpolateInferno(index / (COLORS - 1)))).flat(),
);

function rgb(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}

/** Returns the colour map as a CSS gradient to the right. */
export function gradient(): string {
  const stops = Array.from({ length: 17 }, (_, index) => interpolateInferno(index / 16));
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
