import { expect, it } from 'vitest';
import { WHOLE, MOST_SCALE, cellAt, moved, showing, zoomed } from './atlas-view';

it('keeps the point under the pointer while it zooms, and fills the window', () => {
  const near = zoomed(WHOLE, 4, 0.25, 0.5);
  expect(cellAt(near, 0.25, 0.5, 8)).toBe(cellAt(WHOLE, 0.25, 0.5, 8));
  expect((0.25 - near.x) / near.scale).toBeCloseTo(0.25);
  expect(zoomed(near, 0.01, 0.9, 0.9)).toEqual(WHOLE);
  expect(zoomed(WHOLE, 1000, 0, 0).scale).toBe(MOST_SCALE);
  expect(moved(near, 99, -99)).toEqual({ scale: 4, x: 0, y: -3 });
});

it('moves by the least distance after which a cell is visible', () => {
  const near = zoomed(WHOLE, 2, 0, 0);
  expect(showing(near, 0, 4)).toEqual(near);
  const last = showing(near, 15, 4);
  expect([last.x, last.y]).toEqual([-1, -1]);
  expect(cellAt(last, 0.9, 0.9, 4)).toBe(15);
});
