import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import './picture-replay';
import type { PictureReplay } from './picture-replay';

let isReduced = false;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => ({ matches: isReduced }));
  vi.spyOn(HTMLImageElement.prototype, 'decode').mockResolvedValue();
});

afterEach(() => {
  isReduced = false;
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function added(): Promise<{ replay: PictureReplay; pictures: HTMLElement }> {
  document.body.innerHTML =
    '<picture-replay frames="/frames.jpg" steps="1,4,96"><ul class="replay"></ul></picture-replay>';
  const replay = document.body.querySelector<PictureReplay>('picture-replay')!;
  await replay.updateComplete;
  return { replay, pictures: replay.querySelector('ul')! };
}

function text(replay: PictureReplay): string {
  return (replay.shadowRoot?.querySelector('.line')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

test('shows the finished pictures, then each frame, then the finished pictures again', async () => {
  const { replay, pictures } = await added();
  expect(pictures.classList.contains('playing')).toBe(false);
  expect(text(replay)).toBe('Finished in 96 steps Watch them form');
  await vi.advanceTimersByTimeAsync(1500);
  expect(pictures.classList.contains('playing')).toBe(true);
  expect(pictures.style.getPropertyValue('--frame')).toBe('0');
  expect(text(replay)).toBe('Step 1 of 96 Stop');
  await vi.advanceTimersByTimeAsync(250);
  expect(text(replay)).toBe('Step 4 of 96 Stop');
  await vi.advanceTimersByTimeAsync(500);
  expect(pictures.classList.contains('playing')).toBe(false);
  expect(text(replay)).toBe('Finished in 96 steps Watch them form');
});

test('moves nothing for a reader who prefers less motion, until she asks', async () => {
  isReduced = true;
  const { replay, pictures } = await added();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(pictures.classList.contains('playing')).toBe(false);
  replay.shadowRoot?.querySelector('button')?.click();
  await vi.advanceTimersByTimeAsync(0);
  expect(pictures.classList.contains('playing')).toBe(true);
});

test('keeps the finished pictures when the frames cannot be loaded', async () => {
  vi.spyOn(HTMLImageElement.prototype, 'decode').mockRejectedValue(new Error('offline'));
  const { replay, pictures } = await added();
  await vi.advanceTimersByTimeAsync(5000);
  expect(pictures.classList.contains('playing')).toBe(false);
  expect(text(replay)).toContain('Finished');
});

test('stops when its reader says so', async () => {
  const { replay, pictures } = await added();
  await vi.advanceTimersByTimeAsync(1500);
  replay.shadowRoot?.querySelector('button')?.click();
  await vi.advanceTimersByTimeAsync(250);
  expect(pictures.classList.contains('playing')).toBe(false);
});
