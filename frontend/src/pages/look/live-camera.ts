import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LayerSummary, ModelSummary } from '../../lib/api-types';
import { api, problemOf } from '../../lib/api';
import type { FrameAnswer } from './camera-frame';
import { captured, closeCamera, fileOf, openCamera, whenTakenAway } from './camera-picture';
import { CameraSocket } from './camera-socket';

/** The state of a camera. */
export type CameraState =
  | { readonly name: 'off' | 'asking' | 'frozen' }
  | { readonly name: 'live'; readonly rate: number }
  | { readonly name: 'trouble'; readonly message: string };

/** Shows what the camera sees. */
export interface CameraViewer {
  /** Returns the depths of the layers on the screen. */
  onScreen(): readonly number[];
  /** Receives a frame and its activations. */
  onFrame(picture: HTMLCanvasElement, answer: FrameAnswer): void;
}

/** The time over which the frame rate is measured, milliseconds. */
const RATE_WINDOW = 2000;

/** The longest wait for a new picture of the camera, milliseconds. Not every browser reports new pictures. */
const MOST_WAIT = 100;

/** The time between frames for readers who prefer reduced motion, milliseconds. */
const REDUCED_MOTION_PERIOD = 1000;

/**
 * Passes the pictures of a live camera through a network. It takes a picture when the answer to the previous one has
 * arrived, so that frames are skipped and never queue. The first and the frozen frame ask for all layers, the others
 * for those on the screen.
 */
export class LiveCamera implements ReactiveController {
  state: CameraState = { name: 'off' };
  private video: HTMLVideoElement | undefined;
  private running: AbortController | undefined;
  private answered: number[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly viewer: CameraViewer,
  ) {
    host.addController(this);
  }

  /** Whether the camera is open. */
  get isOn(): boolean {
    return this.video !== undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Opens the camera if necessary, and passes its pictures through a network until it is frozen or stopped. */
  async start(model: ModelSummary): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    const { height, width } = model.input;
    try {
      if (this.video === undefined) {
        this.setState({ name: 'asking' });
        const video = await openCamera(Math.max(height, width));
        if (running.signal.aborted) {
          closeCamera(video);
          return;
        }
        this.video = video;
        whenTakenAway(video, () => this.fail('The camera was taken away.'));
      }
      this.setState({ name: 'live', rate: 0 });
      await this.run(model, this.video, running.signal);
    } catch (error) {
      if (!running.signal.aborted) {
        this.fail(problemOf(error).detail);
      }
    }
  }

  /** Stops at the latest picture. */
  freeze(): void {
    if (this.state.name === 'live') {
      this.setState({ name: 'frozen' });
    }
  }

  /** Closes the camera. */
  stop(): void {
    this.end();
    this.setState({ name: 'off' });
  }

  private fail(message: string): void {
    this.end();
    this.setState({ name: 'trouble', message });
  }

  private end(): void {
    this.running?.abort();
    if (this.video !== undefined) {
      closeCamera(this.video);
      this.video = undefined;
    }
  }

  private async run(model: ModelSummary, video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
    const { layers } = await api.model(model.id);
    const socket = new CameraSocket(model.id, layers);
    signal.addEventListener('abort', () => socket.close());
    const all = layers.map(({ depth }) => depth);
    this.answered = [];
    let picture: HTMLCanvasElement | undefined;
    try {
      while (!signal.aborted) {
        const isLast = this.state.name === 'frozen';
        if (!isLast || picture === undefined) {
          picture = captured(video, model.input);
        }
        const depths = isLast || this.answered.length === 0 ? all : wanted(this.viewer.onScreen(), layers);
        const answer = await socket.ask(await fileOf(picture), depths);
        if (signal.aborted) {
          return;
        }
        this.viewer.onFrame(picture, answer);
        if (isLast) {
          return;
        }
        this.countFrame();
        await nextFrame(video);
      }
    } finally {
      socket.close();
    }
  }

  private countFrame(): void {
    const now = performance.now();
    this.answered = [...this.answered.filter((time) => time > now - RATE_WINDOW), now];
    const [first] = this.answered;
    if (this.state.name === 'live' && first !== undefined && this.answered.length > 1) {
      this.setState({ name: 'live', rate: ((this.answered.length - 1) * 1000) / (now - first) });
    }
  }

  private setState(state: CameraState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}

function wanted(depths: readonly number[], layers: readonly LayerSummary[]): number[] {
  return depths.filter((depth) => depth < layers.length);
}

/**
 * Waits for a new picture of the camera and for the next repaint, which hidden pages do not have. It waits longer for
 * readers who prefer reduced motion.
 */
async function nextFrame(video: HTMLVideoElement): Promise<void> {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    await after(REDUCED_MOTION_PERIOD);
  }
  await Promise.race([new Promise((resolve) => video.requestVideoFrameCallback?.(resolve)), after(MOST_WAIT)]);
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
