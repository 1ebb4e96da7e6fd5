import { afterEach, describe, expect, it } from 'vitest';
import type { FigureData } from '../../lib/api-types';
import { changeColor, changeText, largestChange, OcclusionFigure } from './occlusion-figure';
import type { OcclusionResult } from './result';

const result: OcclusionResult = {
  activation: 2,
  side: { height: 0.4, width: 0.4 },
  falls: [
    [0, 1],
    [-0.5, 0.2],
  ],
  credit: { title: 'Chelsea', author: 'Stefan van der Walt', licence: 'CC0', source: 'https://example.org/' },
};

async function shown(): Promise<OcclusionFigure> {
  const element = new OcclusionFigure();
  element.figure = { result: { images: [{ url: '/0.png' }], data: result } } as unknown as FigureData;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('an occlusion map', () => {
  it('has white for no change, and opposite colours for rise and fall', () => {
    const brightness = (color: string): number =>
      (color.match(/\d+/g) ?? []).map(Number).reduce((sum, part) => sum + part, 0);
    expect(brightness(changeColor(0))).toBeGreaterThan(brightness(changeColor(1)));
    expect(brightness(changeColor(0))).toBeGreaterThan(brightness(changeColor(-1)));
    expect(changeColor(1)).not.toBe(changeColor(-1));
  });

  it('finds the largest change, up or down', () => {
    expect(largestChange(result.falls)).toBe(1);
    expect(largestChange([[-3], [2]])).toBe(3);
    expect(largestChange([])).toBe(0);
  });

  it('says what the activation does', () => {
    expect(changeText(2, 1)).toBe('With the square here the activation falls from 2.00 to 1.00, by 50\u00a0%.');
    expect(changeText(2, -0.5)).toContain('rises from 2.00 to 2.50');
    expect(changeText(2, 0)).toContain('stays 2.00');
  });

  it('draws a cell for each place, one of which is in the tab order', async () => {
    const element = await shown();
    const cells = element.renderRoot.querySelectorAll('[role=gridcell]');
    expect(cells).toHaveLength(4);
    expect(element.renderRoot.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    expect(element.renderRoot.textContent).toContain('Activation 2.00 with the whole photograph');
  });

  it('lays the square of the place in focus on the photograph', async () => {
    const element = await shown();
    const cell = element.renderRoot.querySelector<HTMLElement>('[data-index="1"]');
    cell?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await element.updateComplete;
    const square = element.renderRoot.querySelector<HTMLElement>('.square');
    expect(square?.style.left).toBe('55.00%');
    expect(square?.style.top).toBe('5.00%');
    expect(element.renderRoot.querySelector('.reading')?.textContent).toContain('falls from 2.00 to 1.00');
  });
});
