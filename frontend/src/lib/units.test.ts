import { describe, expect, it } from 'vitest';
import { parseChannels, parseUnit, unitPage, unitText } from './units';

describe('units', () => {
  it('reads what it prints', () => {
    const unit = { layer: 'mixed4c', channel: 447 };
    expect(unitText(unit)).toBe('mixed4c:447');
    expect(parseUnit(unitText(unit))).toEqual(unit);
    expect(parseUnit('Conv2d_1a-3x3.relu:0')).toEqual({ layer: 'Conv2d_1a-3x3.relu', channel: 0 });
  });

  it.each([
    '',
    'mixed4c',
    'mixed4c:',
    ':3',
    'mixed4c:-1',
    'mixed4c:1.5',
    '4c:1',
    'a b:1',
    'mixed4c:1@2,3',
    'x:1234567',
  ])('finds no unit in %j', (text) => {
    expect(parseUnit(text)).toBeUndefined();
  });

  it('leads to the page of a unit', () => {
    expect(unitPage('mini-inception', { layer: 'mixed4c', channel: 12 })).toBe('/models/mini-inception/mixed4c/12');
    expect(unitPage('a/b', { layer: 'x', channel: 1 })).toBe('/models/a%2Fb/x/1');
  });

  it('expands ranges of channels', () => {
    expect(parseChannels('0-3,20,31')).toEqual([0, 1, 2, 3, 20, 31]);
    expect(parseChannels('7')).toEqual([7]);
  });

  it.each(['', 'a', '3-1', '1-', '1,,2', '-4'])('refuses %j as channels', (text) => {
    expect(() => parseChannels(text)).toThrow(RangeError);
  });
});
