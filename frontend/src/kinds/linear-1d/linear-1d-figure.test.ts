import { afterEach, beforeEach, expect, it } from 'vitest';
import { all, finishedFigure, shown } from '../../figure/test-figures';
import type { FigureSpec } from '../../lib/specs';
import { Linear1dFigure } from './linear-1d-figure';
import { parametersOf, probeNames, signedText, stateOf } from './lines-state';

const KIND = 'linear-1d';
const THREE = { weights: [1, -2, 0], biases: [-0.5, 1.5, 1] };

let told: Record<string, string>[] = [];
const listen = (event: Event): void => void told.push((event as CustomEvent<Record<string, string>>).detail);

beforeEach(() => document.addEventListener('spec-change', listen));

afterEach(() => {
  document.removeEventListener('spec-change', listen);
  document.body.replaceChildren();
  told = [];
});

async function figureOf(spec: FigureSpec = {}): Promise<Linear1dFigure> {
  const element = new Linear1dFigure();
  element.figure = finishedFigure([], {}, { id: JSON.stringify(spec), kind: KIND, spec: { kind: KIND, ...spec } });
  return shown(element);
}

function texts(element: Element, selector: string): string[] {
  return all(element, selector).map((each) => (each.textContent ?? '').trim().replace(/\s+/g, ' '));
}

async function set(element: Linear1dFigure, selector: string, value: string): Promise<void> {
  const input = all(element, selector)[0] as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(new Event('change'));
  await element.updateComplete;
}

async function press(
  element: Linear1dFigure,
  selector: string,
  key: string,
  more: KeyboardEventInit = {},
): Promise<void> {
  all(element, selector)[0]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  await element.updateComplete;
}

it('writes a state as the link that is read as the same state', () => {
  for (const spec of [
    {},
    { inputs: 'both', first: '-0.4', quantile: '0.9', guides: 'false' },
    { seed: '3', neurons: '12' },
  ]) {
    const state = stateOf(spec);
    expect(parametersOf(state)).toEqual(spec);
    expect(stateOf(parametersOf(state))).toEqual(state);
  }
});

it('has the lines by default that the server has', () => {
  const { weights, biases } = stateOf({}).layer;
  expect([weights.length, weights[7], biases[7]]).toEqual([8, [1.305], -0.631]);
});

it('reads the outputs off at both inputs, with their signs', async () => {
  const element = await figureOf({ ...THREE, second: 0.9 });
  expect(texts(element, 'td.output')).toEqual(['−0.20', '+0.40', '+0.90', '−0.30', '+1.00', '+1.00']);
  expect(all(element, 'td.output.positive')).toHaveLength(4);
  expect(all(element, 'tr.changes')).toHaveLength(2);
  expect(texts(element, '.right .told')[0]).toMatch(/2 of 3 neurons change sign.*cut nothing: there is 1/);
  expect(texts(element, 'thead label')).toEqual(['small signal', 'large signal']);
});

it('labels regions by the signs of their neurons, and cuts by the directions in which neurons grow', async () => {
  const element = await figureOf(THREE);
  expect(texts(element, 'text.cut')).toEqual(['n1', 'n2']);
  expect(texts(element, '.pattern')).toEqual(['−++']);
  await press(element, '.regions', 'End');
  expect(texts(element, '.pattern')).toEqual(['+−+']);
  expect(all(element, '.regions')[0]?.getAttribute('aria-valuetext')).toContain('Region 3 of 3, from 0.75 to 1');
  expect(texts(element, 'text.sign').join('')).toBe('−+++++' + '+−+');
});

it('moves a probe by keyboard, within the inputs, and tells the link', async () => {
  const element = await figureOf();
  await press(element, '[data-probe="0"][role=slider]', 'ArrowRight');
  expect(told.at(-1)).toEqual({ first: '0.31' });
  await press(element, '[data-probe="0"][role=slider]', 'Home');
  await press(element, '[data-probe="0"][role=slider]', 'ArrowLeft');
  expect(all(element, '[data-probe="0"][role=slider]')[0]?.getAttribute('aria-valuenow')).toBe('0');
});

it('changes a neuron by its numbers and its handles, and undoes that', async () => {
  const element = await figureOf();
  await set(element, 'tbody tr:nth-child(3) td:nth-child(2) input', '0.25');
  expect(element.lines.layer.weights[2]).toEqual([0.25]);
  expect(told.at(-1)?.['weights']?.split(',')[2]).toBe('0.25');
  all(element, 'tbody tr:nth-child(1) button')[0]?.click();
  await element.updateComplete;
  await press(element, '.handle.height', 'PageUp');
  expect(element.lines.layer.biases[0]).toBeCloseTo(0.493);
  await press(element, '.beside', 'z', { ctrlKey: true });
  await press(element, '.beside', 'z', { ctrlKey: true });
  expect(element.lines).toEqual(stateOf({}));
});

it('says what is wrong with a number and keeps the neuron as it was', async () => {
  const element = await figureOf(THREE);
  for (const wrong of ['', '1e300', '-1001']) {
    await set(element, 'tbody tr:nth-child(1) td:nth-child(3) input', wrong);
    expect(texts(element, '.problem')[0]).toBe('The bias of n1 must be a number from −1000 to 1000.');
  }
  await set(element, 'input[data-probe="1"]', '3');
  expect(texts(element, '.problem')[0]).toBe('The input must be a number from 0 to 1.');
  expect(element.lines).toEqual(stateOf(THREE));
});

it('drags a line by its handle with the pointer', async () => {
  const element = await figureOf(THREE);
  all(element, 'tbody tr:nth-child(1) button')[0]?.click();
  await element.updateComplete;
  const drawing = all(element, 'svg')[0]!;
  drawing.setPointerCapture = () => undefined;
  const down = new PointerEvent('pointerdown', { clientY: 100, button: 0, pointerId: 1, cancelable: true });
  all(element, '.handle.height')[0]?.dispatchEvent(down);
  // the plot is 300 pixels high and shows outputs from -1.5 to 1.5
  drawing.dispatchEvent(new PointerEvent('pointermove', { clientY: 0, pointerId: 1 }));
  drawing.dispatchEvent(new PointerEvent('pointerup', { pointerId: 1 }));
  await element.updateComplete;
  expect(element.lines.layer.biases[0]).toBeCloseTo(0.5);
  expect(element.lines.seed).toBeUndefined();
});

it('shows a thousand neurons, of which none can be edited', async () => {
  const element = await figureOf({ neurons: 1000, inputs: 'both' });
  expect(all(element, 'tbody tr')).toHaveLength(64);
  expect(all(element, 'tbody input')).toHaveLength(0);
  expect(texts(element, '.right .told').join()).toContain('The first 64 of 1000 neurons');
  expect(all(element, '.lines path')).toHaveLength(3);
  expect(all(element, '.pattern')[0]?.textContent).toHaveLength(1000);
});

it('keeps the first neurons when their number changes, edited or not', async () => {
  const element = await figureOf(THREE);
  await set(element, '#neurons', '5');
  expect(element.lines.layer.biases.slice(0, 3)).toEqual(THREE.biases);
  expect(element.lines.layer.biases).toHaveLength(5);
  await set(element, '#neurons', '5000');
  expect(element.lines.layer.biases).toHaveLength(1000);
  expect(element.lines.seed).toBeDefined();
});

it('keeps the lines as they are when the guides are hidden', async () => {
  const element = await figureOf();
  const lines = (): number => all(element, '.lines').length;
  expect(lines()).toBe(1);
  all(element, '#guides')[0]?.dispatchEvent(new Event('change'));
  await element.updateComplete;
  expect(lines()).toBe(0);
  expect(told.at(-1)).toEqual({ guides: 'false' });
  expect(texts(element, 'text.region')).toEqual(['1', '2', '3', '4', '5', '6']);
});

it('names the probe nearer to zero the small signal', () => {
  expect(probeNames([-0.2, 0.1])).toEqual(['large signal', 'small signal']);
  expect([0.001, -0.456, 2].map(signedText)).toEqual(['0.00', '−0.46', '+2.00']);
});
