import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, credited, finishedFigure, shown } from '../../figure/test-figures';
import { kind } from './kind';
import type { PlaneDial } from './plane-dial';
import { PlaneFigure } from './plane-figure';
import { result } from './test-planes';

const LABELS = ['0°', '90°', '180°', '270°', 'cat', 'dog', 'cat'];

async function planeOf(change: Partial<PlaneFigure> = {}): Promise<PlaneFigure> {
  const figure = finishedFigure(LABELS, result, { spec: { kind: 'plane', model: 'm', a: result.a, b: result.b } });
  const credits = {
    4: { title: 'A cat', author: 'Ann', licence: 'CC BY 4.0', source: 'https://x.org/cat' },
    5: { title: 'A dog', author: 'Bob', licence: 'CC0-1.0', source: 'https://x.org/dog' },
  };
  const element = new PlaneFigure();
  return shown(Object.assign(element, { figure: credited(figure, credits), noAutoplay: true }, change));
}

function slider(figure: PlaneFigure): HTMLInputElement {
  return all(figure, '[type=range]')[0] as HTMLInputElement;
}

function picture(figure: PlaneFigure): string | null | undefined {
  return all(figure, '.picture img')
    .find((image) => image.style.opacity === '1')
    ?.getAttribute('src');
}

function rows(figure: PlaneFigure): string[] {
  return all(figure, '.best li').map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());
}

async function press(figure: PlaneFigure, key: string): Promise<string> {
  slider(figure).dispatchEvent(new KeyboardEvent('keydown', { key }));
  await figure.updateComplete;
  return slider(figure).value;
}

afterEach(() => document.body.replaceChildren());

describe('a dial', () => {
  it('shows the picture, the sum and the best patches of its angle, with authors', async () => {
    const figure = await planeOf();
    expect(picture(figure)).toBe('/figures/a/0.png');
    expect(rows(figure)).toEqual(['4.00 A cat Ann, CC BY 4.0', '−2.00 A dog Bob, CC0-1.0']);
    slider(figure).value = '100';
    slider(figure).dispatchEvent(new Event('input'));
    await figure.updateComplete;
    expect(picture(figure)).toBe('/figures/a/1.png');
    expect(slider(figure).getAttribute('aria-valuetext')).toBe('100°, −0.17 mixed4c:12 + 0.98 mixed4c:31');
    expect(rows(figure)[0]).toContain('A dog');
    expect(all(figure, 'output')[0]?.textContent).toBe('100°');
  });

  it('is turned by keys, across 0° and from picture to picture', async () => {
    const figure = await planeOf();
    expect(await press(figure, 'ArrowLeft')).toBe('359');
    expect(await press(figure, 'ArrowRight')).toBe('0');
    expect(await press(figure, 'PageUp')).toBe('90');
    expect(await press(figure, 'PageDown')).toBe('0');
    expect(await press(figure, 'PageDown')).toBe('270');
    expect(picture(figure)).toBe('/figures/a/3.png');
  });

  it('shows the other side of the ReLU, where nothing lies in the negative quarter', async () => {
    const figure = await planeOf();
    all(figure, '[type=radio]')[1]?.dispatchEvent(new Event('change'));
    slider(figure).value = '225';
    slider(figure).dispatchEvent(new Event('input'));
    await figure.updateComplete;
    expect(rows(figure)).toEqual(['None: no position is excited in this direction.']);
  });

  it('says where the two directions lie, and links to units', async () => {
    const figure = await planeOf();
    const told = all(figure, '.told')[0];
    expect(told?.textContent).toContain('the two are orthogonal');
    expect(told?.querySelector('a')?.getAttribute('href')).toBe('/models/m/mixed4c/12');
    const data = { ...result, angle: 60, b: '0.5*mixed4c:12+0.8660254*mixed4c:31' };
    const other = await planeOf({ figure: finishedFigure(LABELS, data, { spec: { kind: 'plane', model: 'm' } }) });
    expect(all(other, '.told')[0]?.textContent).toContain('not orthogonal');
    slider(other).value = '60';
    slider(other).dispatchEvent(new Event('input'));
    await other.updateComplete;
    expect(all(other, '.sum')[0]?.textContent).toBe('b');
  });

  it('tells which picture is in focus', async () => {
    const figure = await planeOf();
    const focused = vi.fn();
    figure.addEventListener('picture-focus', (event) => {
      focused((event as CustomEvent<number>).detail);
    });
    await press(figure, 'PageUp');
    await press(figure, 'PageUp');
    expect(focused.mock.calls.flat()).toEqual([1, 2]);
  });
});

describe('a dial that is played', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('fades from picture to picture, and stops when the slider is touched', async () => {
    const figure = await planeOf();
    all(figure, '.play')[0]?.click();
    await vi.advanceTimersByTimeAsync(2_000);
    await figure.updateComplete;
    expect(all(figure, '.play')[0]?.getAttribute('aria-label')).toBe('Pause');
    const shares = all(figure, '.picture img').map((image) => Number(image.style.opacity));
    expect(shares.filter((share) => share > 0 && share < 1)).toHaveLength(1);
    slider(figure).dispatchEvent(new Event('input'));
    await figure.updateComplete;
    expect(all(figure, '.play')[0]?.getAttribute('aria-label')).toBe('Play');
    expect(all(figure, '.picture img').map((image) => Number(image.style.opacity))).toContain(1);
  });

  it('goes on past 0° until it is stopped', async () => {
    const figure = await planeOf();
    all(figure, '.play')[0]?.click();
    const seen = new Set<string | null | undefined>();
    for (let time = 0; time < 20_000; time += 250) {
      await vi.advanceTimersByTimeAsync(250);
      await figure.updateComplete;
      seen.add(picture(figure));
    }
    expect(seen.size).toBe(4);
    all(figure, '.play')[0]?.click();
    await figure.updateComplete;
    expect(Number.isInteger(figure['degrees'])).toBe(true);
  });

  it('steps from picture to picture if the reader prefers reduced motion', async () => {
    const wish = vi.spyOn(window, 'matchMedia').mockReturnValue({
      matches: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    } as unknown as MediaQueryList);
    const figure = await planeOf({ noAutoplay: false });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(slider(figure).value).toBe('0');
    all(figure, '.play')[0]?.click();
    await vi.advanceTimersByTimeAsync(1_300);
    await figure.updateComplete;
    expect(slider(figure).value).toBe('90');
    expect(all(figure, '.picture img').map((image) => image.style.opacity)).toEqual(['0', '1', '0', '0']);
    wish.mockRestore();
  });
});

describe('the dial itself', () => {
  it('turns to where it is pressed', async () => {
    const figure = await planeOf();
    const dial = all(figure, 'plane-dial')[0] as PlaneDial;
    await dial.updateComplete;
    vi.spyOn(dial, 'getBoundingClientRect').mockReturnValue({ left: 0, top: 0, width: 200 } as DOMRect);
    const stage = all(dial, '.stage')[0]!;
    let captured = false;
    Object.assign(stage, {
      setPointerCapture: () => (captured = true),
      hasPointerCapture: () => captured,
      releasePointerCapture: () => (captured = false),
    });
    const at = async (name: string, clientX: number, clientY: number): Promise<string> => {
      stage.dispatchEvent(new PointerEvent(name, { clientX, clientY, button: 0 }));
      await figure.updateComplete;
      return slider(figure).value;
    };
    expect(await at('pointermove', 100, 0)).toBe('0');
    expect(await at('pointerdown', 100, 0)).toBe('90');
    expect(await at('pointermove', 0, 100)).toBe('180');
    expect(await at('pointerup', 0, 100)).toBe('180');
    expect(await at('pointermove', 100, 200)).toBe('180');
  });

  it('draws the best patches over the others, and a line from each to the hand', async () => {
    const figure = await planeOf();
    const dial = all(figure, 'plane-dial')[0] as PlaneDial;
    await dial.updateComplete;
    expect(all(dial, '.around')).toHaveLength(4);
    expect(all(dial, '.drop')).toHaveLength(2);
    expect(all(dial, '.marked')).toHaveLength(2);
    expect(all(dial, '.name').map((name) => name.textContent)).toEqual(['mixed4c:12', 'mixed4c:31']);
    expect(all(dial, '[role=img]')[0]?.getAttribute('aria-label')).toContain('32 positions');
  });
});

describe('the kind', () => {
  it('puts two units of one layer on a dial', () => {
    expect(kind.combinations?.(['a:1', 'a:2'])).toHaveLength(1);
    expect(kind.combinations?.(['a:1', 'b:2'])).toEqual([]);
    expect(kind.combinations?.(['a:1'])).toEqual([]);
    expect(kind.combinations?.(['a:1', 'a:2', 'a:3'])).toEqual([]);
  });
});
