import type { LayerSummary } from '../../lib/api-types';
import { frameMessage, readAnswer, type FrameAnswer } from './camera-frame';

/** The server has closed the socket. The message says why. */
export class CameraRefusal extends Error {}

/** The close codes of sockets that were closed without an error; the next frame opens another socket. */
const QUIET_CODES: readonly number[] = [1000, 1001];

/** Sends frames for one network to the server, one at a time, over a socket that stays open between frames. */
export class CameraSocket {
  private socket: WebSocket | undefined;
  private number = 0;

  constructor(
    private readonly model: string,
    private readonly layers: readonly LayerSummary[],
  ) {}

  /**
   * Sends a frame and returns the server's answer.
   *
   * @throws CameraRefusal if the socket is closed before the answer
   */
  async ask(file: ArrayBuffer, depths: readonly number[]): Promise<FrameAnswer> {
    const socket = await this.open();
    const number = ++this.number;
    const answer = new Promise<ArrayBuffer>((resolve, reject) => {
      socket.onmessage = ({ data }) => resolve(data as ArrayBuffer);
      socket.onclose = ({ code, reason }) => reject(refusal(code, reason));
    });
    socket.send(frameMessage(number, depths, file));
    return readAnswer(await answer, this.layers);
  }

  close(): void {
    this.socket?.close(1000);
    this.socket = undefined;
  }

  private async open(): Promise<WebSocket> {
    if (this.socket?.readyState === WebSocket.OPEN) {
      return this.socket;
    }
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/api/v1/models/${encodeURIComponent(this.model)}/camera`);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onclose = ({ code, reason }) => reject(refusal(code, reason));
    });
    return socket;
  }
}

function refusal(code: number, reason: string): CameraRefusal {
  const message = QUIET_CODES.includes(code) || reason === '' ? 'The connection to the server is lost.' : reason;
  return new CameraRefusal(message);
}
