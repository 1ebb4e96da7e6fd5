import { describe, expect, it } from 'vitest';
import { nextCell } from './grid-navigation';

// 0 1 2 3 4
// 5 6 7 8 9
// 10 11
const grid = { count: 12, columns: 5 };

function go(from: number, key: string, withControl = false): number | undefined {
  return nextCell(from, key, withControl, grid);
}

describe('nextCell', () => {
  it('moves within a row and stays at its ends', () => {
    expect(go(6, 'ArrowRight')).toBe(7);
    expect(go(9, 'ArrowRight')).toBe(9);
    expect(go(6, 'ArrowLeft')).toBe(5);
    expect(go(5, 'ArrowLeft')).toBe(5);
    expect(go(11, 'ArrowRight')).toBe(11);
  });

  it('moves between rows and stays where there is no cell', () => {
    expect(go(1, 'ArrowDown')).toBe(6);
    expect(go(6, 'ArrowDown')).toBe(11);
    expect(go(8, 'ArrowDown')).toBe(8);
    expect(go(11, 'ArrowUp')).toBe(6);
    expect(go(3, 'ArrowUp')).toBe(3);
  });

  it('moves to the ends of the row, and with Control to those of the grid', () => {
    expect(go(7, 'Home')).toBe(5);
    expect(go(7, 'End')).toBe(9);
    expect(go(10, 'End')).toBe(11);
    expect(go(7, 'Home', true)).toBe(0);
    expect(go(7, 'End', true)).toBe(11);
  });

  it('moves by pages as far as possible within a column', () => {
    expect(go(1, 'PageDown')).toBe(11);
    expect(go(3, 'PageDown')).toBe(8);
    expect(go(11, 'PageUp')).toBe(1);
    expect(nextCell(0, 'PageDown', false, { count: 100, columns: 4 })).toBe(20);
  });

  it('leaves other keys alone', () => {
    expect(go(0, 'Tab')).toBeUndefined();
    expect(go(0, 'a')).toBeUndefined();
  });

  it('never leaves the grid', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
    for (let count = 1; count <= 13; count++) {
      for (let columns = 1; columns <= 6; columns++) {
        for (let from = 0; from < count; from++) {
          for (const key of keys) {
            const next = nextCell(from, key, false, { count, columns });
            expect(next).toBeGreaterThanOrEqual(0);
            expect(next).toBeLessThan(count);
          }
        }
      }
    }
  });
});
