import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LayerSummary } from '../../lib/api-types';
import { frameMessage, readAnswer } from './camera-frame';
import { CameraSocket } from './camera-socket';
import { LookSelection } from './look-selection';

const LAYERS: readonly LayerSummary[] = [
  { name: 'conv2d0', kind: 'convolution', depth: 0, channels: 1, height: 4, width: 4, receptiveField: 3, labels: [] },
  { name: 'mixed3a', kind: 'inception', depth: 1, channels: 2, height: 2, width: 1, receptiveField: 9, labels: [] },
];

/** The rest of the frame's number, 3 milliseconds, and the class 259 `cat` with probability 0.5. */
const AFTER_NUMBER = [0, 0, 0, 0, 0, 0x40, 0x40, 1, 3, 1, 0, 0, 0, 0x3f, 3, 0x63, 0x61, 0x74];

/**
 * Returns an answer with one class and the layers at some depths, each map 1 x 1 with the byte 51 and the maximum 10.
 */
function answer(depths: readonly number[], number = 9): ArrayBuffer {
  const bytes: number[] = [1, number, ...AFTER_NUMBER, depths.length];
  for (const depth of depths) {
    const channels = LAYERS[depth]?.channels ?? 7;
    bytes.push(depth, channels, 0, 1, 1);
    for (const value of [2, 10, 0.5]) {
      const float = [...new Uint8Array(new Float32Array([value]).buffer)];
      bytes.push(...Array.from({ length: channels }, () => float).flat());
    }
    bytes.push(...Array.from({ length: channels }, () => 51));
  }
  return new Uint8Array(bytes).buffer;
}

describe('a frame’s message', () => {
  it('contains the number, the layers and the file in the form that the server reads', () => {
    const file = new Uint8Array([0xff, 0xd8]).buffer;
    expect([...frameMessage(0x01020304, [1, 0], file)]).toEqual([1, 4, 3, 2, 1, 56, 2, 1, 0, 0xff, 0xd8]);
  });
});

describe('an answer', () => {
  it('is read to its end', () => {
    const { number, milliseconds, classes, layers } = readAnswer(answer([1, 0]), LAYERS);
    expect({ number, milliseconds }).toEqual({ number: 9, milliseconds: 3 });
    expect(classes).toEqual([{ class: 259, label: 'cat', probability: 0.5 }]);
    expect(layers.map(({ layer }) => layer.name)).toEqual(['mixed3a', 'conv2d0']);
    expect(layers[0]?.layer).toMatchObject({ layers: 2, mean: [2, 2], maximum: [10, 10], nonZero: [0.5, 0.5] });
    expect(layers[0]?.value(1, 0, 0)).toBeCloseTo(2);
  });

  it('is refused if it is incomplete or of another network', () => {
    expect(() => readAnswer(answer([1]), LAYERS.slice(0, 1))).toThrow('not the one that this page knows');
    expect(() => readAnswer(answer([1]).slice(0, -1), LAYERS)).toThrow();
    expect(() => readAnswer(new Uint8Array([2]).buffer, LAYERS)).toThrow('of a format that this page does not know');
  });
});

describe('what is seen through a camera', () => {
  it('starts with every layer, then replaces those that arrive, and keeps the position under the pointer', () => {
    const selection = new LookSelection({ requestUpdate: () => undefined });
    const canvas = document.createElement('canvas');
    selection.showFrame(canvas, readAnswer(answer([0, 1]), LAYERS));
    const [first, second] = selection.layers;
    expect(selection.arrived).toBe(2);
    selection.pointAt({ maps: second!, channel: 1, y: 0, x: 0 });
    selection.showFrame(canvas, readAnswer(answer([1], 10), LAYERS));
    expect(selection.layers[0]).toBe(first);
    expect(selection.layers[1]).not.toBe(second);
    expect(selection.point).toMatchObject({ channel: 1, maps: selection.layers[1] });
  });
});

/** A socket whose events come from the test. */
class FakeSocket {
  static readonly OPEN = 1;
  static made: FakeSocket[] = [];
  readyState = 0;
  binaryType = '';
  readonly sent: Uint8Array[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: ArrayBuffer }) => void;
  onclose?: (event: { code: number; reason: string }) => void;

  constructor(readonly url: string) {
    FakeSocket.made.push(this);
  }

  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }

  send(message: Uint8Array): void {
    this.sent.push(message);
  }

  close(): void {
    this.readyState = 3;
  }
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

afterEach(() => {
  vi.unstubAllGlobals();
  FakeSocket.made = [];
});

describe('a camera’s socket', () => {
  it('is opened by the first frame and used for the next', async () => {
    vi.stubGlobal('WebSocket', FakeSocket);
    const camera = new CameraSocket('my model', LAYERS);
    for (let frame = 1; frame <= 2; frame++) {
      const asked = camera.ask(new ArrayBuffer(3), [0]);
      const socket = FakeSocket.made[0]!;
      expect(socket.url).toMatch(/^ws:.*\/api\/v1\/models\/my%20model\/camera$/);
      socket.open();
      await settled();
      expect(socket.sent).toHaveLength(frame);
      socket.onmessage?.({ data: answer([0], frame) });
      expect((await asked).number).toBe(frame);
    }
    expect(FakeSocket.made).toHaveLength(1);
  });

  it('reports why the server closed it, and is opened again for the next frame', async () => {
    vi.stubGlobal('WebSocket', FakeSocket);
    const camera = new CameraSocket('m', LAYERS);
    const refused = camera.ask(new ArrayBuffer(3), [0]);
    FakeSocket.made[0]!.onclose?.({ code: 1013, reason: 'There are as many cameras as the server takes on.' });
    await expect(refused).rejects.toThrow('as many cameras');
    const lost = camera.ask(new ArrayBuffer(3), [0]);
    FakeSocket.made[1]!.open();
    await settled();
    FakeSocket.made[1]!.onclose?.({ code: 1006, reason: '' });
    await expect(lost).rejects.toThrow('The connection to the server is lost.');
  });
});
