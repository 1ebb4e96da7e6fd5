import { afterEach, expect, it } from 'vitest';
import { finishedFigure } from '../../figure/test-figures';
import { AtlasFigure } from './atlas-figure';
import type { AtlasResult } from './result';

afterEach(() => document.body.replaceChildren());

async function shown(labels: readonly string[], data: AtlasResult): Promise<AtlasFigure> {
  const element = new AtlasFigure();
  element.figure = finishedFigure(labels, data);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

it('describes the atlas, and the cell that keys move to', async () => {
  const atlas: AtlasResult = {
    side: 2,
    set: { name: 'samples', sha256: '', photographs: 14, skipped: 0 },
    points: [
      [0.1, 0.1],
      [0.2, 0.1],
      [0.9, 0.1],
    ],
    cells: [
      { count: 2, photographs: ['rocket', 'coffee'] },
      { count: 1, photographs: ['coffee'] },
      { count: 0, photographs: [] },
      { count: 0, photographs: [] },
    ],
  };
  const element = await shown(['0,0', '0,1', '1,0', '1,1'], atlas);
  const told = (): string | null | undefined => element.renderRoot.querySelector('[role=status]')?.textContent;
  expect(told()).toBe('3 activations of 14 photographs of the set samples');
  const press = async (key: string): Promise<void> => {
    element.renderRoot.querySelector('.map')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await element.updateComplete;
  };
  await press('ArrowRight');
  expect(told()).toBe('Row 1, column 1: 2 activations, most from rocket, coffee');
  await press('ArrowDown');
  expect(told()).toBe('Row 2, column 1: empty');
  await press('+');
  expect(element.renderRoot.querySelector('.map')?.classList.contains('near')).toBe(true);
  await press('0');
  expect(element.renderRoot.querySelector('.map')?.classList.contains('near')).toBe(false);
});
