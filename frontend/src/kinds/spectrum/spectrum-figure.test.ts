import { afterEach, expect, it } from 'vitest';
import { credited, finishedFigure } from '../../figure/test-figures';
import type { SpectrumResult } from './result';
import { axisOf, SpectrumFigure } from './spectrum-figure';

const spectrum: SpectrumResult = {
  set: { name: 'samples', sha256: '', photographs: 4, skipped: [], skippedInAll: 1 },
  histogram: { least: 1, most: 5, counts: [2, 0, 1, 1] },
  items: [0, 1, 2, 4, 5, 50].map((activation, group) => ({ group, activation })),
};
const SIX = ['optimized minimum', 'a', 'b', 'c', 'd', 'optimized maximum'];

afterEach(() => document.body.replaceChildren());

async function shown(labels: readonly string[], data: SpectrumResult): Promise<SpectrumFigure> {
  const element = new SpectrumFigure();
  element.figure = finishedFigure(labels, data);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

it('places activations in the range of the photographs to scale, and the others beyond a break', () => {
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

it('has six groups above an axis with a bar for each part of the histogram', async () => {
  const element = await shown(SIX, spectrum);
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

it('names a photograph and its author where it is in focus', async () => {
  const element = new SpectrumFigure();
  const bee = { title: 'bee', author: 'Jee <b>', licence: 'CC BY 2.0', source: '' };
  element.figure = credited(finishedFigure(SIX, spectrum), { 2: bee });
  document.body.append(element);
  await element.updateComplete;
  const photograph = element.renderRoot.querySelector<HTMLElement>('[data-index="2"]');
  expect(photograph?.getAttribute('alt')).toBe('The photograph bee, activation 2.00');
  photograph?.focus();
  await element.updateComplete;
  expect(element.renderRoot.querySelector('.told .credit')?.textContent).toBe('Jee <b>, CC BY 2.0');
});
