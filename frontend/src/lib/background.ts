/** Below this lightness white text has more contrast than black text. */
const DARK = 0.46;

/** The first value of white, by the notation of a computed colour. */
const WHITE: Readonly<Record<string, number>> = {
  rgb: 255,
  rgba: 255,
  color: 1,
  lab: 100,
  lch: 100,
  oklab: 1,
  oklch: 1,
};

interface Layer {
  /** From 0, black, to 1, white. */
  readonly lightness: number;
  readonly alpha: number;
}

/**
 * Returns whether the page behind an element is dark: the backgrounds of its ancestors, over each other, and below them
 * the colour that the browser gives a page of that `color-scheme`.
 */
export function isDarkBehind(element: Element): boolean {
  const layers: Layer[] = [];
  for (let node = parentOf(element); node !== undefined; node = parentOf(node)) {
    const layer = layerOf(getComputedStyle(node).backgroundColor);
    if (layer !== undefined) {
      layers.push(layer);
    }
    if (layer?.alpha === 1) {
      break;
    }
  }
  const lightness = layers.reduceRight(
    (below, layer) => layer.alpha * layer.lightness + (1 - layer.alpha) * below,
    hasDarkCanvas() ? 0 : 1,
  );
  return lightness < DARK;
}

/** Returns the element around another, across the borders of shadow roots. */
function parentOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}

function hasDarkCanvas(): boolean {
  const schemes = getComputedStyle(document.documentElement).colorScheme;
  return schemes.includes('dark') && (!schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Returns a computed colour as a layer; `undefined` if it is transparent or its notation is not known. */
function layerOf(color: string): Layer | undefined {
  const [, notation = '', values = ''] = /^(\w+)\((.*)\)$/.exec(color) ?? [];
  const [a = 0, b = 0, c = 0, alpha = 1] = (values.match(/(?<![\w-])-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const white = WHITE[notation];
  if (white === undefined || alpha === 0) {
    return undefined;
  }
  const isLightness = /l(ab|ch)$/.test(notation);
  return { lightness: (isLightness ? a : 0.299 * a + 0.587 * b + 0.114 * c) / white, alpha };
}
