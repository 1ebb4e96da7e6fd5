import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FigureData } from '../../lib/api-types';
import type { FlatView } from '../../linear/flat-view';
import './linear-2d-figure';
import type { Linear2dFigure } from './linear-2d-figure';

type Spec = Record<string, unknown>;

async function shown(spec: Spec): Promise<Linear2dFigure> {
  const element = document.createElement('linear-2d-figure') as Linear2dFigure;
  element.figure = { id: JSON.stringify(spec), spec, result: { images: [], data: {} } } as unknown as FigureData;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function flat(element: Linear2dFigure): FlatView {
  return element.renderRoot.querySelector('flat-view')!;
}

async function press(element: Linear2dFigure, ...keys: readonly string[]): Promise<void> {
  const plot = flat(element).renderRoot.querySelector('.plot')!;
  for (const key of keys) {
    plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    await flat(element).updateComplete;
    await element.updateComplete;
    await flat(element).updateComplete;
  }
}

function text(element: Linear2dFigure, selector: string): string {
  return (element.renderRoot.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

describe('linear-2d-figure', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe(): void {}
        disconnect(): void {}
      },
    );
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        observe(): void {}
        disconnect(): void {}
      },
    );
  });

  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });

  it('counts regions and says which neurons change their signs', async () => {
    const element = await shown({});
    expect(text(element, '.left .told')).toBe('16 of at most 16 regions in the whole plane; 13 in view.');
    expect(text(element, '.right > .told')).toMatch(/^From A to B, 5 neurons change their signs, in this order: n/);
    expect(element.renderRoot.querySelectorAll('tbody tr')).toHaveLength(5);
  });

  it('picks regions by keyboard, and the link follows', async () => {
    const element = await shown({});
    const links: Record<string, string>[] = [];
    element.addEventListener('spec-change', (event) =>
      links.push((event as CustomEvent<Record<string, string>>).detail),
    );
    await press(element, 'ArrowRight');
    expect(text(element, '.left .told')).toMatch(/^Region [+−]{5}\. 16 of/);
    await press(element, 'Enter');
    expect(links.at(-1)).toHaveProperty('first');
    const regions = flat(element).renderRoot.querySelectorAll('.pick');
    expect(regions).toHaveLength(2);
    expect(regions[0]?.getAttribute('d')).toBe(flat(element).renderRoot.querySelector('.focused')?.getAttribute('d'));
  });

  it('tells of no region once the map has lost the focus', async () => {
    const element = await shown({});
    await press(element, 'ArrowRight');
    expect(text(element, '.left .told')).toMatch(/^Region/);
    flat(element).renderRoot.querySelector('.plot')!.dispatchEvent(new Event('blur'));
    await element.updateComplete;
    expect(text(element, '.left .told')).toMatch(/^16 of/);
  });

  it('reaches every region by its keys', async () => {
    const element = await shown({});
    const seen = new Set<string>();
    await press(element, 'Enter');
    for (let i = 0; i < 13; i++) {
      seen.add(flat(element).renderRoot.querySelector('.focused')?.getAttribute('data-signs') ?? '');
      await press(element, 'PageDown');
    }
    expect(seen.size).toBe(13);
    const before = text(element, '.left .told');
    await press(element, 'ArrowUp', 'ArrowUp', 'ArrowLeft', 'ArrowLeft', 'ArrowDown');
    expect(text(element, '.left .told')).not.toBe(before);
  });

  it('takes numbers, undoes them, and refuses what is none', async () => {
    const element = await shown({});
    const input = element.renderRoot.querySelector<HTMLInputElement>('tbody input')!;
    const before = input.value;
    input.value = '-2.5';
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(text(element, '.left .told')).not.toBe('');
    element.renderRoot
      .querySelector('.beside')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
    await element.updateComplete;
    expect(element.renderRoot.querySelector<HTMLInputElement>('tbody input')!.value).toBe(before);
    input.value = '1e300';
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(text(element, '.problem')).toBe('A weight or bias of n1 must be a number from −1000 to 1000.');
  });

  it('says that many neurons are lines only, and that cuts after tanh are not counted', async () => {
    expect(text(await shown({ neurons: 1000 }), '.left .told')).toMatch(/at most 64 neurons; here are 1000/);
    expect(text(await shown({ activation: 'tanh', 'second-neurons': 2 }), '.left .told')).toMatch(/are not counted/);
    expect(text(await shown({ activation: 'relu', 'second-neurons': 2 }), '.left .told')).toMatch(
      /second layer: \d+ in/,
    );
  });

  it('shows signs in the other pair of colours', async () => {
    const element = await shown({});
    element.renderRoot.querySelector<HTMLButtonElement>('button.signs')!.click();
    await element.updateComplete;
    expect(element.getAttribute('signs')).toBe('blue-orange');
    element.renderRoot.querySelector<HTMLButtonElement>('button.signs')!.click();
  });
});
