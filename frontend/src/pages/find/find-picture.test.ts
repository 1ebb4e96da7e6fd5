import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DrawPicture } from './draw-picture';
import './find-picture';
import type { FindPicture } from './find-picture';
import type { PartChooser } from './part-chooser';

const PAGE = `
  <find-picture>
    <div id="picture-problem" role="alert"></div>
    <form id="file" method="post" action="/find?model=m&layer=" enctype="multipart/form-data">
      <input type="file" name="image"><button type="submit">Find</button>
    </form>
    <form id="samples" method="post" action="/find?model=m&layer=">
      <input type="radio" name="sample" value="chelsea" data-url="/static/samples/chelsea.png">
      <input type="radio" name="sample" value="coffee" data-url="/static/samples/coffee.png">
      <button type="submit">Find</button>
    </form>
  </find-picture>
  <div id="results">nothing yet</div>`;

let element: FindPicture;
let asked: { url: URL; body: unknown }[];
let answer: string;

beforeEach(async () => {
  asked = [];
  answer = '<main><div id="picture-problem"></div><div id="results"><h2>Units</h2></div></main>';
  vi.stubGlobal('fetch', (url: URL, { body }: RequestInit) => {
    asked.push({ url, body });
    return Promise.resolve(new Response(answer));
  });
  document.body.innerHTML = PAGE;
  element = document.querySelector('find-picture') as FindPicture;
  await element.updateComplete;
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function chooser(): PartChooser | null {
  return element.renderRoot.querySelector('part-chooser');
}

async function chooseSample(index: number): Promise<void> {
  const sample = document.querySelectorAll<HTMLInputElement>('[name=sample]')[index]!;
  sample.checked = true;
  sample.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
  await chooser()?.updateComplete;
}

async function submit(id: string): Promise<void> {
  document.getElementById(id)?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(element.renderRoot.querySelector('[role=status]')?.textContent.trim()).toBe(''));
  await element.updateComplete;
}

function picture(): HTMLElement {
  const box = chooser()!.renderRoot.querySelector<HTMLElement>('.picture')!;
  box.getBoundingClientRect = () => new DOMRect(0, 0, 200, 100);
  return box;
}

function point(target: HTMLElement, type: string, clientX: number, clientY: number): void {
  target.dispatchEvent(new PointerEvent(type, { clientX, clientY, button: 0, bubbles: true }));
}

function part(): readonly number[] {
  const { left, top, width, height } = chooser()!.chosenPart;
  return [left, top, width, height];
}

async function press(key: string, shiftKey = false): Promise<void> {
  const handle = chooser()!.renderRoot.querySelector('.part');
  handle?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  await chooser()!.updateComplete;
}

describe('a picture to find units by', () => {
  it('is sent whole, and the answer takes the place of the results', async () => {
    expect(chooser()).toBeNull();
    await chooseSample(1);
    expect(chooser()?.src).toBe('/static/samples/coffee.png');
    await submit('samples');
    expect(asked[0]?.url.search).toBe('?model=m&layer=');
    expect(String(asked[0]?.body as URLSearchParams)).toBe('sample=coffee');
    expect(document.getElementById('results')?.innerHTML).toBe('<h2>Units</h2>');
  });

  it('whose match is weak leads to the choice of a part', async () => {
    answer = '<div id="results"><p class="weak-match"><a href="#pictures">choose</a></p></div>';
    await chooseSample(0);
    await submit('samples');
    const scrolled = vi.fn();
    chooser()!.scrollIntoView = scrolled;
    document.querySelector<HTMLElement>('.weak-match a')?.click();
    expect(scrolled).toHaveBeenCalledOnce();
    expect((chooser()!.renderRoot as ShadowRoot).activeElement?.className).toBe('part');
  });

  it('is searched by the part that is dragged, moved by its middle and changed at a corner', async () => {
    await chooseSample(0);
    point(picture(), 'pointerdown', 20, 10);
    point(picture(), 'pointermove', 100, 60);
    point(picture(), 'pointerup', 100, 60);
    expect(part()).toEqual([10, 10, 40, 50]);
    point(picture(), 'pointerdown', 60, 35);
    point(picture(), 'pointermove', 80, 45);
    point(picture(), 'pointerup', 80, 45);
    expect(part()).toEqual([20, 20, 40, 50]);
    point(picture(), 'pointerdown', 120, 70);
    point(picture(), 'pointermove', 140, 80);
    point(picture(), 'pointerup', 140, 80);
    point(picture(), 'pointermove', 10, 10);
    expect(part()).toEqual([20, 20, 50, 60]);
    await submit('samples');
    expect(asked[0]?.url.searchParams.get('part')).toBe('0.2,0.2,0.5,0.6');
  });

  it('is searched by the part that the keyboard and numbers give', async () => {
    await chooseSample(0);
    await press('ArrowLeft', true);
    await press('ArrowUp', true);
    await press('ArrowRight');
    await press('Tab');
    expect(part()).toEqual([1, 0, 99, 99]);
    const left = chooser()!.renderRoot.querySelector('input')!;
    left.value = '50';
    left.dispatchEvent(new Event('change'));
    expect(part()).toEqual([50, 0, 50, 99]);
    [...chooser()!.renderRoot.querySelectorAll('button')].at(-1)?.click();
    expect(part()).toEqual([0, 0, 100, 100]);
  });

  it('is forgotten with its part if another is chosen', async () => {
    await chooseSample(0);
    await press('ArrowLeft', true);
    const input = document.querySelector<HTMLInputElement>('[type=file]')!;
    Object.defineProperty(input, 'files', { value: [new File(['x'], 'x.png')] });
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;
    expect(chooser()?.src).toBe('blob:x');
    expect(part()).toEqual([0, 0, 100, 100]);
    expect(document.querySelector(':checked')).toBeNull();
  });

  it('that cannot be used is said above the forms', async () => {
    await chooseSample(0);
    answer = '<p class="lead">Type</p><div id="picture-problem"><p>white everywhere.</p></div><div id="results"></div>';
    await submit('samples');
    const problem = document.getElementById('picture-problem');
    expect([problem?.textContent, problem?.className]).toEqual(['white everywhere.', 'problems']);
    answer = '<main><h1>Busy</h1><p class="lead">Too many searches.</p></main>';
    await submit('samples');
    expect(problem?.textContent).toBe('Too many searches.');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
    await submit('samples');
    expect(problem?.textContent).toBe('The server does not answer.');
  });
});

describe('a drawing', () => {
  it('is drawn, undone, cleared and sent as a file', async () => {
    const drawing = document.createElement('draw-picture') as DrawPicture;
    document.body.append(drawing);
    await drawing.updateComplete;
    const canvas = drawing.renderRoot.querySelector('canvas')!;
    canvas.getBoundingClientRect = () => new DOMRect(0, 0, 224, 224);
    const button = (id: string): HTMLButtonElement => drawing.renderRoot.querySelector(`#${id}`)!;
    const sent = vi.fn<(file: File) => void>();
    drawing.addEventListener('picture-drawn', (event) => sent((event as CustomEvent<File>).detail));
    canvas.toBlob = (give) => give(new Blob(['png'], { type: 'image/png' }));
    expect(button('find').disabled).toBe(true);
    point(canvas, 'pointerdown', 10, 10);
    point(canvas, 'pointermove', 40, 10);
    point(canvas, 'pointerup', 40, 10);
    button('fill').click();
    await drawing.updateComplete;
    button('find').click();
    expect(sent.mock.calls[0]?.[0]).toMatchObject({ name: 'drawing.png', type: 'image/png' });
    button('undo').click();
    await drawing.updateComplete;
    expect(button('clear').disabled).toBe(false);
    button('clear').click();
    await drawing.updateComplete;
    expect(button('undo').disabled).toBe(true);
  });
});
