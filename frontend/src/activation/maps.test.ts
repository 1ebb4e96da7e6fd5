import { describe, expect, it } from 'vitest';
import type { LayerActivation } from '../lib/api-types';
import { INFERNO } from '../lib/color-map';
import { ActivationMaps } from './layer-activation';
import { channelName, channelTitle, peakOf } from './map-point';

/** Three channels of 2 x 2 with the maxima 8, 0 and 2. */
function layer(change: Partial<LayerActivation> = {}): LayerActivation {
  const bytes = [0, 255, 51, 102, 0, 0, 0, 0, 255, 0, 0, 0];
  return {
    name: 'mixed4c',
    kind: 'inception',
    depth: 7,
    layers: 15,
    channels: 3,
    height: 2,
    width: 2,
    receptiveField: 149,
    mean: [3.2, 0, 0.5],
    maximum: [8, 0, 2],
    nonZero: [0.75, 0, 0.25],
    notFinite: [],
    labels: [],
    map: { height: 2, width: 2, encoding: 'uint8-base64', data: btoa(String.fromCharCode(...bytes)) },
    ...change,
  };
}

function colorOf(share: number): number[] {
  const index = Math.round(share * 255) * 3;
  return [...INFERNO.slice(index, index + 3), 255];
}

describe('ActivationMaps', () => {
  it('returns the activation at a position', () => {
    const maps = ActivationMaps.of(layer());
    expect(maps.value(0, 0, 1)).toBe(8);
    expect(maps.value(0, 1, 0)).toBeCloseTo(8 / 5);
    expect(maps.value(1, 0, 0)).toBe(0);
    expect(maps.maximum).toBe(8);
  });

  it('paints a channel against the maximum of its layer', () => {
    const pixels = new Uint8ClampedArray(2 * 2 * 4);
    ActivationMaps.of(layer()).paint(pixels, 0, 2, 2, 'layer');
    expect([...pixels.slice(0, 4)]).toEqual(colorOf(0.25));
    expect([...pixels.slice(4, 8)]).toEqual(colorOf(0));
  });

  it('paints a channel against its own maximum', () => {
    const pixels = new Uint8ClampedArray(2 * 2 * 4);
    ActivationMaps.of(layer()).paint(pixels, 0, 2, 2, 'channel');
    expect([...pixels.slice(0, 4)]).toEqual(colorOf(1));
  });

  it('paints a silent channel black, not the colour of a division by nothing', () => {
    const pixels = new Uint8ClampedArray(2 * 2 * 4);
    ActivationMaps.of(layer()).paint(pixels, 0, 2, 1, 'channel');
    expect([...pixels]).toEqual(Array.from({ length: 4 }, () => colorOf(0)).flat());
  });

  it('paints at its place of a larger picture and nowhere else', () => {
    const pixels = new Uint8ClampedArray(5 * 3 * 4);
    ActivationMaps.of(layer()).paint(pixels, 5 + 2, 5, 0, 'layer');
    const painted = Array.from({ length: 15 }, (_, i) => pixels[4 * i + 3] === 255);
    expect(painted.map(Number)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0]);
  });

  it('names the strongest channels, and none that is silent', () => {
    const maps = ActivationMaps.of(layer());
    expect(maps.strongest(8)).toEqual([0, 2]);
    expect(maps.strongest(1)).toEqual([0]);
  });

  it('orders channels by number, mean or maximum, alike ones by number', () => {
    const maps = ActivationMaps.of(layer({ mean: [1, 2, 2], maximum: [8, 0, 2] }));
    expect(maps.ordered('channel')).toEqual([0, 1, 2]);
    expect(maps.ordered('mean')).toEqual([1, 2, 0]);
    expect(maps.ordered('maximum')).toEqual([0, 2, 1]);
  });

  it('finds the position where a channel is most active', () => {
    expect(peakOf(ActivationMaps.of(layer()), 0)).toMatchObject({ y: 0, x: 1 });
  });

  it('refuses maps that are not what they say', () => {
    const map = { ...layer().map, width: 3 };
    expect(() => ActivationMaps.of(layer({ map }))).toThrow('mixed4c are not 3 × 2 × 3 bytes');
  });
});

describe('channelName', () => {
  it('names a channel that stands for a class by it, and others by layer and number', () => {
    const classes = ActivationMaps.of(layer({ name: 'softmax', labels: ['tench', 'goldfish', 'shark'] }));
    expect(channelName(classes, 1)).toBe('goldfish (softmax:1)');
    expect(channelName(ActivationMaps.of(layer()), 1)).toBe('mixed4c:1');
    expect(channelTitle(classes, 1, undefined)).toBe('goldfish (softmax:1)');
    expect(channelTitle(ActivationMaps.of(layer()), 1, undefined)).toBe('Unit 1 of mixed4c');
  });
});
