import { PURPLE_ORANGE, divergingColor } from '../../lib/diverging-colors';

/** Returns the colour of a value between -1 and 1: purple below zero, orange above. */
export function cssColor(share: number): string {
  return `rgb(${divergingColor(PURPLE_ORANGE, share).join(' ')})`;
}

/** Draws a square map of values into a canvas, one pixel for each. */
export function paintMap(canvas: HTMLCanvasElement, map: Float32Array, share: (value: number) => number): void {
  const side = Math.round(Math.sqrt(map.length));
  if (canvas.width !== side) {
    canvas.width = side;
    canvas.height = side;
  }
  const context = canvas.getContext('2d');
  if (context === null) {
    return;
  }
  const image = context.createImageData(side, side);
  map.forEach((value, index) => {
    const [red, green, blue] = divergingColor(PURPLE_ORANGE, share(value));
    image.data.set([red, green, blue, 255], 4 * index);
  });
  context.putImageData(image, 0, 0);
}

/** Draws a square picture of three maps, its red, green and blue from 0 to 1. */
export function paintPicture(canvas: HTMLCanvasElement, maps: readonly Float32Array[]): void {
  const size = maps[0]?.length ?? 0;
  const side = Math.round(Math.sqrt(size));
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (context === null || side === 0) {
    return;
  }
  const image = context.createImageData(side, side);
  for (let index = 0; index < size; index++) {
    for (let color = 0; color < 3; color++) {
      image.data[4 * index + color] = Math.round(255 * (maps[color]?.[index] ?? 0));
    }
    image.data[4 * index + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
