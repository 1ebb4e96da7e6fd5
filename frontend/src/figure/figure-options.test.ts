import { afterEach, expect, it } from 'vitest';
import { registerKinds } from './figure-kind';
import { downloadsOf, variationsOf, withParameters, withPreset, withSeed } from './figure-options';
import { finishedFigure, gridOf, rendered } from './test-figures';

const LINK = '/figure?kind=another&rows=mixed4c%3A1&preset=quick&size=96&steps=256&seed=7';

function variations(spec: Readonly<Record<string, string | number>>, readableUrl = LINK): (string | undefined)[] {
  const list = rendered(variationsOf(finishedFigure([], undefined, { spec, readableUrl }), '_self'));
  return [...list.querySelectorAll('a')].map((link) => link.textContent ?? undefined);
}

afterEach(() => document.body.replaceChildren());

it('leads to the same figure with another seed or preset', () => {
  expect(withSeed(LINK, 8)).toBe('/figure?kind=another&rows=mixed4c%3A1&preset=quick&size=96&steps=256&seed=8');
  expect(withPreset(LINK, 'article')).toBe('/figure?kind=another&rows=mixed4c%3A1&preset=article&size=96&seed=7');
  expect(withParameters('/figure?a=1&b=2', { a: undefined, c: '3' })).toBe('/figure?b=2&c=3');
});

it('varies seeds and presets', () => {
  expect(variations({ kind: 'another', seed: 7 })).toEqual([
    'Seed 6',
    'Seed 8',
    'Preset lucid',
    'Preset article',
    'Change anything …',
  ]);
  expect(variations({ kind: 'another', seed: 0 })[0]).toBe('Seed 1');
});

it('varies neither seed nor preset of a figure that has none', () => {
  expect(variations({ kind: 'another' }, '/figure?kind=another')).toEqual(['Change anything …']);
});

it('varies no preset where nothing is optimized, and no seed where it has no effect', () => {
  registerKinds([{ name: 'plain', isOptimized: () => false, dependsOnSeed: (spec) => spec['step'] === 1 }]);
  expect(variations({ kind: 'plain', step: 1, seed: 0 })).toEqual(['Seed 1', 'Change anything …']);
  expect(variations({ kind: 'plain', step: 2, seed: 0 })).toEqual(['Change anything …']);
});

it('puts the variations of the kind first', () => {
  registerKinds([{ name: 'varied', variations: () => [{ name: 'By similarity', url: '/figure?sort=similarity' }] }]);
  expect(variations({ kind: 'varied' }, '/figure?kind=varied')).toEqual(['By similarity', 'Change anything …']);
});

it('offers each table of the figure as a file', () => {
  const result = { images: [], curve: { steps: [], objective: [] }, milliseconds: 1, tables: ['stages', 'histograms'] };
  const list = rendered(downloadsOf(finishedFigure([], undefined, { result }), '_self'));
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a[href*=".csv"]')].map((link) =>
    link.getAttribute('href'),
  );
  expect(links).toEqual(['/figures/a.csv?table=stages', '/figures/a.csv?table=histograms']);
});

it('offers an animation only of pictures that follow each other', () => {
  const names = (form: 'grid' | 'frames'): string | null =>
    rendered(downloadsOf(finishedFigure([], undefined, { layout: { ...gridOf(1), form } }), '_self')).textContent;
  expect(names('frames')).toContain('GIF');
  expect(names('grid')).not.toContain('GIF');
});
