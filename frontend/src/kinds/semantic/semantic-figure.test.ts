import { afterEach, expect, it } from 'vitest';
import { finishedFigure } from '../../figure/test-figures';
import type { SemanticResult } from './result';
import { SemanticFigure, sideOf } from './semantic-figure';

const positions: SemanticResult = {
  photograph: 4,
  map: { height: 14, width: 14 },
  cells: [
    [3, 3, 4],
    [3, 10, 1],
    [10, 3, 0],
    [10, 10, 2],
  ].map(([y = 0, x = 0, magnitude = 0]) => ({ y, x, magnitude })),
};
const groups: SemanticResult = {
  photograph: 2,
  map: { height: 14, width: 14 },
  groups: [{ magnitude: 3 }, { magnitude: 1 }],
  unexplained: 0.2,
};

afterEach(() => document.body.replaceChildren());

async function shown(labels: readonly string[], data: SemanticResult): Promise<SemanticFigure> {
  const element = new SemanticFigure();
  element.figure = finishedFigure(labels, data);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

it('makes the area of a picture proportional to the magnitude', () => {
  expect(sideOf(4, 4)).toBe(1);
  expect(sideOf(1, 4) ** 2).toBeCloseTo(1 / 4);
  expect(sideOf(0, 4)).toBeGreaterThan(0);
});

it('draws a picture for each position beside the photograph and marks where it is', async () => {
  const element = await shown(['1', '2', '3', '4', 'chelsea'], positions);
  const cells = [...element.renderRoot.querySelectorAll<HTMLElement>('[role=gridcell]')];
  expect(cells.map((cell) => cell.querySelector('img')?.getAttribute('src'))).toEqual(
    [0, 1, 2, 3].map((i) => `/figures/a/${i}.png`),
  );
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

it('draws all positions in one size when areas do not show magnitudes', async () => {
  const element = await shown(['1', '2', '3', '4', 'chelsea'], positions);
  element.renderRoot.querySelector<HTMLInputElement>('input')?.dispatchEvent(new Event('change'));
  await element.updateComplete;
  const widths = [...element.renderRoot.querySelectorAll<HTMLImageElement>('[role=gridcell] img')].map(
    (image) => image.style.width,
  );
  expect(new Set(widths)).toEqual(new Set(['100.0%']));
});

it('shows the photograph of the group in focus', async () => {
  const labels = ['group 1', 'group 2', 'chelsea', 'where group 1 is', 'where group 2 is'];
  const element = await shown(labels, groups);
  const photograph = (): string | null | undefined =>
    element.renderRoot.querySelector('.photograph img')?.getAttribute('src');
  expect(photograph()).toBe('/figures/a/2.png');
  const items = [...element.renderRoot.querySelectorAll<HTMLElement>('li')];
  expect(items.map((item) => item.querySelector('span')?.textContent)).toEqual(['1 · 75\u00a0%', '2 · 25\u00a0%']);
  items[1]?.focus();
  await element.updateComplete;
  expect(photograph()).toBe('/figures/a/4.png');
});
