import { describe, expect, it } from 'vitest';
import { MOST_POINTS, readPoints } from './points-csv';

function points(text: string): readonly number[] {
  const read = readPoints(text);
  return 'points' in read ? read.points : [];
}

function refused(text: string): string {
  const read = readPoints(text);
  return 'refused' in read ? read.refused : '';
}

function told(text: string): string {
  const read = readPoints(text);
  return 'told' in read ? read.told : '';
}

describe('a CSV of points', () => {
  it('is read with and without a header, with commas, semicolons, tabs or spaces', () => {
    const expected = [0.5, -0.25, 1, -1, 0, 0];
    expect(points('0.5,-0.25,1\n-1,0,0\n')).toEqual(expected);
    expect(points('x,y,class\r\n0.5, -0.25, 1\r\n-1, 0, 0')).toEqual(expected);
    expect(points('"x";"y";"class"\n"0.5";"-0.25";"1"\n-1;0;0')).toEqual(expected);
    expect(points('\uFEFF0.5\t-0.25\t1\n\n-1\t0\t0')).toEqual(expected);
    expect(points('0.5 -0.25 1\n-1 0 0')).toEqual(expected);
  });

  it('is scaled to the square, each axis by itself, and says so', () => {
    const text = '0,100,0\n10,300,1\n5,200,1';
    expect(points(text)).toEqual([-1, -1, 0, 1, 1, 1, 0, 0, 1]);
    expect(told(text)).toContain('x from 0 to 10 and y from 100 to 300 were scaled to −1 to 1');
    expect(points('3,7,0\n3,8,1')).toEqual([0, -1, 0, 0, 1, 1]);
  });

  it('may name its two classes', () => {
    const text = '0,0,cat\n1,1,dog\n0.5,0,cat';
    expect(points(text)).toEqual([0, 0, 0, 1, 1, 1, 0.5, 0, 0]);
    expect(told(text)).toContain('Class 0 is “cat”, class 1 is “dog”');
  });

  it.each([
    ['', 'no row'],
    ['x,y,class', 'Row 1'],
    ['one,two,three\nfour,five,six\nseven,eight,nine', 'Row 2 has “four”'],
    ['0,0,1\n0,NaN,0', 'Row 2 has “NaN”'],
    ['0,0,1\n0,Infinity,0', 'Row 2 has “Infinity”'],
    ['0,0,1\n\n1,1', 'Row 3 has 2 fields'],
    ['0,0,1\n1,1,1', 'the class “1”'],
    ['0,0,a\n1,1,b\n1,0,c', 'Row 3 has a third class'],
    ['0,0,\n1,1,1', 'Row 1 has no class'],
  ])('refuses %j and names the row', (text, sentence) => {
    expect(refused(text)).toContain(sentence);
  });

  it('refuses more points than a link carries', () => {
    const rows = Array.from({ length: MOST_POINTS + 5 }, (_, index) => `${index},${index % 7},${index % 2}`);
    expect(points(rows.slice(0, MOST_POINTS).join('\n'))).toHaveLength(3 * MOST_POINTS);
    expect(refused(rows.join('\n'))).toContain(`Row ${MOST_POINTS + 1} is one too many`);
    expect(refused('1'.repeat(2e6))).toContain('larger than 1 MB');
  });
});
