import { describe, expect, it } from 'vitest';
import { firstRows, layOut, spotAt } from './map-layout';

describe('the layout of maps', () => {
  const threeByFour = { columns: 3, rows: 4, cell: 32, gap: 2, width: 100, height: 134 };

  it('magnifies by whole numbers to cells that a finger can hit', () => {
    for (const side of [1, 4, 7, 8, 14, 16, 17, 28, 32, 35, 56]) {
      const { cell } = layOut(512, side, 740);
      expect(cell % side).toBe(0);
      expect(cell).toBeGreaterThanOrEqual(28);
    }
  });

  it('gives a layer of few channels larger cells', () => {
    expect(layOut(32, 32, 740).cell).toBe(64);
    expect(layOut(768, 17, 740).cell).toBe(34);
  });

  it('keeps all cells within its width', () => {
    for (const width of [300, 358, 740, 991]) {
      expect(layOut(448, 8, width).width).toBeLessThanOrEqual(width);
    }
  });

  it('finds the cell and the point in it', () => {
    expect(spotAt(threeByFour, 10, 0, 0)).toEqual({ index: 0, x: 0, y: 0 });
    expect(spotAt(threeByFour, 10, 34 + 16, 34 + 8)).toEqual({ index: 4, x: 0.5, y: 0.25 });
  });

  it('finds no cell in a gap, beside the grid and after the last cell', () => {
    expect(spotAt(threeByFour, 10, 33, 5)).toBeUndefined();
    expect(spotAt(threeByFour, 10, 103, 5)).toBeUndefined();
    expect(spotAt(threeByFour, 10, -1, 5)).toBeUndefined();
    expect(spotAt(threeByFour, 10, 40, 3 * 34 + 5)).toBeUndefined();
  });

  it('shows the first rows of a long layer', () => {
    const layout = layOut(768, 17, 740);
    const first = firstRows(layout, 8);
    expect(first.rows).toBe(8);
    expect(first.height).toBe(8 * 36 - 2);
    expect(first.columns).toBe(layout.columns);
  });
});
