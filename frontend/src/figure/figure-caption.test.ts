import { render } from 'lit';
import { expect, it } from 'vitest';
import type { FigureData, ModelPortraits } from '../lib/api-types';
import type { FsPortrait } from '../lib/fs-portrait';
import { captionOf } from './figure-caption';

const ID = 'a'.repeat(64);

const portraits: ModelPortraits = {
  words: '',
  recipe: '',
  side: 80,
  columns: 32,
  layers: [{ layer: 'mixed4c', units: 40, silent: 0, url: '/mixed4c.jpg', sha256: 'a' }],
  drawing: { on: false, made: 40, units: 40, givesWay: false },
  firesOn: {},
};

function shown(caption: string, url: string): HTMLElement {
  const figure = {
    id: ID,
    url,
    caption,
    spec: { model: 'm', rows: ['mixed4c:33', 'mixed4d:2'] },
  } as unknown as FigureData;
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(captionOf({ figure, portraits, target: '_top' }), place);
  return place;
}

it('links each unit of the figure’s layers to its page, with its portrait, and changes no word', () => {
  const caption = 'Unit 33 of mixed4c (fires on dog pictures) and mixed4d:2. At 16:9, not unit 3 of other.';
  const place = shown(caption, `https://far.example/figures/${ID}`);
  expect(place.textContent).toBe(caption);
  expect([...place.querySelectorAll('a')].map((a) => a.href)).toEqual([
    'https://far.example/models/m/mixed4c/33',
    'https://far.example/models/m/mixed4d/2',
  ]);
  expect(place.querySelector('a')?.target).toBe('_top');
  const [first] = place.querySelectorAll<FsPortrait>('fs-portrait');
  expect(first?.unit).toEqual({ layer: 'mixed4c', channel: 33 });
});

it('links units as captions of earlier versions name them', () => {
  const place = shown('This unit, channel 33 of layer mixed4c.', `https://far.example/figures/${ID}`);
  expect(place.querySelector('a')?.href).toBe('https://far.example/models/m/mixed4c/33');
  expect(place.querySelector('a')?.textContent).toBe('channel 33 of layer mixed4c');
});

it('names them without a link where the server is not known', () => {
  const place = shown('mixed4c:33 alone', 'figure.html');
  expect(place.textContent).toBe('mixed4c:33 alone');
  expect(place.querySelector('a')).toBeNull();
});
