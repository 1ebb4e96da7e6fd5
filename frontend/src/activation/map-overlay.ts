import type { MapPoint } from './map-point';

/** The width of the canvas, pixels: enough for a sharp picture on a high-density screen. */
const SIDE = 512;

/** A loaded photograph or a frame of the camera. */
export type Picture = HTMLImageElement | HTMLCanvasElement;

/** Draws a photograph and, if there is a point, the map of the point's channel over it, with the point marked. */
export function drawOverlay(canvas: HTMLCanvasElement, photograph: Picture, point?: MapPoint): void {
  const context = canvas.getContext('2d');
  if (context === null) {
    return;
  }
  canvas.width = SIDE;
  const { width, height } = sizeOf(photograph);
  canvas.height = Math.round((SIDE * height) / width);
  context.imageSmoothingQuality = 'high';
  context.drawImage(photograph, 0, 0, canvas.width, canvas.height);
  if (point !== undefined) {
    // dims the photograph, so that the colours of the map are visible
    context.fillStyle = 'rgb(0 0 0 / 0.5)';
    context.fillRect(0, 0, canvas.width, canvas.height);
    drawMap(context, point);
  }
}

function sizeOf(picture: Picture): { width: number; height: number } {
  return picture instanceof HTMLImageElement
    ? { width: picture.naturalWidth, height: picture.naturalHeight }
    : { width: picture.width, height: picture.height };
}

function drawMap(context: CanvasRenderingContext2D, { maps, channel, y, x }: MapPoint): void {
  const { width, height } = context.canvas;
  const map = document.createElement('canvas');
  map.width = maps.width;
  map.height = maps.height;
  map.getContext('2d')?.putImageData(maps.overlay(channel), 0, 0);
  context.globalAlpha = 0.9;
  // a position of the map is a block
  context.imageSmoothingEnabled = false;
  context.drawImage(map, 0, 0, width, height);
  context.globalAlpha = 1;
  const [stepX, stepY] = [width / maps.width, height / maps.height];
  context.lineWidth = 3;
  context.strokeStyle = 'white';
  context.strokeRect(x * stepX + 1.5, y * stepY + 1.5, stepX - 3, stepY - 3);
}
