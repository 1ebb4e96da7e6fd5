import type { Moment } from './run';

/** A message of a live training. */
export interface LiveState {
  readonly isRunning: boolean;
  /** Whether it is on its way to a step. */
  readonly isGoing: boolean;
  readonly target: number;
  readonly moment: Omit<Moment, 'activations'>;
  /** Why it diverged; empty if it did not. */
  readonly diverged: string;
}

export type Command =
  | { readonly run: number }
  | { readonly pause: true }
  | { readonly goTo: number }
  | { readonly change: string; readonly at: number };

const VERSION = 1;
const RUNS = 1;
const GOES = 2;
const HEADER = 56;
const KEEP_OPEN_MILLISECONDS = 15_000;

/** Reads a message; its form is described at the class of the server that writes it, `LiveTraining`. */
export function readState(message: ArrayBuffer, hasHeldOut: boolean): LiveState {
  const view = new DataView(message);
  if (view.getInt32(0, true) !== VERSION) {
    throw new Error('the message has another version; load the page again');
  }
  const flags = view.getInt32(4, true);
  const neurons = view.getInt32(44, true);
  const count = view.getInt32(48, true);
  const sentence = view.getInt32(52, true);
  const weights = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    weights[i] = view.getFloat32(HEADER + 4 * i, true);
  }
  const firedAt = HEADER + 4 * count;
  return {
    isRunning: (flags & RUNS) !== 0,
    isGoing: (flags & GOES) !== 0,
    target: view.getFloat64(16, true),
    moment: {
      step: view.getFloat64(8, true),
      cost: view.getFloat32(24, true),
      right: view.getFloat32(28, true),
      heldOutCost: hasHeldOut ? view.getFloat32(32, true) : undefined,
      heldOutRight: hasHeldOut ? view.getFloat32(36, true) : undefined,
      changed: view.getInt32(40, true),
      fired: new Uint8Array(message.slice(firedAt, firedAt + neurons)),
      // those of a large network are sent now and then
      weights: count === 0 ? undefined : weights,
    },
    diverged: new TextDecoder().decode(message.slice(firedAt + neurons, firedAt + neurons + sentence)),
  };
}

/** What a live training tells. */
export interface LiveListener {
  onState(state: LiveState): void;
  /** A command could not be obeyed. */
  onRefused(sentence: string): void;
  /** The socket was closed; the sentence says why, or is empty. */
  onClosed(sentence: string): void;
}

/** The socket of a live training on the page's own server. */
export class LiveSocket {
  private readonly socket: WebSocket;
  private readonly timer: ReturnType<typeof setInterval>;
  private isClosed = false;

  /**
   * Opens the socket and begins the training.
   *
   * @param spec the spec of the figure, which names the step to begin at
   */
  constructor(spec: Readonly<Record<string, unknown>>, hasHeldOut: boolean, listener: LiveListener) {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    this.socket = new WebSocket(`${scheme}//${location.host}/api/v1/live`);
    this.socket.binaryType = 'arraybuffer';
    this.socket.onopen = () => this.socket.send(JSON.stringify(spec));
    this.socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
      if (this.isClosed) {
        return;
      }
      if (typeof data === 'string') {
        listener.onRefused(data);
      } else {
        listener.onState(readState(data, hasHeldOut));
        // the server goes on when the state has been drawn
        requestAnimationFrame(() => this.sendText('{}'));
      }
    };
    this.socket.onclose = ({ code, reason }) => {
      clearInterval(this.timer);
      if (!this.isClosed) {
        this.isClosed = true;
        listener.onClosed(code === 1000 ? '' : reason || 'The connection to the server is lost.');
      }
    };
    this.timer = setInterval(() => this.sendText('{}'), KEEP_OPEN_MILLISECONDS);
  }

  send(command: Command): void {
    this.sendText(JSON.stringify(command));
  }

  private sendText(text: string): void {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(text);
    }
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.timer);
    this.socket.close(1000);
  }
}
