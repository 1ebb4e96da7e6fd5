import { afterEach, describe, expect, it, vi } from 'vitest';
import { all, finishedFigure, shown } from '../../figure/test-figures';
import type { TrainResult } from './result';
import { TrainFigure } from './train-figure';

function packed(values: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

/** Weights that compute xor: hidden neurons a + b - 0.5 and a + b - 1.5, and an output of 4 and -12 times these minus 1. */
const XOR = [1, 1, 1, 1, -0.5, -1.5, 4, -12, -1];

const RESULT: TrainResult = {
  inputs: ['a', 'b'],
  outputs: ['a xor b'],
  output: 'sigmoid',
  hidden: [2],
  moments: [0, 5, 10].map((step) => ({
    step,
    cost: 0.3 - step / 100,
    right: 0.5,
    changed: step,
    activations: ['relu'],
  })),
  frames: [0, 2],
  weights: packed([...XOR.map(() => 0), ...XOR]),
  fired: btoa(String.fromCharCode(0, 0, 128, 0, 255, 64)),
  observed: 4,
  examples: { count: 4, inputs: packed([0, 0, 0, 1, 1, 0, 1, 1]), targets: packed([0, 1, 1, 0]) },
  credits: [],
};

const SPEC = { kind: 'train', problem: 'xor', hidden: '2', activations: 'relu', rate: 0.5, steps: 10, changes: '' };

class FakeSocket {
  static readonly OPEN = 1;
  static last: FakeSocket | undefined;
  readonly readyState = FakeSocket.OPEN;
  readonly sent: string[] = [];
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: ArrayBuffer | string }) => void) | undefined;
  onclose: ((event: { code: number; reason: string }) => void) | undefined;

  constructor() {
    FakeSocket.last = this;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.sent.push('closed');
  }

  /** Says the state after some steps. */
  state(step: number, flags = 0): void {
    const message = new ArrayBuffer(56 + 4 * XOR.length + 2);
    const view = new DataView(message);
    view.setInt32(0, 1, true);
    view.setInt32(4, flags, true);
    view.setFloat64(8, step, true);
    view.setFloat64(16, step, true);
    [0, 2, XOR.length, 0].forEach((value, index) => view.setInt32(40 + 4 * index, value, true));
    XOR.forEach((value, index) => view.setFloat32(56 + 4 * index, value, true));
    this.onmessage?.({ data: message });
  }
}

async function element(change: Partial<TrainFigure> = {}): Promise<TrainFigure> {
  const figure = finishedFigure([], RESULT, { spec: SPEC });
  return shown(Object.assign(new TrainFigure(), { figure, mayTrain: true }, change));
}

function text(host: TrainFigure, selector: string): string {
  return (all(host, selector)[0]?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

async function press(host: TrainFigure, name: string): Promise<void> {
  all(host, 'button')
    .find((button) => button.textContent?.includes(name))
    ?.click();
  await host.updateComplete;
}

/** Puts a socket in the place of the browser's, which tells what was sent. */
function stubSocket(): void {
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => act());
}

/** Returns an element whose reader has pressed "Train on", and its socket. */
async function trainedOn(): Promise<{ host: TrainFigure; socket: FakeSocket }> {
  stubSocket();
  const host = await element();
  await press(host, 'Train on');
  return { host, socket: FakeSocket.last as FakeSocket };
}

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('a recorded training', () => {
  it('is shown at its end, and at the last known weights before another moment', async () => {
    const host = await element();
    expect(text(host, '.step')).toBe('step 10');
    expect(text(host, '.scores')).toBe('cost 0.2000, right 50 %');
    const slider = all(host, 'input[type=range]')[0] as HTMLInputElement;
    slider.value = '1';
    slider.dispatchEvent(new Event('input'));
    await host.updateComplete;
    expect(text(host, '.step')).toBe('step 0');
  });

  it('cannot be trained on elsewhere, but leads to where it can', async () => {
    const host = await element({ mayTrain: false });
    expect(all(host, '.settings')).toHaveLength(0);
    expect(all(host, 'a[target=_top]')).toHaveLength(1);
  });
});

describe('a live training', () => {
  it('begins at the moment shown, acknowledges states, and tells the link', async () => {
    stubSocket();
    const host = await element();
    const told: Record<string, string>[] = [];
    host.addEventListener('spec-change', (event) => told.push((event as CustomEvent<Record<string, string>>).detail));
    await press(host, 'Train on');
    const socket = FakeSocket.last as FakeSocket;
    socket.onopen?.();
    expect(JSON.parse(socket.sent[0] ?? '')).toMatchObject({ kind: 'train', steps: 10 });
    socket.state(10);
    expect(socket.sent).toContain('{"run":10}');
    expect(socket.sent.at(-1)).toBe('{}');
    socket.state(20, 1);
    await host.updateComplete;
    expect(text(host, '.step')).toBe('step 20');
    expect(told.at(-1)).toMatchObject({ hidden: '2', activations: 'relu', steps: '20' });
    all(host, '.play')[0]?.click();
    expect(socket.sent.at(-1)).toBe('{"pause":true}');
  });

  it('takes changes, which are part of the link', async () => {
    vi.stubGlobal('WebSocket', FakeSocket);
    const host = await element();
    const told: Record<string, string>[] = [];
    host.addEventListener('spec-change', (event) => told.push((event as CustomEvent<Record<string, string>>).detail));
    const rate = all(host, '.fields input')[0] as HTMLInputElement;
    rate.value = '0.1';
    rate.dispatchEvent(new Event('change'));
    const socket = FakeSocket.last as FakeSocket;
    socket.onopen?.();
    socket.state(10);
    expect(socket.sent).toContain('{"change":"rate=0.1","at":10}');
    expect(told.at(-1)).toMatchObject({ changes: '10:rate=0.1', steps: '10' });
  });

  it('makes a change at the step shown, though the server is ahead, and undoes it', async () => {
    const { host, socket } = await trainedOn();
    socket.state(10);
    socket.state(20, 1);
    await host.updateComplete;
    const rate = all(host, '.fields input')[0] as HTMLInputElement;
    rate.value = '0.1';
    rate.dispatchEvent(new Event('change'));
    expect(socket.sent.at(-1)).toBe('{"change":"rate=0.1","at":20}');
    socket.state(20);
    await host.updateComplete;
    await press(host, 'Undo the last change');
    const other = FakeSocket.last as FakeSocket;
    expect(other).not.toBe(socket);
    other.onopen?.();
    expect(JSON.parse(other.sent[0] ?? '')).toMatchObject({ steps: 20, changes: '' });
  });

  it('goes to the moment shown before it does what was asked', async () => {
    const { host, socket } = await trainedOn();
    socket.state(10);
    socket.state(20, 1);
    socket.state(30);
    await host.updateComplete;
    const slider = all(host, 'input[type=range]')[0] as HTMLInputElement;
    slider.value = '3';
    slider.dispatchEvent(new Event('input'));
    await host.updateComplete;
    await press(host, 'Train on');
    expect(socket.sent.at(-1)).toBe('{"goTo":20}');
    socket.state(20);
    expect(socket.sent).toContain('{"run":10}');
    expect(socket.sent.lastIndexOf('{"run":10}')).toBeGreaterThan(socket.sent.indexOf('{"goTo":20}'));
  });

  it('stops by itself where it was asked to, and says why', async () => {
    stubSocket();
    const host = await element();
    const condition = all(host, 'input[name=steps]').find((input) => input.closest('.stops') !== null);
    condition?.click();
    await host.updateComplete;
    const number = all(host, '.stops input[type=number]')[0] as HTMLInputElement;
    number.value = '15';
    number.dispatchEvent(new Event('change'));
    await press(host, 'Train on');
    const socket = FakeSocket.last as FakeSocket;
    socket.state(10);
    socket.state(20, 1);
    expect(socket.sent).not.toContain('{"pause":true}');
    socket.state(30, 1);
    expect(socket.sent).toContain('{"pause":true}');
    socket.state(30);
    await host.updateComplete;
    expect(text(host, '.notice')).toContain('Stopped at step 30: 15 steps were made');
  });

  it('pauses while the page is hidden', async () => {
    const { host, socket } = await trainedOn();
    socket.state(10);
    socket.state(20, 1);
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    hidden.mockRestore();
    expect(socket.sent.at(-1)).toBe('{"pause":true}');
    socket.state(25);
    await host.updateComplete;
    expect(text(host, '.notice')).toContain('the page was hidden');
  });

  it('opens another socket at its step after the server has closed the first', async () => {
    const { host, socket } = await trainedOn();
    socket.state(10);
    socket.state(20);
    socket.onclose?.({ code: 1001, reason: 'It was closed after ten minutes without a press.' });
    await host.updateComplete;
    expect(text(host, '.notice')).toContain('ten minutes');
    await press(host, 'Train on');
    const other = FakeSocket.last as FakeSocket;
    other.onopen?.();
    expect(JSON.parse(other.sent[0] ?? '')).toMatchObject({ kind: 'train', steps: 20 });
    other.state(20);
    expect(other.sent).toContain('{"run":10}');
  });

  it('says why it was refused or lost', async () => {
    vi.stubGlobal('WebSocket', FakeSocket);
    const host = await element();
    await press(host, 'One step');
    const socket = FakeSocket.last as FakeSocket;
    socket.onclose?.({ code: 1013, reason: 'There are as many live computations as the server takes on.' });
    await host.updateComplete;
    expect(text(host, '.notice')).toContain('as many live computations');
  });
});
