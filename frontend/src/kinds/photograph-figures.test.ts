import { afterEach, expect, it } from 'vitest';
import type { FigureData } from '../lib/api';
import { AtlasFigure, type AtlasData } from './atlas/atlas-figure';
import { WHOLE, MOST_SCALE, cellAt, moved, showing, zoomed } from './atlas/atlas-view';
import { photographFigure } from '../figure/photograph-figures';
import { SemanticFigure, sideOf, type SemanticData } from './semantic/semantic-figure';
import { axisOf, SpectrumFigure, type SpectrumData } from './spectrum/spectrum-figure';

function figureOf(kind: string, labels: readonly string[], data?: object): FigureData {
  const images = labels.map((label, index) => ({ url: `/figures/a/${index}.png`, width: 8, height: 8, label, objective: 0 }));
  return {
    id: 'a', url: '/figures/a', embedUrl: '/embed/a', readableUrl: '/figure?', status: 'done', kind, title: '', caption: '',
    spec: { kind }, createdAt: '', frame: { width: 1, height: 1 },
    layout: { form: 'grid', rows: 1, columns: images.length, skipped: 0, rowLabels: [], columnLabels: [] },
    result: { images, curve: { steps: [], objective: [] }, milliseconds: 1, ...(data && { data }) },
  } as FigureData;
}

async function shown<E extends SemanticFigure | SpectrumFigure | AtlasFigure>(element: E, figure: FigureData): Promise<E> {
  element.figure = figure;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const positions: SemanticData = {
  photograph: 4,
  map: { height: 14, width: 14 },
  cells: [[3, 3, 4], [3, 10, 1], [10, 3, 0], [10, 10, 2]].map(([y = 0, x = 0, magnitude = 0]) => ({ y, x, magnitude })),
};
const groups: SemanticData = { photograph: 2, map: { height: 14, width: 14 }, groups: [{ magnitude: 3 }, { magnitude: 1 }], unexplained: 0.2 };
const spectrum: SpectrumData = {
  set: { name: 'samples', photographs: 4, skippedInAll: 1 },
  histogram: { least: 1, most: 5, counts: [2, 0, 1, 1] },
  items: [0, 1, 2, 4, 5, 50].map((activation, group) => ({ group, activation })),
};
const SIX = ['optimized minimum', 'a', 'b', 'c', 'd', 'optimized maximum'];

afterEach(() => document.body.replaceChildren());

it('has an element for finished figures of its kinds only', () => {
  const ignore = (): void => undefined;
  expect(photographFigure(figureOf('semantic', [], positions), ignore)).toBeDefined();
  expect(photographFigure(figureOf('spectrum', [], spectrum), ignore)).toBeDefined();
  expect(photographFigure(figureOf('spectrum', []), ignore)).toBeUndefined();
  expect(photographFigure(figureOf('grid', [], spectrum), ignore)).toBeUndefined();
  expect(photographFigure(undefined, ignore)).toBeUndefined();
});

it('tells a magnitude by the area of a picture', () => {
  expect(sideOf(4, 4)).toBe(1);
  expect(sideOf(1, 4) ** 2).toBeCloseTo(1 / 4);
  expect(sideOf(0, 4)).toBeGreaterThan(0);
});

it('draws a picture for each position beside the photograph and marks where it is', async () => {
  const element = await shown(new SemanticFigure(), figureOf('semantic', ['1', '2', '3', '4', 'chelsea'], positions));
  const cells = [...element.renderRoot.querySelectorAll<HTMLElement>('[role=gridcell]')];
  expect(cells.map((cell) => cell.querySelector('img')?.getAttribute('src'))).toEqual([0, 1, 2, 3].map((i) => `/figures/a/${i}.png`));
  expect(cells.map((cell) => cell.querySelector('img')?.style.width)).toEqual(['100.0%', '50.0%', '12.0%', '70.7%']);
  expect(element.renderRoot.querySelector('.photograph img')?.getAttribute('src')).toBe('/figures/a/4.png');
  const told: number[] = [];
  element.addEventListener('picture-focus', (event) => told.push((event as CustomEvent<number>).detail));
  cells[0]?.focus();
  cells[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  await element.updateComplete;
  expect(told.at(-1)).toBe(1);
  const mark = element.renderRoot.querySelector<HTMLElement>('.mark');
  expect([mark?.style.left, mark?.style.top, mark?.style.width]).toEqual(['50%', '0%', '50%']);
  expect(element.renderRoot.querySelector('.told')?.textContent).toContain('Row 3, column 10 of 14 × 14');
});

it('draws all positions alike where areas are to tell nothing', async () => {
  const element = await shown(new SemanticFigure(), figureOf('semantic', ['1', '2', '3', '4', 'chelsea'], positions));
  element.renderRoot.querySelector<HTMLInputElement>('input')?.dispatchEvent(new Event('change'));
  await element.updateComplete;
  const widths = [...element.renderRoot.querySelectorAll<HTMLImageElement>('[role=gridcell] img')].map((image) => image.style.width);
  expect(new Set(widths)).toEqual(new Set(['100.0%']));
});

it('lights the photograph where the group in focus is', async () => {
  const labels = ['group 1', 'group 2', 'chelsea', 'where group 1 is', 'where group 2 is'];
  const element = await shown(new SemanticFigure(), figureOf('semantic', labels, groups));
  const photograph = (): string | null | undefined => element.renderRoot.querySelector('.photograph img')?.getAttribute('src');
  expect(photograph()).toBe('/figures/a/2.png');
  const items = [...element.renderRoot.querySelectorAll<HTMLElement>('li')];
  expect(items.map((item) => item.querySelector('span')?.textContent)).toEqual(['1 · 75\u00a0%', '2 · 25\u00a0%']);
  items[1]?.focus();
  await element.updateComplete;
  expect(photograph()).toBe('/figures/a/4.png');
});

it('puts activations to scale among photographs and the rest beyond a break', () => {
  const place = axisOf(spectrum, 640);
  const at = (activation: number): number => place(activation).x;
  expect(at(3)).toBeCloseTo((at(1) + at(5)) / 2);
  expect(place(1).isOutside || place(5).isOutside).toBe(false);
  expect(place(50)).toMatchObject({ isOutside: true });
  expect(at(50)).toBeGreaterThan(at(5));
  expect(at(0)).toBeLessThan(at(1));
  const flat = axisOf({ ...spectrum, histogram: { least: 2, most: 2, counts: [4] } }, 640);
  expect(flat(2).x).toBeCloseTo(320);
});

it('stands in six groups above an axis with a bar for each part', async () => {
  const element = await shown(new SpectrumFigure(), figureOf('spectrum', SIX, spectrum));
  expect(element.renderRoot.querySelectorAll('.groups > li')).toHaveLength(6);
  expect(element.renderRoot.querySelectorAll('.dot')).toHaveLength(6);
  const bars = [...element.renderRoot.querySelectorAll('.bar')].map((bar) => Number(bar.getAttribute('height')));
  expect(bars[0]).toBeCloseTo(2 * (bars[2] ?? 0));
  expect(bars[1]).toBe(0);
  expect(element.renderRoot.querySelector('.told')?.textContent).toContain('1 file could not be read');
  element.renderRoot.querySelector<HTMLElement>('[data-index="3"]')?.focus();
  await element.updateComplete;
  expect(element.renderRoot.querySelectorAll('.dot')[3]?.classList.contains('marked')).toBe(true);
  expect(element.renderRoot.querySelector('.told')?.textContent).toBe('c · 4.00');
});

it('keeps the place under the pointer while it zooms, and the window full', () => {
  const near = zoomed(WHOLE, 4, 0.25, 0.5);
  expect(cellAt(near, 0.25, 0.5, 8)).toBe(cellAt(WHOLE, 0.25, 0.5, 8));
  expect((0.25 - near.x) / near.scale).toBeCloseTo(0.25);
  expect(zoomed(near, 0.01, 0.9, 0.9)).toEqual(WHOLE);
  expect(zoomed(WHOLE, 1000, 0, 0).scale).toBe(MOST_SCALE);
  expect(moved(near, 99, -99)).toEqual({ scale: 4, x: 0, y: -3 });
});

it('moves as little as shows a cell', () => {
  const near = zoomed(WHOLE, 2, 0, 0);
  expect(showing(near, 0, 4)).toEqual(near);
  const last = showing(near, 15, 4);
  expect([last.x, last.y]).toEqual([-1, -1]);
  expect(cellAt(last, 0.9, 0.9, 4)).toBe(15);
});

it('tells of the atlas, and by keys of each cell', async () => {
  const atlas: AtlasData = {
    side: 2,
    set: { name: 'samples', photographs: 14, skipped: 0 },
    points: [[0.1, 0.1], [0.2, 0.1], [0.9, 0.1]],
    cells: [{ count: 2, photographs: ['rocket', 'coffee'] }, { count: 1, photographs: ['coffee'] }, { count: 0, photographs: [] }, { count: 0, photographs: [] }],
  };
  const element = await shown(new AtlasFigure(), figureOf('atlas', ['0,0', '0,1', '1,0', '1,1'], atlas));
  const told = (): string | null | undefined => element.renderRoot.querySelector('[role=status]')?.textContent;
  expect(told()).toBe('3 activations of 14 photographs of the set samples');
  const press = async (key: string): Promise<void> => {
    element.renderRoot.querySelector('.map')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await element.updateComplete;
  };
  await press('ArrowRight');
  expect(told()).toBe('Row 1, column 1: 2 activations, most from rocket, coffee');
  await press('ArrowDown');
  expect(told()).toBe('Row 2, column 1: empty');
  await press('+');
  expect(element.renderRoot.querySelector('.map')?.classList.contains('near')).toBe(true);
  await press('0');
  expect(element.renderRoot.querySelector('.map')?.classList.contains('near')).toBe(false);
});
