import { afterEach, expect, it } from 'vitest';
import { TWO_ROWS } from '../../lib/test-layouts';
import { finishedFigure, viewOf } from '../../figure/test-figures';
import type { FigureData } from '../../lib/api-types';
import { DirectionsFigure } from './directions-figure';

const DATA: FigureData = finishedFigure(['a', 'b', 'c', 'd'], undefined, {
  kind: 'directions',
  layout: TWO_ROWS,
  readableUrl: '/figure?kind=directions&seed=3',
  spec: { kind: 'directions', seed: 3 },
});

async function shown(view: DirectionsFigure['view']): Promise<DirectionsFigure> {
  const element = new DirectionsFigure();
  element.view = view;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

afterEach(() => document.body.replaceChildren());

it('changes from a matrix to a test and back, and fires whether names are concealed', async () => {
  const element = await shown(viewOf(DATA));
  const told: boolean[] = [];
  document.body.addEventListener('pictures-concealed', (event) => told.push((event as CustomEvent<boolean>).detail));
  for (const expected of ['blind-test', 'picture-matrix']) {
    element.querySelector('button')?.click();
    await element.updateComplete;
    expect(element.querySelector('.pictures')?.localName).toBe(expected);
  }
  expect(told).toEqual([true, false]);
});

it('leads to the sample of the next seed', async () => {
  const element = await shown(viewOf(DATA));
  expect(element.querySelector('a')?.getAttribute('href')).toBe('/figure?kind=directions&seed=4');
});

it('has no buttons before it is finished, or where there are no controls', async () => {
  const { result: _, ...unfinished } = DATA;
  expect((await shown(viewOf(unfinished))).querySelector('.tools')).toBeNull();
  expect((await shown(viewOf(DATA, { noControls: true }))).querySelector('.tools')).toBeNull();
});
