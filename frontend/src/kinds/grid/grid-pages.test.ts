import { render } from 'lit';
import { expect, it } from 'vitest';
import type { FigureData } from '../../lib/api';
import { imagesIn, picturesOf } from '../../figure/figure-pictures';
import { variationsOf } from '../../figure/figure-options';
import { toolsOf, type GridData } from '../../figure/figure-tools';
import { parseSpec, unitsOf } from '../../lib/specs';

const ALL = parseSpec('kind=grid&model=m&layer=mixed4e&channels=all&page=3&perPage=24');
const GRID = { form: 'grid', rows: 5, columns: 5, skipped: 0, rowLabels: [], columnLabels: [] } as const;

function dataOf(grid: GridData): FigureData {
  return {
    kind: 'grid', id: 'a', url: '/figures/a', readableUrl: '/figure?kind=grid&page=2&sort=activation', title: '', layout: GRID,
    spec: { kind: 'grid', sort: 'activation', seed: 0, preset: 'quick' },
    result: { images: [], curve: { steps: [], objective: [] }, milliseconds: 1, data: grid },
  } as unknown as FigureData;
}

function shown(template: unknown): HTMLElement {
  const host = document.createElement('div');
  render(template, host);
  return host;
}

it('reads which page of all channels a link means', () => {
  expect(ALL).toMatchObject({ channels: 'all', page: 3, perPage: 24 });
});

it('knows which channels are on a page by their index, and none where they are sorted', () => {
  expect(unitsOf(ALL, 3).map((unit) => unit.channel)).toEqual([48, 49, 50]);
  expect(unitsOf({ ...ALL, sort: 'similarity' }, 3)).toEqual([]);
  expect(unitsOf(parseSpec('kind=grid&layer=x&channels=5,2,9&perPage=2&page=2')).map((unit) => unit.channel)).toEqual([9]);
});

it('has as many places as the page has pictures', () => {
  expect(imagesIn(GRID, ALL)).toHaveLength(24);
  expect(imagesIn(GRID, ALL, 7)).toHaveLength(7);
  expect(imagesIn(GRID, { ...ALL, channels: [1, 2, 3], page: 1, sort: 'activation' })).toHaveLength(3);
});

it('says of a sorted picture which channel it is and how active, and what it was made to do', () => {
  const images = [{ url: '/figures/a/0.png', label: '447 · 3.21', unit: 'mixed4e:447' }];
  const [picture] = picturesOf({ ...ALL, sort: 'activation', objective: 'negative-channel' }, images, '');
  expect(picture).toMatchObject({
    label: '447 · 3.21', description: 'A picture made to suppress mixed4e:447', href: '/models/m/mixed4e/447',
  });
});

const state = {
  isBlind: false, toggleBlind: () => undefined, picks: undefined, togglePicking: () => undefined, noPages: false, target: '_top',
};

it('leads to the pages before and after', () => {
  const links = [...shown(toolsOf(dataOf({ channels: 50, page: 2, pages: 3 }), state)).querySelectorAll('a')];
  expect(links.map((link) => [link.rel, link.getAttribute('href'), link.target])).toEqual([
    ['prev', '/figure?kind=grid&page=1&sort=activation', '_top'],
    ['next', '/figure?kind=grid&page=3&sort=activation', '_top'],
  ]);
  expect(shown(toolsOf(dataOf({ channels: 50, page: 3, pages: 3 }), state)).querySelectorAll('a')).toHaveLength(1);
});

it('has no pages where there is but one, or where the page leads to them itself', () => {
  expect(shown(toolsOf(dataOf({ channels: 9, page: 1, pages: 1 }), state)).querySelector('nav')).toBeNull();
  expect(shown(toolsOf(dataOf({ channels: 90, page: 1, pages: 2 }), { ...state, noPages: true })).querySelector('nav')).toBeNull();
});

it('varies the order and the objective from the first page on', () => {
  const links = [...shown(variationsOf(dataOf({ channels: 50, page: 2, pages: 3 }), '_self')).querySelectorAll('a')];
  const hrefs = links.map((link) => link.getAttribute('href') ?? '');
  expect(hrefs).toContain('/figure?kind=grid&sort=similarity');
  expect(hrefs).toContain('/figure?kind=grid&sort=activation&objective=neuron');
  expect(hrefs.filter((href) => href.includes('sort=activation&objective=channel'))).toEqual([]);
});
