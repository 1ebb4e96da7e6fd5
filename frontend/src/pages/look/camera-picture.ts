import type { InputSize } from '../../lib/api-types';
import { centreCrop } from '../../activation/own-resolution';

/** The camera cannot be used. The message is a sentence for the reader. */
export class CameraError extends Error {}

const MESSAGES: Readonly<Record<string, string>> = {
  NotAllowedError: 'The browser was not allowed to use the camera. Its settings for this page can allow it.',
  NotFoundError: 'No camera was found.',
  OverconstrainedError: 'No camera was found.',
  NotReadableError: 'The camera cannot be read; perhaps another program uses it.',
  AbortError: 'The camera stopped working.',
};

/**
 * The largest side of frames that are sent losslessly, pixels. Compression would damage such small pictures too much.
 */
const MOST_LOSSLESS = 128;
const QUALITY = 0.92;

/**
 * Opens a camera with at least `side` rows, if there is such.
 *
 * @throws CameraError if the camera cannot be used
 */
export async function openCamera(side: number): Promise<HTMLVideoElement> {
  // browsers give no camera to pages that were loaded without encryption
  if (!window.isSecureContext || navigator.mediaDevices === undefined) {
    throw new CameraError('Browsers give a camera only to pages from this computer or over HTTPS.');
  }
  let stream: MediaStream;
  try {
    const size = { ideal: Math.max(480, side) };
    stream = await navigator.mediaDevices.getUserMedia({ video: { height: size, facingMode: 'environment' } });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new CameraError(MESSAGES[name] ?? `The camera cannot be used: ${String(error)}`, { cause: error });
  }
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  return video;
}

/** Calls `then` when an open camera is unplugged or its permission is withdrawn. */
export function whenTakenAway(video: HTMLVideoElement, then: () => void): void {
  tracks(video).forEach((track) => track.addEventListener('ended', then));
}

/** Closes the camera. */
export function closeCamera(video: HTMLVideoElement): void {
  tracks(video).forEach((track) => track.stop());
  video.srcObject = null;
}

function tracks(video: HTMLVideoElement): MediaStreamTrack[] {
  return video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : [];
}

/** Returns the middle of the camera's current picture as a network takes it. */
export function captured(video: HTMLVideoElement, input: InputSize): HTMLCanvasElement {
  const { width, height } = input;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', 'The camera’s picture as the network sees it');
  canvas.width = width;
  canvas.height = height;
  const crop = centreCrop({ width: video.videoWidth, height: video.videoHeight }, input);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.imageSmoothingQuality = 'high';
    context.drawImage(video, crop.left, crop.top, crop.width, crop.height, 0, 0, width, height);
  }
  return canvas;
}

/** Encodes a picture as a file. */
export async function fileOf(canvas: HTMLCanvasElement): Promise<ArrayBuffer> {
  const type = Math.max(canvas.width, canvas.height) <= MOST_LOSSLESS ? 'image/png' : 'image/jpeg';
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
  if (blob === null) {
    throw new CameraError('The browser cannot write the camera’s picture.');
  }
  return blob.arrayBuffer();
}
