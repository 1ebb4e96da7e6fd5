import { expect, it } from 'vitest';
import { combinationsOf, toggled } from '../../figure/figure-picks';

const GRID = '/figure?kind=grid&model=mini-inception&layer=mixed4c&channels=all&seed=3';

function links(units: readonly string[]): Record<string, string>[] {
  return combinationsOf(GRID, units).map(({ url }) => {
    expect(url.startsWith('/figure?')).toBe(true);
    return Object.fromEntries(new URLSearchParams(url.slice('/figure?'.length)));
  });
}

it('takes what is pressed once more back, and keeps the order of picking', () => {
  expect([4, 1, 7].reduce<readonly number[]>(toggled, [])).toEqual([4, 1, 7]);
  expect([4, 1, 7, 1].reduce<readonly number[]>(toggled, [])).toEqual([4, 7]);
});

it('combines nothing out of one unit', () => {
  expect(combinationsOf(GRID, [])).toEqual([]);
  expect(combinationsOf(GRID, ['mixed4c:1'])).toEqual([]);
});

it('sets the first unit against the others, and all against all', () => {
  expect(links(['mixed4c:5', 'mixed4c:1', 'mixed4c:9'])).toEqual([
    { kind: 'joint', model: 'mini-inception', rows: 'mixed4c:5', columns: 'mixed4c:1,mixed4c:9' },
    { kind: 'joint', model: 'mini-inception', rows: 'mixed4c:5,mixed4c:1,mixed4c:9', columns: 'mixed4c:5,mixed4c:1,mixed4c:9' },
  ]);
});

it('walks from one of two to the other, and between four', () => {
  expect(links(['mixed4c:5', 'mixed4c:1'])).toContainEqual({ kind: 'interpolation', model: 'mini-inception', from: 'mixed4c:5', to: 'mixed4c:1' });
  expect(links(['mixed4c:1', 'mixed4c:2', 'mixed4c:3', 'mixed4c:4'])).toContainEqual({
    kind: 'interpolation-square', model: 'mini-inception', a: 'mixed4c:1', b: 'mixed4c:2', c: 'mixed4c:3', d: 'mixed4c:4',
  });
});
