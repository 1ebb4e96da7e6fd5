import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LayerSummary, ModelSummary } from '../../lib/api-types';
import { api, problemOf } from '../../lib/api';
import type { FrameAnswer } from './camera-frame';
import { captured, closeCamera, fileOf, openCamera, whenTakenAway } from './camera-picture';
import { CameraSocket } from './camera-socket';

/** What a camera is at. */
export type CameraState =
  | { readonly name: 'off' | 'asking' | 'frozen' }
  | { readonly name: 'live'; readonly rate: number }
  | { readonly name: 'trouble'; readonly said: string };

/** Who looks through the camera. */
export interface CameraViewer {
  /** Depths of the layers that are on the screen. */
  onScreen(): readonly number[];
  /** A frame and what the network answers to it. */
  saw(picture: HTMLCanvasElement, answer: FrameAnswer): void;
}

/** Milliseconds over which frames are counted. */
const RATE_WINDOW = 2000;

/** Milliseconds to wait for a new picture, where the browser does not tell of them. */
const MOST_WAIT = 100;

/** Milliseconds from frame to frame where the reader wants less motion. */
const CALM_PERIOD = 1000;

/**
 * A live camera through a network: takes a picture whenever the answer to the one before has come, so frames are left out
 * and never wait. The first frame and the one that is frozen ask for every layer, the others for those on the screen.
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

  /** Whether the reader looks through the camera and not at a photograph. */
  get isOn(): boolean {
    return this.video !== undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Opens the camera if it is not open, and looks through a network until it is frozen or stopped. */
  async start(model: ModelSummary): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    const { height, width } = model.input;
    try {
      if (this.video === undefined) {
        this.become({ name: 'asking' });
        const video = await openCamera(Math.max(height, width));
        if (running.signal.aborted) {
          closeCamera(video);
          return;
        }
        this.video = video;
        whenTakenAway(video, () => this.fail('The camera was taken away.'));
      }
      this.become({ name: 'live', rate: 0 });
      await this.look(model, this.video, running.signal);
    } catch (error) {
      if (!running.signal.aborted) {
        this.fail(problemOf(error).detail);
      }
    }
  }

  /** Holds the latest picture. */
  freeze(): void {
    if (this.state.name === 'live') {
      this.become({ name: 'frozen' });
    }
  }

  /** Gives the camera back. */
  stop(): void {
    this.end();
    this.become({ name: 'off' });
  }

  private fail(said: string): void {
    this.end();
    this.become({ name: 'trouble', said });
  }

  private end(): void {
    this.running?.abort();
    if (this.video !== undefined) {
      closeCamera(this.video);
      this.video = undefined;
    }
  }

  private async look(model: ModelSummary, video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
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
          picture = captured(video, model.input.width, model.input.height);
        }
        const depths = isLast || this.answered.length === 0 ? all : wanted(this.viewer.onScreen(), layers);
        const answer = await socket.ask(await fileOf(picture), depths);
        if (signal.aborted) {
          return;
        }
        this.viewer.saw(picture, answer);
        if (isLast) {
          return;
        }
        this.count();
        await nextFrame(video);
      }
    } finally {
      socket.close();
    }
  }

  private count(): void {
    const now = performance.now();
    this.answered = [...this.answered.filter((time) => time > now - RATE_WINDOW), now];
    const [first] = this.answered;
    if (this.state.name === 'live' && first !== undefined && this.answered.length > 1) {
      this.become({ name: 'live', rate: ((this.answered.length - 1) * 1000) / (now - first) });
    }
  }

  private become(state: CameraState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}

function wanted(depths: readonly number[], layers: readonly LayerSummary[]): number[] {
  return depths.filter((depth) => depth < layers.length);
}

/** Waits for a new picture and for the page to draw again, which a hidden one does not; longer where less motion is wanted. */
async function nextFrame(video: HTMLVideoElement): Promise<void> {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    await after(CALM_PERIOD);
  }
  await Promise.race([new Promise((resolve) => video.requestVideoFrameCallback?.(resolve)), after(MOST_WAIT)]);
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
