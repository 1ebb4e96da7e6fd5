import { expect, it } from 'vitest';
import { kind } from './kind';

it('combines four units and no other number of them', () => {
  const four = ['a:1', 'a:2', 'a:3', 'a:4'];
  expect(kind.combinations?.(four).map(({ parameters }) => parameters)).toEqual([
    { a: 'a:1', b: 'a:2', c: 'a:3', d: 'a:4' },
  ]);
  expect(kind.combinations?.(four.slice(1))).toEqual([]);
  expect(kind.combinations?.([...four, 'a:5'])).toEqual([]);
});
