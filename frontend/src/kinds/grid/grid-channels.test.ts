import { expect, it } from 'vitest';
import { parseSpec } from '../../lib/specs';
import { mostOnPage, unitsOnPage } from './grid-channels';
import { kind } from './kind';

const ALL = parseSpec('kind=grid&model=m&layer=mixed4e&channels=all&page=3&perPage=24');

function channels(spec: typeof ALL, count = 0): number[] {
  return unitsOnPage(spec, count).map((unit) => unit.channel);
}

it('knows the channels on a page of all channels from the number of pictures', () => {
  expect(channels(ALL, 3)).toEqual([48, 49, 50]);
  expect(channels({ ...ALL, page: 3, perPage: 24 }, 1)).toEqual([48]);
});

it('knows the channels that are listed, as text or as numbers', () => {
  expect(unitsOnPage(parseSpec('kind=grid&layer=x&channels=5,2,9&perPage=2&page=2'), 0)).toEqual([
    { layer: 'x', channel: 9 },
  ]);
  expect(channels({ kind: 'grid', layer: 'x', channels: [5, 2] })).toEqual([5, 2]);
  expect(channels(parseSpec('kind=grid&layer=x&channels=0-2,9'))).toEqual([0, 1, 2, 9]);
});

it('knows none of a grid that is sorted, or of a list that cannot be read', () => {
  expect(channels({ ...ALL, sort: 'similarity' }, 3)).toEqual([]);
  expect(channels(parseSpec('kind=grid&layer=x&channels=3-1'))).toEqual([]);
});

it('has as many pictures as its page', () => {
  expect(kind.pictureCount?.(ALL, 0)).toBe(24);
  expect(kind.pictureCount?.(ALL, 7)).toBe(7);
  expect(kind.pictureCount?.({ ...ALL, channels: [1, 2, 3], page: 1, sort: 'activation' }, 0)).toBe(3);
  expect(mostOnPage(parseSpec('kind=grid&layer=x&channels=all'))).toBe(64);
});
