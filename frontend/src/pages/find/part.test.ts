import { describe, expect, it } from 'vitest';
import { WHOLE, between, changed, leastSize, moved, oppositeCorner, partOf, partText } from './part';

const ONE = { width: 1, height: 1 };
const PART = { left: 20, top: 30, width: 40, height: 50 };

describe('a part of a picture', () => {
  it('is written in fractions and read again', () => {
    expect(partText(PART)).toBe('0.2,0.3,0.4,0.5');
    expect(partOf('0.2,0.3,0.4,0.5')).toEqual(PART);
    for (const text of ['', '0,0,1', 'a,0,1,1', '0,0,2,1', '-1,0,1,1']) {
      expect(partOf(text)).toEqual(WHOLE);
    }
    expect(partOf('0.8,0,0.5,1')).toEqual({ left: 80, top: 0, width: 20, height: 100 });
  });

  it('has at least eight pixels on a side', () => {
    expect(leastSize({ width: 100, height: 4000 })).toEqual({ width: 8, height: 1 });
    expect(leastSize({ width: 6, height: 8 })).toEqual({ width: 100, height: 100 });
    expect(changed(PART, { width: 2 }, { width: 8, height: 1 }).width).toBe(8);
    expect(between({ x: 10, y: 10 }, { x: 12, y: 40 }, { width: 8, height: 1 })).toBeUndefined();
  });

  it('stays within the picture', () => {
    expect(moved(PART, { x: 90, y: -90 })).toEqual({ ...PART, left: 60, top: 0 });
    expect(changed(PART, { left: 90 }, ONE)).toEqual({ ...PART, left: 90, width: 10 });
    expect(changed(PART, { left: Number.NaN }, ONE)).toEqual({ ...PART, left: 0 });
    expect(between({ x: 130, y: -10 }, { x: 50, y: 50 }, ONE)).toEqual({ left: 50, top: 0, width: 50, height: 50 });
  });

  it('is held at a corner while the opposite one stays', () => {
    expect(oppositeCorner(PART, { x: 59, y: 81 }, { width: 2, height: 2 })).toEqual({ x: 20, y: 30 });
    expect(oppositeCorner(PART, { x: 20, y: 80 }, { width: 2, height: 2 })).toEqual({ x: 60, y: 30 });
    expect(oppositeCorner(PART, { x: 40, y: 50 }, { width: 2, height: 2 })).toBeUndefined();
  });
});
