import { bytesOf } from '../../lib/base64';
import type { DigitSample } from './result';

/** Height and width of a digit, pixels. */
export const SIDE = 28;
export const PIXELS = SIDE * SIDE;
/** The classes, as readers call them. */
export const CLASSES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const ALL = 10_000;
const TRAINED = 8_000;
const INK = 255;

/** Some handwritten digits. */
export interface Digits {
  readonly count: number;
  /** `[count][PIXELS]`, 0 for the background and 255 for ink. */
  readonly pixels: Uint8Array;
  readonly classes: ArrayLike<number>;
  /** Two coordinates of each, from 0 to 255, in a plane in which similar digits are close together. */
  readonly places: Uint8Array | undefined;
  /** The index of the first that the network was not trained on; all later ones were not either. */
  readonly heldOut: number;
}

/** Returns the digits that a result has, which are held out. */
export function sampled({ count, pixels, classes }: DigitSample): Digits {
  return { count, pixels: bytesOf(pixels), classes, places: undefined, heldOut: 0 };
}

/** Reads the file of all digits; its form is described at the class of the server that sends it, `DigitsApi`. */
export function readDigits(file: ArrayBuffer): Digits {
  const classes = ALL * PIXELS;
  const places = classes + ALL;
  if (file.byteLength !== places + 2 * ALL) {
    throw new Error(`the file of digits has ${file.byteLength} bytes`);
  }
  return {
    count: ALL,
    pixels: new Uint8Array(file, 0, classes),
    classes: new Uint8Array(file, classes, ALL),
    places: new Uint8Array(file, places),
    heldOut: TRAINED,
  };
}

/** Returns where a server has all digits. */
export function digitsPath({ digest }: DigitSample): string {
  return `/api/v1/digits/${digest}`;
}

const loading = new Map<string, Promise<Digits>>();

/** Loads all digits from an address, once for all figures of the page. */
export function loadDigits(address: string): Promise<Digits> {
  const known = loading.get(address);
  if (known !== undefined) {
    return known;
  }
  const digits = fetch(address).then(async (response) => {
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    return readDigits(await response.arrayBuffer());
  });
  loading.set(address, digits);
  digits.catch(() => loading.delete(address));
  return digits;
}

/** Returns the inputs of a network for a digit, from 0 to 1. */
export function inputOf({ pixels }: Digits, index: number): readonly number[] {
  return Array.from(pixels.subarray(index * PIXELS, (index + 1) * PIXELS), (level) => level / INK);
}

/** Draws a digit into a canvas, ink on a clear background. */
export function paintDigit(
  canvas: HTMLCanvasElement,
  input: ArrayLike<number>,
  ink: readonly [number, number, number],
): void {
  if (canvas.width !== SIDE || canvas.height !== SIDE) {
    canvas.width = SIDE;
    canvas.height = SIDE;
  }
  const context = canvas.getContext('2d');
  if (context === null) {
    return;
  }
  const image = context.createImageData(SIDE, SIDE);
  for (let i = 0; i < PIXELS; i++) {
    image.data.set([...ink, Math.round(INK * (input[i] ?? 0))], 4 * i);
  }
  context.putImageData(image, 0, 0);
}

/** Returns the red, green and blue of an element's text. */
export function inkOf(element: Element): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
