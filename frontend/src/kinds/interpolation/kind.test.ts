import { expect, it } from 'vitest';
import { kind } from './kind';

it('labels its ends with the units that it interpolates', () => {
  expect(kind.ends?.({ from: 'mixed4c:1', to: 'mixed4c~2' })).toEqual(['mixed4c:1', 'mixed4c~2']);
  expect(kind.ends?.({ unit: 'mixed4c:1' })).toBeUndefined();
});

it('combines two units and no other number of them', () => {
  expect(kind.combinations?.(['a:1', 'a:2']).map(({ parameters }) => parameters)).toEqual([{ from: 'a:1', to: 'a:2' }]);
  expect(kind.combinations?.(['a:1'])).toEqual([]);
  expect(kind.combinations?.(['a:1', 'a:2', 'a:3'])).toEqual([]);
});
