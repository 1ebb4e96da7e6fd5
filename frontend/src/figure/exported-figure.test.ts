import { afterEach, expect, it, vi } from 'vitest';
import { exportedFigure } from './exported-figure';
import { FeatureFigure } from './feature-figure';
import { finishedFigure } from './test-figures';

const ID = 'a'.repeat(64);
const SRC = `figures/${ID}/figure.js`;

/** Returns the figure as the folder of an article has it. */
function written(url = ''): string {
  const data = finishedFigure(['a', 'b'], undefined, {
    id: ID,
    title: 'An example',
    createdAt: '2026-11-28T12:00:00Z',
    url,
    readableUrl: url === '' ? '' : 'https://scope.example/figure?kind=another',
    caption: 'What it shows; with "} signs".',
    spec: { kind: 'another', model: 'm', steps: 3 },
  });
  const images = data.result!.images.map((image, index) => ({ ...image, url: `${index}.png` }));
  return `document.currentScript.figure = ${JSON.stringify({ ...data, result: { ...data.result, images } })};\n`;
}

async function shown(content: string): Promise<FeatureFigure> {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(content)));
  const element = new FeatureFigure();
  element.src = SRC;
  document.body.append(element);
  await element.updateComplete;
  // the observer of the window tells that the element is on the screen
  (element as unknown as { watch: { start(): void } }).watch.start();
  await vi.waitFor(() => expect(element.renderRoot.querySelector('.pictures')).not.toBeNull());
  return element;
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it('finds a figure beside the page, also in a subfolder and on a disk', () => {
  for (const page of ['https://host.example/blog/post/', 'file:///home/me/article/index.html']) {
    const figure = exportedFigure(SRC, page);
    expect(figure?.id).toBe(ID);
    expect(figure?.files).toBe(new URL(`figures/${ID}/figure`, page).href);
  }
});

it.each([
  `figures/${ID}`,
  `figures/${ID}.js`,
  `figures/${ID}/0.png`,
  'figures/abc/figure.js',
  `javascript:alert(1)//figures/${ID}/figure.js`,
  `data:text/javascript,/figures/${ID}/figure.js`,
  'http://[',
])('finds none at %s', (src) => {
  expect(exportedFigure(src, 'https://host.example/')).toBeUndefined();
});

it('reads the file as text and finds the pictures beside it', async () => {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(written())));
  const data = await exportedFigure(SRC, 'https://host.example/blog/')?.api.figure(ID);
  expect(fetch).toHaveBeenCalledWith(`https://host.example/blog/${SRC}`, undefined);
  expect(data?.result?.images.map(({ url }) => url)).toEqual(
    [0, 1].map((picture) => `https://host.example/blog/figures/${ID}/${picture}.png`),
  );
});

it('takes no link from the file that is not an address of the web', async () => {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(written('javascript:alert(1)'))));
  const data = await exportedFigure(SRC, 'https://host.example/')?.api.figure(ID);
  expect(data?.url).toBe('');
});

it('reads the file as a script in a page on a disk', async () => {
  const append = vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    const [script] = nodes as [HTMLScriptElement & { figure?: unknown }];
    expect(script.src).toBe(`file:///home/${SRC}`);
    script.figure = finishedFigure(['a'], undefined, { id: ID });
    script.dispatchEvent(new Event('load'));
  });
  expect((await exportedFigure(SRC, 'file:///home/index.html')?.api.figure(ID))?.id).toBe(ID);
  append.mockImplementation((...nodes) => void (nodes[0] as HTMLElement).dispatchEvent(new Event('error')));
  await expect(exportedFigure(SRC, 'file:///home/index.html')?.api.figure(ID)).rejects.toThrow('cannot be read');
  append.mockRestore();
});

it('shows the figure without links to a server, and with its files beside it', async () => {
  const element = await shown(written());
  const links = [...element.renderRoot.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect(link).toMatch(new RegExp(`/figures/${ID}/figure\\.(png|bib)$`));
  }
  expect(element.renderRoot.querySelectorAll('button')).toHaveLength(0);
  expect(element.renderRoot.textContent).not.toMatch(/Share|Variations/);
  expect(element.renderRoot.querySelector('.printed')?.textContent).toMatch(
    new RegExp(`^An example\\. Figure made with Featurescope, 2026\\. .*/figures/${ID}/figure\\.png$`),
  );
});

it('links to its server if that is known', async () => {
  const element = await shown(written(`https://scope.example/figures/${ID}`));
  const links = [...element.renderRoot.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toContain(`https://scope.example/figures/${ID}`);
  expect(links).toContain('https://scope.example/models/m');
  expect(element.renderRoot.textContent).toContain('Share');
});
