import type { PlanesCamera } from './planes-content';

/** The default position of the camera. */
export const HOME: PlanesCamera = { turn: 28, lift: 24, zoom: 1 };

/** By how many degrees a key turns. */
const STEP = 5;
const ZOOM = 1.15;

/** Returns a camera with its numbers in their ranges and rounded as links write them. */
export function limited({ turn, lift, zoom }: PlanesCamera): PlanesCamera {
  return {
    turn: (Math.round((((turn % 360) + 360) % 360) * 10) / 10) % 360,
    lift: Math.round(Math.max(0, Math.min(90, lift)) * 10) / 10,
    zoom: Math.round(Math.max(0.5, Math.min(4, zoom)) * 100) / 100,
  };
}

/** Returns the camera after a key; `undefined` if the key does nothing. */
export function cameraAfterKey(camera: PlanesCamera, key: string): PlanesCamera | undefined {
  const { turn, lift, zoom } = camera;
  switch (key) {
    case 'ArrowLeft':
      return limited({ ...camera, turn: turn - STEP });
    case 'ArrowRight':
      return limited({ ...camera, turn: turn + STEP });
    case 'ArrowUp':
      return limited({ ...camera, lift: lift + STEP });
    case 'ArrowDown':
      return limited({ ...camera, lift: lift - STEP });
    case '+':
    case '=':
      return limited({ ...camera, zoom: zoom * ZOOM });
    case '-':
    case '−':
      return limited({ ...camera, zoom: zoom / ZOOM });
    case 'Home':
      return HOME;
    default:
      return undefined;
  }
}
