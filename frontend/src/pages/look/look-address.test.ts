import { expect, it } from 'vitest';
import { lookAddress, readLookAddress } from './look-address';

it('keeps the model and the sample in the address', () => {
  const address = lookAddress('mini-inception', { sample: 'chelsea' });
  expect(address).toBe('/look?model=mini-inception&sample=chelsea');
  expect(readLookAddress(new URL(address, 'http://x').search)).toEqual({ model: 'mini-inception', sample: 'chelsea' });
  expect(readLookAddress('')).toEqual({});
});

it('leaves a photograph of the reader’s own out of the address', () => {
  expect(lookAddress('mini-inception', { file: new File([], 'me.jpg') })).toBe('/look?model=mini-inception');
});
