import { html, type LitElement } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import type { FigureData } from '../lib/api-types';
import { FeatureFigure } from './feature-figure';
import { registerKinds } from './figure-kind';
import type { PictureGrid } from './picture-grid';
import { credited, finishedFigure, gridOf } from './test-figures';

/** Shows a figure whose data is written inside its element. */
async function shown(data: FigureData, pictures = 0): Promise<FeatureFigure> {
  const element = new FeatureFigure();
  element.figure = data.id;
  const json = document.createElement('script');
  json.type = 'application/json';
  json.textContent = JSON.stringify(data);
  element.append(
    json,
    ...Array.from({ length: pictures }, (_, index) => Object.assign(new Image(), { src: `/kept/${index}.png` })),
  );
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function one(element: FeatureFigure, selector: string): Element | null {
  return element.renderRoot.querySelector(selector);
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it('arranges the pictures of a kind that the page does not know by their layout', async () => {
  const element = await shown(finishedFigure(['a', 'b']), 2);
  expect(one(element, 'picture-grid.pictures')).not.toBeNull();
});

it('shows the drawing of a figure that has no pictures and no element', async () => {
  expect(one(await shown(finishedFigure([])), 'img.pictures')?.getAttribute('src')).toBe('/figures/a.png');
});

it('shows the drawing that is written inside the element', async () => {
  expect(one(await shown(finishedFigure([]), 1), 'img.pictures')?.getAttribute('src')).toMatch(/\/kept\/0\.png$/);
});

it('draws a figure without pictures in the element of its kind', async () => {
  registerKinds([
    {
      name: 'numbers',
      render: ({ data }) => html`<b class="pictures">${(data?.result?.data as { sum: number }).sum}</b>`,
    },
  ]);
  const element = await shown(finishedFigure([], { sum: 7 }, { kind: 'numbers', spec: { kind: 'numbers' } }));
  expect(one(element, '.pictures')?.textContent).toBe('7');
});

it('has a curve only where there are objectives', async () => {
  expect(one(await shown(finishedFigure(['a'])), 'objective-curve')).toBeNull();
  const data = finishedFigure(['a'], undefined, { spec: { kind: 'another', steps: 4 } });
  const curve = { steps: [1, 4], objective: [[0], [2]] };
  expect(one(await shown({ ...data, result: { ...data.result!, curve } }), 'objective-curve')).not.toBeNull();
});

it('hides warnings, which name pictures, while the names are concealed', async () => {
  const data = finishedFigure(['a', 'b']);
  const images = data.result!.images.map((image) => ({ ...image, warning: 'It never woke.' }));
  const element = await shown({ ...data, result: { ...data.result!, images } });
  expect(one(element, '.warnings')).not.toBeNull();
  one(element, '.pictures')?.dispatchEvent(new CustomEvent('pictures-concealed', { detail: true, bubbles: true }));
  await element.updateComplete;
  expect(one(element, '.warnings')).toBeNull();
});

it('lists the authors of photographs, with a caption and without, unless its element names them', async () => {
  registerKinds([{ name: 'naming', namesAuthors: true }]);
  const bee = { title: 'bee', author: 'Jee', licence: 'CC BY 2.0', source: '' };
  const data = credited(finishedFigure(['a', 'b']), { 1: bee });
  const element = await shown(data, 2);
  expect(one(element, 'figcaption .credits')?.textContent).toContain('Jee');
  element.noCaption = true;
  await element.updateComplete;
  expect(one(element, 'figure > .credits')?.textContent).toContain('Jee');
  expect(one(await shown({ ...data, spec: { kind: 'naming' } }, 2), '.credits')).toBeNull();
  expect(one(await shown(finishedFigure(['a'])), '.credits')).toBeNull();
});

it('names the author of a photograph on its tile', async () => {
  const bee = { title: 'bee', author: 'Jee', licence: 'CC BY 2.0', source: '' };
  const element = await shown(credited(finishedFigure(['a', 'b']), { 1: bee }), 2);
  const grid = one(element, 'picture-grid') as PictureGrid;
  await grid.updateComplete;
  const tiles = [...grid.renderRoot.querySelectorAll('.credit')];
  expect(tiles.map((tile) => tile.textContent)).toEqual(['Jee, CC BY 2.0']);
});

it('has one link, to the figure as its reader changed it', async () => {
  const readableUrl = '/figure?kind=lines';
  const element = await shown(finishedFigure([], {}, { kind: 'lines', readableUrl, spec: { kind: 'lines' } }));
  expect(one(element, '.links')?.textContent).toContain('Download');
  const change = (detail: object): Promise<boolean> => {
    const event = new CustomEvent('spec-change', { detail, bubbles: true, composed: true });
    one(element, '.pictures')?.dispatchEvent(event);
    return element.updateComplete;
  };
  await change({ neurons: '3' });
  expect(one(element, '.links')?.textContent).not.toContain('Download');
  expect(one(element, '.links a')?.getAttribute('href')).toMatch(/^http.*\/figure\?kind=lines&neurons=3$/);
  await change({});
  expect(one(element, '.links')?.textContent).toContain('Download');
});

it('shows what the page has until the element of the kind is loaded, and the server’s drawing if it cannot be', async () => {
  let fail: (reason: unknown) => void = () => undefined;
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  registerKinds([
    {
      name: 'late',
      loadElement: () => new Promise((_, reject) => (fail = reject)),
      render: () => html`<b class="pictures"></b>`,
    },
  ]);
  const element = await shown(finishedFigure([], {}, { kind: 'late', spec: { kind: 'late' } }));
  expect(one(element, '.instead slot')).not.toBeNull();
  fail(new TypeError('no network'));
  await vi.waitFor(() => expect(one(element, 'img.pictures')?.getAttribute('src')).toBe('/figures/a.png'));
  said.mockRestore();
});

it('shows its children and a link where it does not follow a readable link of another server', async () => {
  const src = 'https://scope.example/figure?kind=another';
  const element = Object.assign(new FeatureFigure(), { src });
  document.body.append(element);
  await element.updateComplete;
  expect(one(element, 'slot:not([name])')).not.toBeNull();
  expect(one(element, `.status a[href="${src}"]`)?.textContent).toBe('Make this figure');
});

it('has the colours of the page behind it, unless it is given a theme', async () => {
  const element = await shown(finishedFigure(['a']));
  expect(element.style.colorScheme).toBe('light');
  document.body.style.backgroundColor = 'rgb(20, 20, 20)';
  await vi.waitFor(() => expect(element.style.colorScheme).toBe('dark'));
  element.theme = 'light';
  await element.updateComplete;
  expect(element.style.colorScheme).toBe('');
  element.theme = undefined;
  await element.updateComplete;
  expect(element.style.colorScheme).toBe('dark');
  document.body.removeAttribute('style');
});

it('makes the choices of its link, and adds those of its reader to the links that it gives', async () => {
  const element = await shown(
    finishedFigure(['a', 'b', 'c'], undefined, { layout: { ...gridOf(3), form: 'frames' } }),
    3,
  );
  const frames = one(element, 'picture-frames') as LitElement;
  await frames.updateComplete;
  const slider = frames.renderRoot.querySelector<HTMLInputElement>('input[type=range]')!;
  slider.value = '2';
  slider.dispatchEvent(new Event('input'));
  await frames.updateComplete;
  await element.updateComplete;
  expect(one(element, '.links > a')?.getAttribute('href')).toBe('/figures/a#picture=2');
  expect(one(element, 'figure-links')).toHaveProperty('hash', '#picture=2');
});

it('that is on the screen waits for its turn until the server is asked', async () => {
  const element = new FeatureFigure();
  element.spec = 'kind=numbers';
  document.body.append(element);
  await element.updateComplete;
  expect(one(element, '.status')?.textContent).toContain('Starts when it is on the screen.');
  // the server never answers
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  // as the IntersectionObserver does when the element comes near the window
  (element as unknown as { visibility: { moved(isNear: boolean): void } }).visibility.moved(true);
  await element.updateComplete;
  expect(one(element, '.status')?.textContent).toContain('Waiting for its turn …');
});
