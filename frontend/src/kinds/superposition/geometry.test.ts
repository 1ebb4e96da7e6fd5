import { describe, expect, it } from 'vitest';
import { anglesBetween, arrangementText, arrowsOf, dimensionalities, type Arrow } from './geometry';

/** Arrows of length 1 at angles in degrees. */
function at(...degrees: readonly number[]): Arrow[] {
  return degrees.map((angle) => {
    const radians = (angle * Math.PI) / 180;
    return { x: Math.cos(radians), y: Math.sin(radians), length: 1 };
  });
}

const NONE: Arrow = { x: 0, y: 0, length: 0 };

describe('the arrows of a model', () => {
  it('are the columns of W', () => {
    const weights = Float64Array.from([3, 0, 4, 1]);
    expect(arrowsOf({ features: 2, weights, biases: new Float64Array(2) })).toEqual([
      { x: 3, y: 4, length: 5 },
      { x: 0, y: 1, length: 1 },
    ]);
  });

  it('share the dimensions', () => {
    const expectAll = (arrows: readonly Arrow[], share: number): void =>
      dimensionalities(arrows).forEach((each) => expect(each).toBeCloseTo(share, 12));
    expectAll(at(10, 100), 1);
    expectAll(at(10, 190, 100, 280), 1 / 2);
    expectAll(at(0, 120, 240), 2 / 3);
    expectAll(at(0, 72, 144, 216, 288), 2 / 5);
    expect(dimensionalities([...at(0), NONE])).toEqual([1, 0]);
  });

  it('have angles between neighbours', () => {
    const rounded = (arrows: readonly Arrow[]): number[] => anglesBetween(arrows).map((angle) => Math.round(angle));
    expect(rounded([...at(170, -100, 30), NONE]).sort((a, b) => a - b)).toEqual([90, 130, 140]);
    expect(rounded([])).toEqual([]);
  });

  it('are told in a sentence', () => {
    expect(arrangementText([...at(20, 111), NONE, NONE, NONE])).toBe(
      'Two arrows, at a right angle. Features 3, 4 and 5 are not represented.',
    );
    expect(arrangementText([...at(20, 200), NONE])).toBe('Two arrows, 180° apart. Feature 3 is not represented.');
    expect(arrangementText(at(0, 91, 180, 271))).toBe('Four arrows, in two opposite pairs, 89° to 91° apart.');
    expect(arrangementText(at(0, 71, 144, 217, 288))).toBe('Five arrows in a pentagon, 71° to 73° apart.');
    expect(arrangementText(at(0, 50, 180))).toBe('Three arrows, 50° to 180° apart.');
    expect(arrangementText([NONE])).toContain('Feature 1 is not represented.');
  });
});
