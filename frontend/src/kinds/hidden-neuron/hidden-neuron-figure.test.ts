import { afterEach, expect, it } from 'vitest';
import { finishedFigure } from '../../figure/test-figures';
import { HiddenNeuronFigure } from './hidden-neuron-figure';

afterEach(() => document.body.replaceChildren());

it('shows the optimized pictures, and below them the digits with their sums', async () => {
  const element = new HiddenNeuronFigure();
  element.figure = finishedFigure(['excites it', 'suppresses it', 'a 3', 'a 5'], {
    digits: [
      { digit: '3', sum: 4.25 },
      { digit: '5', sum: 3.5 },
    ],
  });
  document.body.append(element);
  await element.updateComplete;
  const texts = (within: string): (string | undefined)[] =>
    [...element.renderRoot.querySelectorAll(`${within} p`)].map(({ textContent }) => textContent?.trim());
  expect(texts('.optima')).toEqual(['excites it', 'suppresses it']);
  expect(texts('.digits')).toEqual(['4.25', '3.50']);
  expect([...element.renderRoot.querySelectorAll<HTMLImageElement>('.digits img')].map(({ alt }) => alt)).toEqual([
    'a 3',
    'a 5',
  ]);
});
