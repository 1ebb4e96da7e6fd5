/** Red, green and blue, each from 0 to 255. */
export type Color = readonly [number, number, number];

function colors(...hex: readonly number[]): Color[] {
  return hex.map((color) => [color >> 16, (color >> 8) & 255, color & 255]);
}

/** PuOr of ColorBrewer (Brewer, 2002): purple below zero, white at zero, orange above; safe for colour-blind eyes. */
export const PURPLE_ORANGE = colors(
  0x2d004b,
  0x542788,
  0x8073ac,
  0xb2abd2,
  0xd8daeb,
  0xf7f7f7,
  0xfee0b6,
  0xfdb863,
  0xe08214,
  0xb35806,
  0x7f3b08,
);

/** RdBu of ColorBrewer: blue below zero, white at zero, red above; safe for colour-blind eyes. */
export const BLUE_RED = colors(
  0x053061,
  0x2166ac,
  0x4393c3,
  0x92c5de,
  0xd1e5f0,
  0xf7f7f7,
  0xfddbc7,
  0xf4a582,
  0xd6604d,
  0xb2182b,
  0x67001f,
);

const WHITE: Color = [247, 247, 247];

/**
 * Returns the colour of a value.
 *
 * @param share the value as a share of the largest one, from -1 to 1
 */
export function divergingColor(scheme: readonly Color[], share: number): Color {
  const place = ((Math.max(-1, Math.min(1, share)) + 1) / 2) * (scheme.length - 1);
  const from = Math.min(scheme.length - 2, Math.floor(place));
  const [lower, upper] = [scheme[from] ?? WHITE, scheme[from + 1] ?? WHITE];
  const mixed = (index: 0 | 1 | 2): number => Math.round(lower[index] + (place - from) * (upper[index] - lower[index]));
  return [mixed(0), mixed(1), mixed(2)];
}

/** Returns the colours from -1 to 1 as a CSS gradient to the right. */
export function divergingGradient(scheme: readonly Color[]): string {
  const stops = Array.from({ length: 17 }, (_, index) => `rgb(${divergingColor(scheme, index / 8 - 1).join(', ')})`);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
