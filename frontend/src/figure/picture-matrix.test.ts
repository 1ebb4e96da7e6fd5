import { afterEach, describe, expect, it } from 'vitest';
import { PAIRS, TWO_ROWS } from '../lib/test-layouts';
import { all, picturesIn, shown } from './test-figures';
import type { Layout } from '../lib/api-types';
import { nextPicture, PictureMatrix } from './picture-matrix';

afterEach(() => document.body.replaceChildren());

describe('A matrix of pictures', () => {
  async function matrixOf(layout: Layout): Promise<PictureMatrix> {
    const matrix = new PictureMatrix();
    matrix.layout = layout;
    matrix.pictures = picturesIn(layout);
    return shown(matrix);
  }

  it('labels rows and columns, and has an empty corner', async () => {
    const matrix = await matrixOf(PAIRS);
    expect(all(matrix, '[role=columnheader]').map((head) => head.textContent)).toEqual(['c1', 'c2']);
    expect(all(matrix, '[role=rowheader]').map((head) => head.textContent)).toEqual(['r1', 'r2']);
    expect(all(matrix, '[data-index]')).toHaveLength(8);
    expect(all(matrix, '.empty')).toHaveLength(1);
    expect(all(matrix, '.axis').map((cell) => cell.dataset['index'])).toEqual(['0', '1', '2', '5']);
    const widths = all(matrix, '[role=row]').map((row) => row.children.length);
    expect(new Set(widths)).toEqual(new Set([4]));
  });

  it('leaves out the names of rows that have none', async () => {
    const matrix = await matrixOf({ ...TWO_ROWS, rows: 1, rowLabels: [''] });
    expect(all(matrix, '.name')).toHaveLength(0);
    expect(all(matrix, '[role=columnheader]')).toHaveLength(2);
  });

  it('has one cell in the tab order, which keys move', async () => {
    const matrix = await matrixOf(PAIRS);
    const told: number[] = [];
    matrix.addEventListener('picture-focus', (event) => told.push((event as CustomEvent<number>).detail));
    all(matrix, '[data-index="0"] .cell')[0]?.focus();
    all(matrix, '[data-index="0"] .cell')[0]?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }),
    );
    await matrix.updateComplete;
    expect(all(matrix, '[tabindex="0"]').map((cell) => cell.parentElement?.dataset['index'])).toEqual(['3']);
    expect(told.at(-1)).toBe(3);
  });

  it('never moves the focus to an empty cell', () => {
    const go = (picture: number, key: string, withControl = false): number | undefined =>
      nextPicture(picture, key, withControl, PAIRS, 8);
    expect(go(0, 'ArrowLeft')).toBe(0);
    expect(go(2, 'ArrowUp')).toBe(2);
    expect(go(1, 'Home')).toBe(0);
    expect(go(7, 'Home', true)).toBe(0);
    expect(go(5, 'PageUp')).toBe(5);
    expect(go(2, 'End')).toBe(4);
    expect(go(2, 'x')).toBeUndefined();
  });
});
