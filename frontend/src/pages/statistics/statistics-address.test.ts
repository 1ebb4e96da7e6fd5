import { expect, it } from 'vitest';
import { readStatisticsAddress, statisticsAddress } from './statistics-address';

it('keeps network, set and layer in the address', () => {
  const state = { model: 'mini-inception', photographs: 'animals', layer: 'mixed4c' };
  const address = statisticsAddress(state);
  expect(address).toBe('/statistics?model=mini-inception&photographs=animals&layer=mixed4c');
  expect(readStatisticsAddress(new URL(address, 'http://x').search)).toEqual(state);
});

it('leaves out what is not chosen', () => {
  expect(statisticsAddress({ model: 'm', layer: '' })).toBe('/statistics?model=m');
  expect(readStatisticsAddress('?layer=&other=1')).toEqual({});
});
