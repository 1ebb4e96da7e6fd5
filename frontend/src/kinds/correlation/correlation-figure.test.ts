import { afterEach, expect, it } from 'vitest';
import { all, finishedFigure, shown } from '../../figure/test-figures';
import type { DepthCurves } from '../../figure/depth-curves';
import { CorrelationFigure } from './correlation-figure';
import type { CorrelationMatrix } from './correlation-matrix';
import { correlationsOfFour } from './test-correlations';

const NAMES = ['cats/a.jpg', 'cats/b.jpg', 'dogs/c.jpg', 'dogs/d.jpg'];

afterEach(() => document.body.replaceChildren());

async function figureOf(data = correlationsOfFour(), noControls = false): Promise<CorrelationFigure> {
  const element = new CorrelationFigure();
  element.figure = finishedFigure(NAMES, data);
  element.noControls = noControls;
  return shown(element);
}

function matrixOf(element: CorrelationFigure): CorrelationMatrix {
  return all(element, 'correlation-matrix')[0] as unknown as CorrelationMatrix;
}

it('says what was found, and of how many photographs and positions', async () => {
  const element = await figureOf();
  const text = element.renderRoot.textContent;
  expect(text).toContain('From second on, photographs of one class correlate more.');
  expect(text).toContain('4 photographs of the set pets in 2 classes.');
  expect(text).toContain('a pattern has 16 of 8 × 8 positions with 3 channels each');
});

it('shows the matrix of a pressed layer', async () => {
  const element = await figureOf();
  expect(element.renderRoot.querySelector('.heading')?.textContent).toContain('second');
  all(element, 'depth-curves')[0]?.dispatchEvent(new CustomEvent('stage-select', { detail: 0 }));
  await element.updateComplete;
  expect(element.renderRoot.querySelector('.heading')?.textContent).toContain('first');
  expect(all(element, 'depth-curves').map((each) => (each as unknown as DepthCurves).selected)).toEqual([0, 0, 0, 0]);
});

it('starts with the pair that correlates most, and shows the pair of a pressed cell', async () => {
  const element = await figureOf();
  const told = (): string | null | undefined => element.renderRoot.querySelector('.number')?.textContent;
  expect(told()).toContain('0.800');
  matrixOf(element).dispatchEvent(new CustomEvent('cell-select', { detail: [1, 2] }));
  await element.updateComplete;
  expect(told()).toContain('second');
  expect(told()).toContain('0');
  const images = all(element, 'img').map((image) => image.getAttribute('src'));
  expect(images).toEqual(['/figures/a/1.png', '/figures/a/2.png']);
  expect(all(element, 'figcaption').map((caption) => caption.textContent)).toEqual([
    expect.stringContaining('cats'),
    expect.stringContaining('dogs'),
  ]);
});

it('names the author of each photograph beside it', async () => {
  const element = new CorrelationFigure();
  const figure = finishedFigure(NAMES, correlationsOfFour());
  const credit = { title: 'b', author: 'Ann', licence: 'CC BY 4.0', source: 'https://example.org/b' };
  const images = figure.result?.images.map((image, index) => (index === 1 ? { ...image, credit } : image)) ?? [];
  element.figure = { ...figure, ...(figure.result && { result: { ...figure.result, images } }) };
  await shown(element);
  expect(all(element, '.credit')).toHaveLength(1);
  expect(all(element, '.credit a')[0]?.getAttribute('href')).toBe('https://example.org/b');
});

it('keeps the pair when the order changes', async () => {
  const element = await figureOf();
  matrixOf(element).dispatchEvent(new CustomEvent('cell-select', { detail: [0, 2] }));
  await element.updateComplete;
  expect(matrixOf(element).classes).toEqual(['cats', 'cats', 'dogs', 'dogs']);
  all(element, 'input')[0]?.dispatchEvent(new Event('change'));
  await element.updateComplete;
  expect(matrixOf(element).order).toEqual([0, 2, 1, 3]);
  expect(matrixOf(element).classes).toEqual([]);
  expect(matrixOf(element).selected).toEqual([0, 1]);
});

it('shows the matrix of the untrained network, and says where a pair has no correlation', async () => {
  const element = await figureOf();
  all(element, 'input')[1]?.dispatchEvent(new Event('change'));
  matrixOf(element).dispatchEvent(new CustomEvent('cell-select', { detail: [2, 3] }));
  await element.updateComplete;
  expect(element.renderRoot.querySelector('.heading')?.textContent).toContain('second, untrained');
  expect(element.renderRoot.querySelector('.number')?.textContent).toContain('no correlation');
});

it('moves from cell to cell with the arrow keys', async () => {
  const element = await figureOf();
  const matrix = matrixOf(element);
  const press = async (key: string): Promise<readonly number[]> => {
    matrix.shadowRoot
      ?.querySelector('[role=application]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await element.updateComplete;
    return matrix.selected;
  };
  expect(matrix.selected).toEqual([0, 1]);
  expect(await press('ArrowRight')).toEqual([0, 2]);
  expect(await press('ArrowDown')).toEqual([1, 2]);
  expect(await press('Home')).toEqual([1, 0]);
  expect(matrix.shadowRoot?.querySelector('[role=status]')?.textContent).toContain('cats/b.jpg and cats/a.jpg: 0.800');
});

it('has one pair of curves and no order by class without classes', async () => {
  const element = await figureOf(correlationsOfFour(false));
  expect(all(element, '.curves depth-curves')).toHaveLength(1);
  expect(all(element, 'input')).toHaveLength(2);
  expect(element.renderRoot.textContent).toContain('which has no classes');
});

it('has no choices without controls', async () => {
  expect(all(await figureOf(correlationsOfFour(), true), 'input')).toHaveLength(0);
});
