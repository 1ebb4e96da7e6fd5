import { afterEach, expect, it } from 'vitest';
import { leastColumns, mostColumns, PictureGrid } from './picture-grid';
import type { Picture } from './picture-tile';

async function gridOf(pictures: readonly Picture[]): Promise<PictureGrid> {
  const grid = new PictureGrid();
  grid.pictures = pictures;
  document.body.append(grid);
  await grid.updateComplete;
  return grid;
}

function cells(grid: PictureGrid): HTMLElement[] {
  return [...grid.renderRoot.querySelectorAll<HTMLElement>('.cell')];
}

const THREE: readonly Picture[] = [5, 2, 9].map((channel) => ({
  label: String(channel),
  description: `A picture made to excite mixed4e:${channel}`,
  href: `/models/mini-inception/mixed4e/${channel}`,
}));

afterEach(() => document.body.replaceChildren());

it('has one cell in the tab order, which keys move', async () => {
  const grid = await gridOf(THREE);
  expect(cells(grid).map((cell) => cell.tabIndex)).toEqual([0, -1, -1]);
  cells(grid)[0]?.focus();
  cells(grid)[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', ctrlKey: true, bubbles: true }));
  await grid.updateComplete;
  expect(cells(grid).map((cell) => cell.tabIndex)).toEqual([-1, -1, 0]);
  expect(grid.shadowRoot?.activeElement).toBe(cells(grid)[2]);
});

it('fires the index of the picture in focus', async () => {
  const grid = await gridOf(THREE);
  const told: number[] = [];
  grid.addEventListener('picture-focus', (event) => told.push((event as CustomEvent<number>).detail));
  cells(grid)[2]?.focus();
  expect(told.at(-1)).toBe(2);
});

it('is a grid of named cells that lead to the units', async () => {
  const grid = await gridOf(THREE);
  expect(grid.renderRoot.querySelectorAll('[role=grid] [role=row] [role=gridcell] a')).toHaveLength(3);
  expect(cells(grid).map((cell) => cell.getAttribute('href'))).toEqual(
    [5, 2, 9].map((channel) => `/models/mini-inception/mixed4e/${channel}`),
  );
  expect(grid.renderRoot.querySelector('canvas')?.getAttribute('aria-label')).toBe(
    'A picture made to excite mixed4e:5',
  );
});

it('shows the warning over a picture', async () => {
  const grid = await gridOf(
    THREE.map((picture, index) => (index === 0 ? { ...picture, warning: 'It never woke.' } : picture)),
  );
  expect(grid.renderRoot.querySelector('.warning')?.textContent).toContain('It never woke.');
  expect(grid.renderRoot.querySelectorAll('.warning')).toHaveLength(1);
});

it('shows the image once it is made', async () => {
  const grid = await gridOf([{ label: '5', description: 'A picture', src: '/figures/a/0.png' }]);
  expect(grid.renderRoot.querySelector('img')?.getAttribute('src')).toBe('/figures/a/0.png');
  expect(grid.renderRoot.querySelector('[role=grid]')).toBeNull();
});

it('fills its rows where it can', () => {
  expect([2, 3, 4, 8, 9, 16, 24].map(leastColumns)).toEqual([2, 3, 2, 2, 3, 2, 3]);
  expect([1, 4, 5, 6, 7, 8, 9, 16, 24].map(mostColumns)).toEqual([1, 4, 3, 3, 4, 4, 3, 4, 6]);
});
