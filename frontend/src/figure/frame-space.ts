import type { FrameSize } from '../lib/api-types';

/** Heights that differ by less, pixels, are replaced by the larger one. */
const LEAST_STEP = 40;

/** Returns the height of a frame of a width. */
export function heightAt(frames: readonly FrameSize[], width: number): number {
  return (frames.filter((frame) => frame.width <= width).at(-1) ?? frames[0])?.height ?? 0;
}

/**
 * Returns a length of CSS that is as high as a figure needs in a box of any width. A percentage in it means the width of the
 * box, as in `padding-top`. It is the height of the widest frame, and a step at each width below which another is needed.
 */
export function heightByWidth(frames: readonly FrameSize[]): string {
  const ranges = joined(frames);
  const steps = ranges.slice(1).map(({ width, height }, index) => step(width, (ranges[index]?.height ?? 0) - height));
  return `calc(${[`${ranges.at(-1)?.height ?? 0}px`, ...steps].join(' + ')})`;
}

/** Joins neighbours of almost the same height. */
function joined(frames: readonly FrameSize[]): readonly FrameSize[] {
  const ranges: FrameSize[] = [];
  for (const { width, height } of frames) {
    const before = ranges.at(-1);
    if (before !== undefined && Math.abs(before.height - height) < LEAST_STEP) {
      ranges[ranges.length - 1] = { width: before.width, height: Math.max(before.height, height) };
    } else {
      ranges.push({ width, height });
    }
  }
  return ranges;
}

/** Returns a length that is `more` pixels where the box is narrower than `width`, and 0 elsewhere. */
function step(width: number, more: number): string {
  return more > 0
    ? `clamp(0px, (${width}px - 100%) * 999, ${more}px)`
    : `clamp(${more}px, (100% - ${width}px) * 999, 0px)`;
}
