import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BlindTest } from '../kinds/directions/blind-test';
import { downloadsOf, withPreset, withSeed } from './figure-options';
import { endsOf, imagesIn, picturesOf } from './figure-pictures';
import { PictureFrames } from './picture-frames';
import { nextPicture, PictureMatrix } from './picture-matrix';
import type { Picture } from './picture-tile';
import type { FigureData } from '../lib/api';
import { placeName, placesIn, type Layout } from '../lib/layout';
import { shuffled } from '../kinds/directions/shuffle';
import { layersOf } from '../lib/specs';

const PAIRS: Layout = {
  form: 'matrix', rows: 3, columns: 3, skipped: 1, rowLabels: ['', 'r1', 'r2'], columnLabels: ['', 'c1', 'c2'],
};
const TWO_ROWS: Layout = {
  form: 'matrix', rows: 2, columns: 2, skipped: 0, rowLabels: ['basis', 'random'], columnLabels: ['1', '2'],
};
const WALK: Layout = {
  form: 'frames', rows: 2, columns: 2, skipped: 0, rowLabels: [], columnLabels: ['0.00', '0.50', '1.00'],
};

function made(layout: Layout): Picture[] {
  const images = Array.from({ length: placesIn(layout) }, (_, index) => ({ url: `/figures/a/${index}.png`, label: `unit ${index}` }));
  return picturesOf({ kind: 'another', model: 'm' }, images, '', layout);
}

async function shown<E extends PictureMatrix | PictureFrames | BlindTest>(element: E): Promise<E> {
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function all(element: Element, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

afterEach(() => document.body.replaceChildren());

describe('A layout', () => {
  it('has a name for every place', () => {
    expect(Array.from({ length: placesIn(PAIRS) }, (_, picture) => placeName(PAIRS, picture))).toEqual([
      'c1', 'c2', 'r1', 'r1, c1', 'r1, c2', 'r2', 'r2, c1', 'r2, c2',
    ]);
    expect(placeName(WALK, 1)).toBe('0.50');
    expect(placesIn(WALK)).toBe(3);
  });

  it('tells how many pictures there will be, unless the spec knows better', () => {
    expect(imagesIn(WALK, {})).toHaveLength(3);
    const grid: Layout = { form: 'grid', rows: 2, columns: 3, skipped: 0, rowLabels: [], columnLabels: [] };
    expect(imagesIn(grid, { kind: 'diversity', pictures: 5 })).toHaveLength(5);
    expect(imagesIn(grid, { kind: 'another' })).toHaveLength(6);
  });

  it('names pictures that are not made yet', () => {
    const pictures = picturesOf({ kind: 'another' }, imagesIn(PAIRS, {}), '', PAIRS);
    expect(pictures[4]).toEqual({ label: 'r1, c2', description: 'r1, c2' });
    expect(made(PAIRS)[4]?.description).toBe('r1, c2: unit 4');
  });
});

describe('A matrix of pictures', () => {
  async function matrixOf(layout: Layout): Promise<PictureMatrix> {
    const matrix = new PictureMatrix();
    matrix.layout = layout;
    matrix.pictures = made(layout);
    return shown(matrix);
  }

  it('has its names at the heads of rows and columns, and an empty corner', async () => {
    const matrix = await matrixOf(PAIRS);
    expect(all(matrix, '[role=columnheader]').map((head) => head.textContent)).toEqual(['c1', 'c2']);
    expect(all(matrix, '[role=rowheader]').map((head) => head.textContent)).toEqual(['r1', 'r2']);
    expect(all(matrix, '[data-index]')).toHaveLength(8);
    expect(all(matrix, '.empty')).toHaveLength(1);
    expect(all(matrix, '.axis').map((cell) => cell.dataset['index'])).toEqual(['0', '1', '2', '5']);
    const widths = all(matrix, '[role=row]').map((row) => row.children.length);
    expect(new Set(widths)).toEqual(new Set([4]));
  });

  it('leaves out the names of rows that have none', async () => {
    const matrix = await matrixOf({ ...TWO_ROWS, rows: 1, rowLabels: [''] });
    expect(all(matrix, '.name')).toHaveLength(0);
    expect(all(matrix, '[role=columnheader]')).toHaveLength(2);
  });

  it('is walked through by keys and has one stop', async () => {
    const matrix = await matrixOf(PAIRS);
    const told: number[] = [];
    matrix.addEventListener('picture-focus', (event) => told.push((event as CustomEvent<number>).detail));
    all(matrix, '[data-index="0"] .cell')[0]?.focus();
    all(matrix, '[data-index="0"] .cell')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    await matrix.updateComplete;
    expect(all(matrix, '[tabindex="0"]').map((cell) => cell.parentElement?.dataset['index'])).toEqual(['3']);
    expect(told.at(-1)).toBe(3);
  });

  it('has no stop at a cell that is empty', () => {
    const go = (picture: number, key: string, withControl = false): number | undefined =>
      nextPicture(picture, key, withControl, PAIRS, 8);
    expect(go(0, 'ArrowLeft')).toBe(0);
    expect(go(2, 'ArrowUp')).toBe(2);
    expect(go(1, 'Home')).toBe(0);
    expect(go(7, 'Home', true)).toBe(0);
    expect(go(5, 'PageUp')).toBe(5);
    expect(go(2, 'End')).toBe(4);
    expect(go(2, 'x')).toBeUndefined();
  });
});

describe('Pictures that follow each other', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function framesOf(change: Partial<PictureFrames> = {}): Promise<PictureFrames> {
    const frames = new PictureFrames();
    return shown(Object.assign(frames, { pictures: made(WALK), noAutoplay: true }, change));
  }

  function slider(frames: PictureFrames): HTMLInputElement {
    return all(frames, 'input')[0] as HTMLInputElement;
  }

  function large(frames: PictureFrames): string | null | undefined {
    return all(frames, '.large img')[0]?.getAttribute('src');
  }

  async function press(frames: PictureFrames, key: string): Promise<void> {
    slider(frames).dispatchEvent(new KeyboardEvent('keydown', { key }));
    await frames.updateComplete;
  }

  it('are gone through by the slider, which says where it is', async () => {
    const frames = await framesOf();
    expect(large(frames)).toBe('/figures/a/0.png');
    slider(frames).value = '2';
    slider(frames).dispatchEvent(new Event('input'));
    await frames.updateComplete;
    expect(large(frames)).toBe('/figures/a/2.png');
    expect(slider(frames).getAttribute('aria-valuetext')).toBe('unit 2');
    await press(frames, 'PageUp');
    expect(slider(frames).value).toBe('2');
    await press(frames, 'PageDown');
    expect(slider(frames).value).toBe('1');
  });

  it('are played once by themselves, and stop at the last', async () => {
    const frames = await framesOf({ noAutoplay: false });
    expect(all(frames, '.play')[0]?.getAttribute('aria-label')).toBe('Pause');
    await vi.advanceTimersByTimeAsync(10_000);
    await frames.updateComplete;
    expect(slider(frames).value).toBe('2');
    expect(all(frames, '.play')[0]?.getAttribute('aria-label')).toBe('Play');
  });

  it('stop as soon as the reader touches the slider, even where it cannot move', async () => {
    const frames = await framesOf({ noAutoplay: false });
    await press(frames, 'Home');
    await vi.advanceTimersByTimeAsync(10_000);
    await frames.updateComplete;
    expect(slider(frames).value).toBe('0');
    expect(all(frames, '.play')[0]?.getAttribute('aria-label')).toBe('Play');
  });

  it('are not played by themselves where the reader wants little motion', async () => {
    const wish = vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
    const frames = await framesOf({ noAutoplay: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(slider(frames).value).toBe('0');
    wish.mockRestore();
  });

  it('go round when they are asked to play, until they are stopped', async () => {
    const frames = await framesOf();
    all(frames, '.play')[0]?.click();
    const seen = new Set<string>();
    for (let time = 0; time < 4_000; time += 100) {
      await vi.advanceTimersByTimeAsync(100);
      await frames.updateComplete;
      seen.add(slider(frames).value);
    }
    expect([...seen].sort()).toEqual(['0', '1', '2']);
    all(frames, '.small')[1]?.click();
    await vi.advanceTimersByTimeAsync(10_000);
    await frames.updateComplete;
    expect(slider(frames).value).toBe('1');
  });

  it('show the last while they form', async () => {
    const frames = await framesOf({ pictures: picturesOf({ kind: 'another' }, imagesIn(WALK, {}), '', WALK) });
    expect(all(frames, '.large canvas')[0]?.dataset['picture']).toBe('2');
    expect(slider(frames).getAttribute('aria-valuetext')).toBe('1.00');
  });

  it('have at their ends what the figure goes from and to', () => {
    expect(endsOf({ from: 'mixed4c:1', to: 'mixed4c~2' })).toEqual(['mixed4c:1', 'mixed4c~2']);
    expect(endsOf({ unit: 'mixed4c:1' })).toBeUndefined();
  });
});

describe('A blind test', () => {
  async function test(): Promise<BlindTest> {
    return shown(Object.assign(new BlindTest(), { pictures: made(TWO_ROWS), layout: TWO_ROWS }));
  }

  it('names nothing until every picture is marked, and then counts what was right', async () => {
    const blind = await test();
    expect(blind.shadowRoot?.textContent).not.toContain('unit');
    const reveal = all(blind, '.reveal')[0] as HTMLButtonElement;
    const groups = all(blind, 'fieldset').map((field) => [...field.querySelectorAll('input')]);
    expect(groups).toHaveLength(4);
    for (const [basis] of groups) {
      expect(reveal.disabled).toBe(true);
      (basis as HTMLInputElement).checked = true;
      basis?.dispatchEvent(new Event('change'));
      await blind.updateComplete;
    }
    expect(reveal.disabled).toBe(false);
    reveal.click();
    await blind.updateComplete;
    expect(all(blind, '[role=status]')[0]?.textContent).toContain('2 of 4 right');
    expect(all(blind, '.right').map((answer) => answer.textContent?.trim()).every((text) => text?.includes('basis'))).toBe(true);
    expect(all(blind, '.wrong').map((answer) => answer.textContent).every((text) => text?.includes('random'))).toBe(true);
    expect(blind.shadowRoot?.textContent).toContain('unit 3');
  });

  it('shows every picture once', () => {
    for (let count = 0; count < 12; count += 1) {
      expect(shuffled(count).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
    }
    expect(shuffled(3, () => 0)).toEqual([1, 2, 0]);
  });
});

describe('The options of a figure', () => {
  it('lead to the same figure with another seed or preset', () => {
    const link = '/figure?kind=joint&rows=mixed4c%3A1&preset=quick&size=96&steps=256&seed=7';
    expect(withSeed(link, 8)).toBe('/figure?kind=joint&rows=mixed4c%3A1&preset=quick&size=96&steps=256&seed=8');
    expect(withPreset(link, 'article')).toBe('/figure?kind=joint&rows=mixed4c%3A1&preset=article&size=96&seed=7');
  });

  it('have an animation only where the pictures follow each other', () => {
    const template = (layout: Layout): string => JSON.stringify(downloadsOf({ url: '/figures/a', layout } as FigureData, '_self'));
    expect(template(WALK)).toContain('.gif');
    expect(template(PAIRS)).not.toContain('.gif');
  });

  it('know the layers of whatever the spec names', () => {
    expect(layersOf({ layer: 'mixed3a' })).toEqual(['mixed3a']);
    expect(layersOf({ rows: ['mixed4c:1', 'mixed4c~7'], columns: ['mixed3a:2'] })).toEqual(['mixed4c', 'mixed3a']);
    expect(layersOf({ from: 'mixed4c:1', to: 'mixed4d:2' })).toEqual(['mixed4c', 'mixed4d']);
    expect(layersOf({ objective: 'channel(mixed4c:1)' })).toEqual([]);
  });
});
