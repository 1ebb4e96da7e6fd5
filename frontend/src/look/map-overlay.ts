import type { MapPoint } from './map-point';

/** Pixels on a side of the canvas: enough for a sharp picture on a dense screen. */
const SIDE = 512;

/** Draws the photograph and, where there is a point, its channel's map over it with the place of the point marked. */
export function drawOverlay(canvas: HTMLCanvasElement, photograph: HTMLImageElement, point?: MapPoint): void {
  const context = canvas.getContext('2d');
  if (context === null) {
    return;
  }
  canvas.width = SIDE;
  canvas.height = Math.round((SIDE * photograph.naturalHeight) / photograph.naturalWidth);
  context.imageSmoothingEnabled = false;
  context.drawImage(photograph, 0, 0, canvas.width, canvas.height);
  if (point !== undefined) {
    // darker, so that the colours of the map stand out
    context.fillStyle = 'rgb(0 0 0 / 0.5)';
    context.fillRect(0, 0, canvas.width, canvas.height);
    drawMap(context, point);
  }
}

function drawMap(context: CanvasRenderingContext2D, { maps, channel, y, x }: MapPoint): void {
  const { width, height } = context.canvas;
  const map = document.createElement('canvas');
  map.width = maps.width;
  map.height = maps.height;
  map.getContext('2d')?.putImageData(maps.overlay(channel), 0, 0);
  context.globalAlpha = 0.9;
  context.drawImage(map, 0, 0, width, height);
  context.globalAlpha = 1;
  const [stepX, stepY] = [width / maps.width, height / maps.height];
  context.lineWidth = 3;
  context.strokeStyle = 'white';
  context.strokeRect(x * stepX + 1.5, y * stepY + 1.5, stepX - 3, stepY - 3);
}
