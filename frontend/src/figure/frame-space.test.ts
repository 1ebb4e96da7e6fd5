import { expect, it } from 'vitest';
import { heightAt, heightByWidth } from './frame-space';

const FRAMES = [
  { width: 320, height: 1200 },
  { width: 390, height: 1400 },
  { width: 520, height: 700 },
  { width: 680, height: 720 },
  { width: 960, height: 800 },
];

/** Computes the length as a browser does, in a box of a width. */
function computed(length: string, width: number): number {
  const clamp = (least: number, value: number, most: number): number => Math.min(Math.max(least, value), most);
  const formula = length.replaceAll('100%', String(width)).replaceAll('px', '').replace('calc', '');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is this test's own
  return (new Function('clamp', `return ${formula}`) as (of: typeof clamp) => number)(clamp);
}

it('has the height of the widest frame that is not wider', () => {
  expect([300, 320, 400, 679, 2000].map((width) => heightAt(FRAMES, width))).toEqual([1200, 1200, 1400, 700, 800]);
});

it('is as high as each width needs, and hardly higher', () => {
  const length = heightByWidth(FRAMES);
  for (const width of [320, 389, 391, 519, 521, 679, 681, 959, 961, 1400]) {
    const needed = heightAt(FRAMES, width);
    expect(computed(length, width), `${width}`).toBeGreaterThanOrEqual(needed);
    expect(computed(length, width), `${width}`).toBeLessThan(needed + 40);
  }
});

it('is a plain length if all frames are equally high', () => {
  expect(heightByWidth([{ width: 320, height: 440 }])).toBe('calc(440px)');
});
