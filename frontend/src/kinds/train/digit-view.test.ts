import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, shown } from '../../figure/test-figures';
import type { ConfusionMatrix } from './confusion-matrix';
import type { DigitButtons } from './digit-buttons';
import type { DigitNetwork } from './digit-network';
import type { DigitPad } from './digit-pad';
import type { DigitPlane } from './digit-plane';
import { DigitView } from './digit-view';
import { PIXELS } from './digits';
import type { Network } from './network';
import type { DigitSample } from './result';

const NETWORK: Network = { inputs: PIXELS, hidden: [2], activations: ['relu'], outputs: 10, output: 'softmax' };
const WEIGHTS = Float32Array.from({ length: PIXELS * 2 + 2 + 30 }, (_, index) => Math.sin(index) / 4);

/** Two digits, a 3 and an 8. */
const PIXELS_OF_TWO = Uint8Array.from({ length: 2 * PIXELS }, (_, index) => (index % 7 === 0 ? 255 : 0));
const SAMPLE: DigitSample = {
  digest: 'abc',
  credit: 'Digits: MNIST',
  count: 2,
  pixels: btoa(String.fromCharCode(...PIXELS_OF_TWO)),
  classes: [3, 8],
};

/** Frames that are drawn when they are asked for. */
let frames: (() => void)[] = [];

function drawFrames(): void {
  const due = frames;
  frames = [];
  due.forEach((act) => act());
}

async function element(change: Partial<DigitView> = {}): Promise<DigitView> {
  const view = Object.assign(new DigitView(), { network: NETWORK, weights: WEIGHTS, sample: SAMPLE }, change);
  const host = await shown(view);
  drawFrames();
  await host.updateComplete;
  return host;
}

function part<E extends HTMLElement>(host: HTMLElement, name: string): E {
  return all(host, name)[0] as E;
}

/** Returns the sum of a first-layer neuron for an input, computed by its definition. */
function activation(input: readonly number[], neuron: number): number {
  let sum = WEIGHTS[2 * PIXELS + neuron] ?? 0;
  input.forEach((value, pixel) => (sum += value * (WEIGHTS[2 * pixel + neuron] ?? 0)));
  return Math.max(0, sum);
}

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('digits', () => {
  it('light up the layers', async () => {
    const host = await element();
    const network = part<DigitNetwork>(host, 'digit-network');
    await network.updateComplete;
    const first = [...PIXELS_OF_TWO.subarray(0, PIXELS)].map((level) => level / 255);
    const values = all(network, '.neuron .value').map((value) => value.textContent);
    expect(values).toEqual([0, 1].map((neuron) => activation(first, neuron).toFixed(2)));
    expect(all(network, '.class')).toHaveLength(10);
  });

  it('are drawn by pointer and by keyboard, and cleared', async () => {
    const host = await element();
    const pad = part<DigitPad>(host, 'digit-pad');
    await pad.updateComplete;
    const square = all(pad, '.pad')[0] as HTMLElement;
    square.getBoundingClientRect = () => ({ left: 0, top: 0, width: 280, height: 280 }) as DOMRect;
    square.dispatchEvent(new MouseEvent('pointerdown', { clientX: 100, clientY: 50, buttons: 1 }));
    square.dispatchEvent(new MouseEvent('pointermove', { clientX: 140, clientY: 250, buttons: 1 }));
    await host.updateComplete;
    const network = part<DigitNetwork>(host, 'digit-network');
    expect(Math.max(...pad.input)).toBe(1);
    expect(network.values[0]?.[1]).toBeCloseTo(activation(pad.input, 1), 4);
    const press = (key: string): boolean => square.dispatchEvent(new KeyboardEvent('keydown', { key }));
    press('Delete');
    await host.updateComplete;
    expect(Math.max(...pad.input)).toBe(0);
    ['ArrowRight', ' ', 'ArrowDown', 'ArrowDown', ' ', 'ArrowLeft'].forEach(press);
    await host.updateComplete;
    await pad.updateComplete;
    expect(Math.max(...pad.input)).toBe(1);
    expect(all(pad, 'path')).toHaveLength(1);
  });

  it('that are held out are chosen, and a cell of the matrix opens its own', async () => {
    const host = await element();
    const offered = part<DigitButtons>(host, 'digit-buttons');
    await offered.updateComplete;
    expect(all(offered, 'button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'digit 3, number 1',
      'digit 8, number 2',
    ]);
    all(offered, 'button')[1]?.click();
    await host.updateComplete;
    await offered.updateComplete;
    expect(all(offered, 'button')[1]?.getAttribute('aria-pressed')).toBe('true');
    const matrix = part<ConfusionMatrix>(host, 'confusion-matrix');
    await matrix.updateComplete;
    const filled = all(matrix, 'button').filter((button) => !(button as HTMLButtonElement).disabled);
    expect(filled).toHaveLength(2);
    filled[0]?.click();
    await host.updateComplete;
    expect(all(host, 'digit-buttons')).toHaveLength(2);
  });

  it('tell which neuron was chosen and which weight was changed', async () => {
    const host = await element({ mayEdit: true });
    const told: unknown[] = [];
    host.addEventListener('neuron-select', (event) => told.push((event as CustomEvent).detail));
    host.addEventListener('weight-change', (event) => told.push((event as CustomEvent).detail));
    const network = part<DigitNetwork>(host, 'digit-network');
    await network.updateComplete;
    all(network, '.neuron')[1]?.click();
    const neuron = part(host, 'digit-neuron');
    const bias = all(neuron, 'input')[0] as HTMLInputElement;
    bias.value = '0.5';
    bias.dispatchEvent(new Event('change'));
    expect(told).toEqual([
      { layer: 0, neuron: 1 },
      { index: 2 * PIXELS, value: 0.5 },
    ]);
  });

  it('lead to the feature visualization of the neuron', async () => {
    await import('../register');
    const host = await element({ training: { problem: 'digits', steps: '5' } });
    const link = all(part(host, 'digit-neuron'), 'a')[0]?.getAttribute('href');
    expect(link).toMatch(/^\/figure\?.*problem=digits.*steps=5.*layer=1.*neuron=1/);
  });

  it('say where all of them are if there is no server', async () => {
    const host = await element();
    expect(part(host, 'digit-neuron').shadowRoot?.textContent).toContain('where the server of this figure');
  });
});

describe('all digits', () => {
  it('lie in the plane, where arrow keys go to the next', async () => {
    const file = new Uint8Array(10_000 * (PIXELS + 3));
    const places = 10_000 * (PIXELS + 1);
    file.set([0, 0, 100, 10, 10, 200], places);
    file.set(PIXELS_OF_TWO, 0);
    const digits = (await import('./digits')).readDigits(file.buffer);
    const { DigitPlane: Plane } = await import('./digit-plane');
    const plane: DigitPlane = await shown(
      Object.assign(new Plane(), {
        digits: { ...digits, count: 3 },
        values: new Float32Array([1, 2, 3]),
        answers: [5, 6, 7],
      }),
    );
    const chosen: unknown[] = [];
    plane.addEventListener('digit-select', (event) => chosen.push((event as CustomEvent).detail));
    const press = (key: string): boolean | undefined =>
      all(plane, '.area')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key }));
    press('ArrowRight');
    await plane.updateComplete;
    expect(all(plane, '[role=status]')[0]?.textContent).toBe('Digit 0 (trained on), read as 6; activation 2.00.');
    press('ArrowDown');
    press('Enter');
    expect(chosen).toEqual([2]);
  });
});
