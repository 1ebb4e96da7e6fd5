import type { NetworkInput, Sample } from '../lib/api-types';
import type { Photograph } from '../lib/api';
import type { Picture } from './map-overlay';

/** The longest side of a photograph that is shown, pixels: enough for a sharp picture on a high-density screen. */
const MOST_SIDE = 1024;

/** A part of a photograph, and the size in which it is drawn, pixels. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly drawnWidth: number;
  readonly drawnHeight: number;
}

/** Returns the part in the middle of a photograph that a network takes. It has the proportions of the network's input. */
export function centreCrop(
  photograph: { readonly width: number; readonly height: number },
  input: { readonly width: number; readonly height: number; readonly crop: number },
): Crop {
  const scale = input.crop * Math.min(photograph.width / input.width, photograph.height / input.height);
  const [width, height] = [scale * input.width, scale * input.height];
  const drawn = Math.min(1, MOST_SIDE / Math.max(width, height));
  return {
    left: (photograph.width - width) / 2,
    top: (photograph.height - height) / 2,
    width,
    height,
    drawnWidth: Math.max(1, Math.round(drawn * width)),
    drawnHeight: Math.max(1, Math.round(drawn * height)),
  };
}

/**
 * Loads a photograph at its own resolution, cropped as the network crops it. If the browser cannot read the file, it is the
 * network's input.
 */
export async function loadPhotograph(
  photograph: Photograph,
  samples: readonly Sample[],
  input: NetworkInput,
): Promise<Picture> {
  const isFile = 'file' in photograph;
  const address = isFile
    ? URL.createObjectURL(photograph.file)
    : samples.find(({ id }) => id === photograph.sample)?.url;
  try {
    return cropped(await loaded(address ?? input.image), input);
  } catch {
    return loaded(input.image);
  } finally {
    if (isFile && address !== undefined) {
      URL.revokeObjectURL(address);
    }
  }
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

function cropped(image: HTMLImageElement, input: NetworkInput): HTMLCanvasElement {
  const crop = centreCrop({ width: image.naturalWidth, height: image.naturalHeight }, input);
  const canvas = document.createElement('canvas');
  canvas.width = crop.drawnWidth;
  canvas.height = crop.drawnHeight;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', 'The photograph');
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('The browser draws no pictures.');
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, crop.left, crop.top, crop.width, crop.height, 0, 0, crop.drawnWidth, crop.drawnHeight);
  return canvas;
}
