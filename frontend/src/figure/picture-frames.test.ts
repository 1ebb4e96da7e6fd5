import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WALK } from '../lib/test-layouts';
import { all, picturesIn, shown } from './test-figures';
import { expectedImages, picturesOf } from './figure-pictures';
import { PictureFrames } from './picture-frames';

afterEach(() => document.body.replaceChildren());

describe('Pictures that follow each other', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function framesOf(change: Partial<PictureFrames> = {}): Promise<PictureFrames> {
    const frames = new PictureFrames();
    return shown(Object.assign(frames, { pictures: picturesIn(WALK), noAutoplay: true }, change));
  }

  function slider(frames: PictureFrames): HTMLInputElement {
    return all(frames, 'input')[0] as HTMLInputElement;
  }

  function large(frames: PictureFrames): string | null | undefined {
    return all(frames, '.large img')[0]?.getAttribute('src');
  }

  async function press(frames: PictureFrames, key: string): Promise<void> {
    slider(frames).dispatchEvent(new KeyboardEvent('keydown', { key }));
    await frames.updateComplete;
  }

  it('follow the slider, which names the picture', async () => {
    const frames = await framesOf();
    expect(large(frames)).toBe('/figures/a/0.png');
    slider(frames).value = '2';
    slider(frames).dispatchEvent(new Event('input'));
    await frames.updateComplete;
    expect(large(frames)).toBe('/figures/a/2.png');
    expect(slider(frames).getAttribute('aria-valuetext')).toBe('unit 2');
    await press(frames, 'PageUp');
    expect(slider(frames).value).toBe('2');
    await press(frames, 'PageDown');
    expect(slider(frames).value).toBe('1');
  });

  it('are played once by themselves, and stop at the last', async () => {
    const frames = await framesOf({ noAutoplay: false });
    expect(all(frames, '.play')[0]?.getAttribute('aria-label')).toBe('Pause');
    await vi.advanceTimersByTimeAsync(10_000);
    await frames.updateComplete;
    expect(slider(frames).value).toBe('2');
    expect(all(frames, '.play')[0]?.getAttribute('aria-label')).toBe('Play');
  });

  it('stop as soon as the reader touches the slider, even where it cannot move', async () => {
    const frames = await framesOf({ noAutoplay: false });
    await press(frames, 'Home');
    await vi.advanceTimersByTimeAsync(10_000);
    await frames.updateComplete;
    expect(slider(frames).value).toBe('0');
    expect(all(frames, '.play')[0]?.getAttribute('aria-label')).toBe('Play');
  });

  it('are not played by themselves if the reader prefers reduced motion', async () => {
    const wish = vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
    const frames = await framesOf({ noAutoplay: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(slider(frames).value).toBe('0');
    wish.mockRestore();
  });

  it('repeat when the reader plays them, until they are stopped', async () => {
    const frames = await framesOf();
    all(frames, '.play')[0]?.click();
    const seen = new Set<string>();
    for (let time = 0; time < 4_000; time += 100) {
      await vi.advanceTimersByTimeAsync(100);
      await frames.updateComplete;
      seen.add(slider(frames).value);
    }
    expect([...seen].sort()).toEqual(['0', '1', '2']);
    all(frames, '.small')[1]?.click();
    await vi.advanceTimersByTimeAsync(10_000);
    await frames.updateComplete;
    expect(slider(frames).value).toBe('1');
  });

  it('show the last while they form', async () => {
    const frames = await framesOf({ pictures: picturesOf({ kind: 'another' }, expectedImages(WALK, {}), '', WALK) });
    expect(all(frames, '.large canvas')[0]?.dataset['picture']).toBe('2');
    expect(slider(frames).getAttribute('aria-valuetext')).toBe('1.00');
  });
});
