type Rgb = readonly [number, number, number];

/** From the most important feature to the least; PNG and SVG files have the colours of the light theme. */
const LIGHT: readonly Rgb[] = [
  [0x3b, 0x1f, 0x9e],
  [0x8a, 0x24, 0x96],
  [0xc2, 0x3b, 0x72],
  [0xd9, 0x60, 0x3b],
  [0xb9, 0x85, 0x00],
];
const DARK: readonly Rgb[] = [
  [0xa9, 0x9c, 0xff],
  [0xdd, 0x8d, 0xf0],
  [0xff, 0x8f, 0xb8],
  [0xff, 0xa2, 0x7d],
  [0xf0, 0xc6, 0x55],
];

/** Returns the colour of a feature as CSS, for both themes. */
export function featureColor(feature: number, features: number): string {
  const place = features === 1 ? 0 : ((LIGHT.length - 1) * feature) / (features - 1);
  return `light-dark(${mixed(LIGHT, place)}, ${mixed(DARK, place)})`;
}

function mixed(colors: readonly Rgb[], place: number): string {
  const from = Math.min(colors.length - 2, Math.floor(place));
  const [lower, upper] = [colors[from], colors[from + 1]];
  if (lower === undefined || upper === undefined) {
    return 'currentcolor';
  }
  const channels = lower.map((value, i) => Math.round(value + (place - from) * ((upper[i] ?? value) - value)));
  return `rgb(${channels.join(' ')})`;
}
