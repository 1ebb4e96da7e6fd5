import { afterEach, expect, it } from 'vitest';
import { registerKinds, type FigureView } from '../../figure/figure-kind';
import { variationsOf } from '../../figure/figure-options';
import { finishedFigure, rendered, viewOf } from '../../figure/test-figures';
import type { FigureData } from '../../lib/api-types';
import { GridFigure } from './grid-figure';
import { kind } from './kind';
import type { GridResult } from './result';

registerKinds([kind]);

function dataOf(grid: GridResult): FigureData {
  const data = finishedFigure(['a', 'b', 'c'], grid, {
    kind: 'grid',
    readableUrl: '/figure?kind=grid&page=2&sort=activation',
    spec: { kind: 'grid', sort: 'activation', seed: 0, preset: 'quick' },
  });
  const images = (data.result?.images ?? []).map((image, index) => ({ ...image, unit: `mixed4c:${index}` }));
  return { ...data, result: { ...data.result!, images } };
}

async function shown(grid: GridResult, change: Partial<FigureView> = {}): Promise<GridFigure> {
  const element = new GridFigure();
  element.view = viewOf(dataOf(grid), change);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

afterEach(() => document.body.replaceChildren());

it('leads to the pages before and after', async () => {
  const links = [...(await shown({ channels: 50, page: 2, pages: 3 })).querySelectorAll('nav a')];
  expect(links.map((link) => ['rel', 'href', 'target'].map((name) => link.getAttribute(name)))).toEqual([
    ['prev', '/figure?kind=grid&page=1&sort=activation', '_top'],
    ['next', '/figure?kind=grid&page=3&sort=activation', '_top'],
  ]);
  expect((await shown({ channels: 50, page: 3, pages: 3 })).querySelectorAll('nav a')).toHaveLength(1);
});

it('has no page links where there is one page, or where the page around it has them', async () => {
  expect((await shown({ channels: 9, page: 1, pages: 1 })).querySelector('nav')).toBeNull();
  expect((await shown({ channels: 90, page: 1, pages: 2 }, { noPages: true })).querySelector('nav')).toBeNull();
});

it('has pictures only where there are no controls', async () => {
  const element = await shown({ channels: 90, page: 1, pages: 2 }, { noControls: true });
  expect(element.querySelector('picture-grid.pictures')).not.toBeNull();
  expect(element.querySelector('.tools')).toBeNull();
});

it('picks units by pressing on pictures', async () => {
  const element = await shown({ channels: 3, page: 1, pages: 1 });
  const press = async (index: number): Promise<void> => {
    element.querySelector('picture-grid')?.dispatchEvent(new CustomEvent('picture-pick', { detail: index }));
    await element.updateComplete;
  };
  const status = (): string | null | undefined => element.querySelector('[role=status]')?.textContent;
  expect(status()).toBe('');
  element.querySelector('button')?.click();
  await element.updateComplete;
  expect(status()).toBe('Press on pictures');
  await press(2);
  await press(0);
  expect(status()).toBe('2 picked');
});

it('varies the order and the objective from the first page on', () => {
  const list = rendered(variationsOf(dataOf({ channels: 50, page: 2, pages: 3 }), '_self'));
  const hrefs = [...list.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  expect(hrefs).toContain('/figure?kind=grid&sort=similarity');
  expect(hrefs).toContain('/figure?kind=grid&sort=activation&objective=neuron');
  expect(hrefs.filter((href) => href.includes('sort=activation&objective=channel'))).toEqual([]);
});
