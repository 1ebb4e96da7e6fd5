import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PhotographSetDescription, PhotographSetEntry, SetIndex } from '../../lib/api-types';
import { chosenFiles } from './chosen-files';
import type { IndexPanel } from './index-panel';
import { StatisticsPage } from './statistics-page';

const INDEX: SetIndex = { model: 'm1', state: 'running', done: 1, photographs: 3 };

/** The requests of the page, `verb path`. */
let requests: string[] = [];
let sets: PhotographSetEntry[] = [];
let index: SetIndex | undefined;
let mayChange = true;

class Events extends EventTarget {
  static opened: Events[] = [];
  isClosed = false;

  constructor(readonly url: string) {
    super();
    Events.opened.push(this);
  }

  send(type: string, data: SetIndex): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  close(): void {
    this.isClosed = true;
  }
}

function entry(name: string, photographs: number): PhotographSetEntry {
  return { name, photographs, classes: 0, builtIn: name === 'commons', sha256: '', indexes: [] };
}

function description(name: string): PhotographSetDescription {
  const { photographs = 0, builtIn = false } = sets.find((set) => set.name === name) ?? {};
  const examples = [{ name: 'cats/1 a.jpg', credit: 'Ada, CC0' }];
  const indexes = index === undefined ? [] : [index];
  return { name, photographs, builtIn, sha256: '', classes: [], examples, indexes, skipped: [], creditProblems: [] };
}

function answer(verb: string, path: string): unknown {
  const url = new URL(path, 'http://x');
  if (url.pathname === '/api/v1/models') {
    return { default: 'm1', models: ['m1', 'm2'].map((id) => ({ id, title: `Network ${id}` })), problems: [] };
  }
  if (url.pathname.endsWith('/set-figures')) {
    const layer = url.searchParams.get('layer') ?? 'l1';
    const query = (kind: string): string => `/figure?kind=${kind}&photographs=${url.searchParams.get('photographs')}`;
    const whole = { kind: 'one', title: 'One', description: 'What it is.', url: query('one'), aboutLayer: false };
    const ofLayer = { ...whole, kind: 'two', title: 'Two', url: `${query('two')}&layer=${layer}`, aboutLayer: true };
    return { layer, figures: [whole, ofLayer] };
  }
  if (url.pathname.startsWith('/api/v1/models/')) {
    return { layers: ['l0', 'l1', 'l2'].map((name) => ({ name, channels: 8 })) };
  }
  if (url.pathname === '/api/v1/photograph-sets') {
    const limits = { mostPhotographs: 10, mostBytes: 1e9, mostPhotographBytes: 1e6, mostRequestBytes: 1e6 };
    return { sets, mayChange, ...limits };
  }
  const [, name = '', rest] = /photograph-sets\/([^/]+)(\/indexes.*)?$/.exec(url.pathname) ?? [];
  return rest !== undefined && verb === 'POST' ? (index = { ...INDEX }) : description(name);
}

beforeEach(() => {
  requests = [];
  sets = [entry('commons', 3), entry('large', 9000)];
  index = undefined;
  mayChange = true;
  Events.opened = [];
  vi.stubGlobal('EventSource', Events);
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const verb = init?.method ?? 'GET';
    requests.push(`${verb} ${path}`);
    return Promise.resolve(new Response(verb === 'DELETE' ? null : JSON.stringify(answer(verb, path))));
  });
  history.replaceState(null, '', '/statistics');
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function page(): Promise<StatisticsPage> {
  const element = new StatisticsPage();
  document.body.append(element);
  await settled(element);
  return element;
}

async function settled(element: StatisticsPage): Promise<void> {
  await vi.waitFor(() => {
    const shown = element.shadowRoot?.querySelector('set-figures, index-panel, .trouble') ?? null;
    expect(shown).not.toBeNull();
    expect(shown?.localName !== 'set-figures' || inside(shown, 'section') !== null).toBe(true);
  });
  await element.updateComplete;
}

function inside(element: Element, ...path: readonly string[]): HTMLElement | null {
  let at: Element | null = element;
  for (const selector of path) {
    at = at?.shadowRoot?.querySelector(selector) ?? null;
  }
  return at as HTMLElement | null;
}

function specs(element: StatisticsPage): (string | null)[] {
  const figures = inside(element, 'set-figures')?.shadowRoot?.querySelectorAll('feature-figure') ?? [];
  return [...figures].map((figure) => figure.getAttribute('spec'));
}

it('shows the figures of the default network and set at once', async () => {
  const element = await page();
  expect(specs(element)).toEqual(['kind=one&photographs=commons', 'kind=two&photographs=commons&layer=l1']);
  expect(requests.every((request) => request.startsWith('GET'))).toBe(true);
  expect(inside(element, 'set-choice', 'img')?.getAttribute('src')).toBe(
    '/api/v1/photograph-sets/commons/photographs/cats/1%20a.jpg?size=128',
  );
});

it('restores network, set and layer from the address, and writes them there', async () => {
  history.replaceState(null, '', '/statistics?model=m2&photographs=commons&layer=l2');
  const element = await page();
  expect(specs(element)[1]).toContain('layer=l2');
  const layer = inside(element, 'set-figures', '#layer') as HTMLSelectElement;
  layer.value = 'l0';
  layer.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(specs(element)[1]).toContain('layer=l0'));
  expect(location.search).toBe('?model=m2&photographs=commons&layer=l0');
});

it('indexes a large set when the reader says so, and shows the figures afterwards', async () => {
  history.replaceState(null, '', '/statistics?photographs=large');
  const element = await page();
  expect(specs(element)).toEqual([]);
  inside(element, 'index-panel', '#start')?.click();
  await vi.waitFor(() => expect(Events.opened).toHaveLength(1));
  expect(requests).toContain('POST /api/v1/photograph-sets/large/indexes/m1');
  const [events] = Events.opened;
  expect(events?.url).toBe('/api/v1/photograph-sets/large/events');
  events?.send('index', { ...INDEX, done: 2 });
  events?.send('index', { ...INDEX, model: 'm2', done: 3 });
  await element.updateComplete;
  expect((inside(element, 'index-panel') as IndexPanel).index?.done).toBe(2);
  index = { ...INDEX, state: 'ready' };
  events?.send('index', index);
  await vi.waitFor(() => expect(specs(element)).toHaveLength(2));
  expect(events?.isClosed).toBe(true);
});

it('lets a reader who may not index make the figures of a large set', async () => {
  mayChange = false;
  history.replaceState(null, '', '/statistics?photographs=large');
  const element = await page();
  expect(inside(element, 'set-drop')).toBeNull();
  expect(inside(element, 'index-panel', 'button')).toBeNull();
  element.shadowRoot?.querySelector<HTMLElement>('.quiet button')?.click();
  await vi.waitFor(() => expect(specs(element)).toHaveLength(2));
});

it('follows a job that is under way, and holds the figures back', async () => {
  index = { ...INDEX };
  const element = await page();
  expect(specs(element)).toEqual([]);
  inside(element, 'index-panel', '#pause')?.click();
  await vi.waitFor(() => expect(requests).toContain('POST /api/v1/photograph-sets/commons/indexes/m1/pause'));
  index = undefined;
  inside(element, 'index-panel', '#cancel')?.click();
  await vi.waitFor(() => expect(requests).toContain('DELETE /api/v1/photograph-sets/commons/indexes/m1'));
  await vi.waitFor(() => expect(inside(element, 'index-panel', '#start')).not.toBeNull());
  expect(Events.opened[0]?.isClosed).toBe(true);
  expect(specs(element)).toEqual([]);
});

it('asks for the name of photographs that are chosen, and indexes the new set', async () => {
  const element = await page();
  const photograph = { path: 'cats/1.jpg', file: new File(['1234'], '1.jpg') };
  const detail = chosenFiles('commons', [photograph, { ...photograph, path: 'notes.txt' }], 1e6);
  inside(element, 'set-drop')?.dispatchEvent(new CustomEvent('files-chosen', { detail }));
  await vi.waitFor(() => expect(inside(element, 'upload-panel', '#name')).not.toBeNull());
  const name = inside(element, 'upload-panel', '#name') as HTMLInputElement;
  expect(name.value).toBe('commons-2');
  expect(inside(element, 'upload-panel', 'section')?.textContent).toContain('1 file that is no photograph');
  name.value = 'commons';
  name.dispatchEvent(new Event('input'));
  await vi.waitFor(() => expect((inside(element, 'upload-panel', '#upload') as HTMLButtonElement).disabled).toBe(true));
  sets = [...sets, entry('animals', 1)];
  inside(element, 'upload-panel')?.dispatchEvent(new CustomEvent('set-created', { detail: { name: 'animals' } }));
  await vi.waitFor(() => expect(location.search).toBe('?model=m1&photographs=animals'));
  expect(requests).toContain('POST /api/v1/photograph-sets/animals/indexes/m1');
  expect(inside(element, 'upload-panel', 'section')).toBeNull();
  await settled(element);
  expect(inside(element, 'index-panel', 'section.running')).not.toBeNull();
  expect(requests.filter((request) => request.includes('photographs=animals'))).toEqual([]);
});

it('deletes a set of the reader’s own when asked twice', async () => {
  history.replaceState(null, '', '/statistics?photographs=large');
  const element = await page();
  inside(element, 'set-choice', '#delete')?.click();
  await vi.waitFor(() => expect(inside(element, 'set-choice', '#yes')).not.toBeNull());
  sets = sets.slice(0, 1);
  inside(element, 'set-choice', '#yes')?.click();
  await vi.waitFor(() => expect(location.search).toBe('?model=m1&photographs=commons'));
  expect(requests).toContain('DELETE /api/v1/photograph-sets/large');
});

it('says what is wrong, and tries again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const element = await page();
  expect(inside(element, '.trouble')?.textContent).toContain('The server does not answer.');
});
