import { expect, it } from 'vitest';
import { embedSnippet } from '../src/figure/figure-links';
import { lookAddress, readLookAddress } from '../src/look/look-address';

it('writes a frame with a title and a picture to fall back to', () => {
  const data = { title: 'A "b" <c> & d', url: '/figures/ab', embedUrl: '/embed/ab', spec: { unit: 'mixed4c:1' } };
  const snippet = embedSnippet(data, 'https://example.org');
  // under another name, because the test's document would load the frame
  const frame = new DOMParser().parseFromString(snippet.replaceAll('iframe', 'x-frame'), 'text/html').querySelector('x-frame');
  expect(frame?.getAttribute('src')).toBe('https://example.org/embed/ab');
  expect(frame?.getAttribute('title')).toBe('A "b" <c> & d');
  expect(snippet).toContain('<img src="https://example.org/figures/ab.png"');
});

it('gives a frame with more pictures more room', () => {
  const height = (channels: number[]): number => {
    const data = { title: '', url: '/figures/ab', embedUrl: '/embed/ab', spec: { layer: 'mixed4c', channels } };
    return Number(/height="(\d+)"/.exec(embedSnippet(data, ''))?.[1]);
  };
  expect(height([0, 1, 2, 3, 4, 5])).toBeGreaterThan(height([0, 1, 2]));
});

it('keeps the model and the sample in the address', () => {
  const address = lookAddress('mini-inception', { sample: 'chelsea' });
  expect(address).toBe('/look?model=mini-inception&sample=chelsea');
  expect(readLookAddress(new URL(address, 'http://x').search)).toEqual({ model: 'mini-inception', sample: 'chelsea' });
  expect(readLookAddress('')).toEqual({});
});

it('leaves a photograph of the reader’s own out of the address', () => {
  expect(lookAddress('mini-inception', { file: new File([], 'me.jpg') })).toBe('/look?model=mini-inception');
});
