import { afterEach, expect, it } from 'vitest';
import { finishedFigure } from '../../figure/test-figures';
import { columnsOf, DiversityFigure } from './diversity-figure';
import type { DiversityResult } from './result';

const FIELD = { top: 0.25, left: 0.5, height: 0.25, width: 0.125 };
const PEAK = { y: 0.4, x: 0.6 };
const DATA: DiversityResult = {
  optima: 2,
  set: { name: 'samples', sha256: '', photographs: 15, skipped: [], skippedInAll: 2 },
  photographs: [
    {
      name: 'coffee',
      picture: 2,
      crop: 4,
      activation: 1.5,
      maximum: 9,
      field: FIELD,
      peak: PEAK,
      title: 'A cup',
      credit: 'R. Michiels',
      licence: 'CC0',
      source: 'https://example.org/coffee',
    },
    {
      name: 'mine/<b>.jpg',
      picture: 3,
      activation: 0.5,
      maximum: 4,
      field: { top: 0, left: 0, height: 1, width: 1 },
      peak: PEAK,
    },
  ],
};

async function shown(data: DiversityResult): Promise<DiversityFigure> {
  const element = new DiversityFigure();
  element.figure = finishedFigure(['', '', '', '', ''], data);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function sources(element: DiversityFigure, within: string): (string | null)[] {
  return [...element.renderRoot.querySelectorAll(`${within} img`)].map((image) => image.getAttribute('src'));
}

afterEach(() => document.body.replaceChildren());

it('shows the optima, and the photographs beside the parts that the unit sees', async () => {
  const element = await shown(DATA);
  expect(sources(element, '.optima')).toEqual(['/figures/a/0.png', '/figures/a/1.png']);
  expect(sources(element, '.photographs')).toEqual(['/figures/a/2.png', '/figures/a/4.png', '/figures/a/3.png']);
});

it('frames the part that the unit sees, unless it sees the whole photograph', async () => {
  const element = await shown(DATA);
  const frames = [...element.renderRoot.querySelectorAll<HTMLElement>('.field')];
  expect(frames).toHaveLength(1);
  expect([frames[0]?.style.top, frames[0]?.style.left, frames[0]?.style.height, frames[0]?.style.width]).toEqual([
    '25.00%',
    '50.00%',
    '25.00%',
    '12.50%',
  ]);
});

it('marks with a ring where the unit is most active in a photograph that it sees whole', async () => {
  const rings = [...(await shown(DATA)).renderRoot.querySelectorAll<HTMLElement>('.peak')];
  expect(rings.map((ring) => [ring.style.top, ring.style.left])).toEqual([['40.00%', '60.00%']]);
});

it('shows activations, credits and the number of unreadable files, with names as text', async () => {
  const element = await shown(DATA);
  const items = [...element.renderRoot.querySelectorAll('.photographs li')].map(
    (item) => item.textContent?.replace(/\s+/g, ' ') ?? '',
  );
  expect(items[0]).toContain('1.50 A cup at most 9.00');
  expect(items[0]).toContain('R. Michiels, CC0');
  expect(items[1]).toContain('mine/<b>.jpg');
  expect(element.renderRoot.querySelector('.credit a')?.getAttribute('href')).toBe('https://example.org/coffee');
  expect(element.renderRoot.querySelectorAll('.credit')).toHaveLength(1);
  expect(element.renderRoot.querySelector('.told')?.textContent).toContain('2 files could not be read');
});

it('shows only the optima if there are no photographs', async () => {
  const element = await shown({ optima: 2 });
  expect(element.renderRoot.querySelector('.photographs')).toBeNull();
  expect(sources(element, '.optima')).toHaveLength(2);
});

it('fires the index of the optimum in focus', async () => {
  const element = await shown(DATA);
  const told: number[] = [];
  element.addEventListener('picture-focus', (event) => told.push((event as CustomEvent<number>).detail));
  element.renderRoot.querySelectorAll<HTMLElement>('.optima li')[1]?.focus();
  expect(told).toEqual([1]);
});

it('fills its rows', () => {
  expect([2, 4, 6, 7, 8, 12].map(columnsOf)).toEqual([2, 4, 6, 4, 4, 6]);
});
