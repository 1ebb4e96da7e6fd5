import { afterEach, expect, it } from 'vitest';
import type { ModelPortraits } from './api-types';
import { FsPortrait, portraitProperties, portraitTitle } from './fs-portrait';

const portraits: ModelPortraits = {
  words: '',
  recipe: '',
  side: 80,
  columns: 32,
  layers: [{ layer: 'mixed4c', units: 336, silent: 0, url: '/models/m/portraits/mixed4c.jpg?sha256=a', sha256: 'a' }],
  drawing: { on: false, made: 336, units: 336, givesWay: false },
  firesOn: {},
};

afterEach(() => document.body.replaceChildren());

it('finds the place of a unit on the sheet of its layer', () => {
  expect(portraitProperties(portraits, { layer: 'mixed4c', channel: 35 })).toEqual({
    'background-image': 'url("/models/m/portraits/mixed4c.jpg?sha256=a")',
    '--columns': 32,
    '--column': 3,
    '--row': 1,
  });
});

it('says whose picture it is if it is not that of the unit itself', async () => {
  const [sheet] = portraits.layers;
  const borrowed = [{ ...sheet!, layer: 'softmax', borrowed: 'The picture of its logit' }];
  const element = new FsPortrait();
  element.portraits = { ...portraits, layers: [...portraits.layers, ...borrowed] };
  element.unit = { layer: 'softmax', channel: 35 };
  document.body.append(element);
  await element.updateComplete;
  expect(element.renderRoot.querySelector('div')?.title).toBe('The picture of its logit');
  expect(element.renderRoot.querySelector('div')?.style.getPropertyValue('--column')).toBe('3');
  expect(portraitTitle(element.portraits, { layer: 'mixed4c', channel: 35 })).toBeUndefined();
});

it('finds none for another layer, a channel that is not there, or a network without portraits', () => {
  expect(portraitProperties(portraits, { layer: 'mixed4d', channel: 0 })).toBeUndefined();
  expect(portraitProperties(portraits, { layer: 'mixed4c', channel: 336 })).toBeUndefined();
  expect(portraitProperties(undefined, { layer: 'mixed4c', channel: 0 })).toBeUndefined();
});

it('is hidden until there is a portrait', async () => {
  const element = new FsPortrait();
  element.unit = { layer: 'mixed4c', channel: 1 };
  document.body.append(element);
  await element.updateComplete;
  expect(element.hidden).toBe(true);
  element.portraits = portraits;
  await element.updateComplete;
  expect(element.hidden).toBe(false);
  expect(element.renderRoot.querySelector('div')?.style.getPropertyValue('--column')).toBe('1');
});
