import { expect, it } from 'vitest';
import { centreCrop } from './own-resolution';

it('crops the middle of a photograph to the proportions of the input, at the photograph’s own resolution', () => {
  expect(centreCrop({ width: 451, height: 300 }, { width: 64, height: 64, crop: 1 })).toEqual({
    left: 75.5,
    top: 0,
    width: 300,
    height: 300,
    drawnWidth: 300,
    drawnHeight: 300,
  });
  expect(centreCrop({ width: 300, height: 600 }, { width: 200, height: 100, crop: 1 })).toMatchObject({
    left: 0,
    top: 225,
    width: 300,
    height: 150,
    drawnWidth: 300,
    drawnHeight: 150,
  });
});

it('keeps a smaller share of the shorter side where the network takes one', () => {
  expect(centreCrop({ width: 320, height: 256 }, { width: 224, height: 224, crop: 0.875 })).toEqual({
    left: 48,
    top: 16,
    width: 224,
    height: 224,
    drawnWidth: 224,
    drawnHeight: 224,
  });
});

it('draws no more pixels than a screen can show', () => {
  expect(centreCrop({ width: 6000, height: 4000 }, { width: 64, height: 64, crop: 1 })).toMatchObject({
    left: 1000,
    width: 4000,
    drawnWidth: 1024,
    drawnHeight: 1024,
  });
});
