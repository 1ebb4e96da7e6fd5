// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { setStarred, starredTitle, starredUnits } from './stars';

beforeEach(() => localStorage.clear());

test('keeps stars until they are taken away', () => {
  setStarred('net/mixed4c:12', true);
  setStarred('net/mixed4c:7', true);
  setStarred('net/mixed4c:12', true);
  expect(starredUnits()).toEqual(['net/mixed4c:7', 'net/mixed4c:12']);
  setStarred('net/mixed4c:7', false);
  expect(starredUnits()).toEqual(['net/mixed4c:12']);
});

test('ignores what is no unit', () => {
  for (const kept of ['{', '{}', '7', '["<b>", 3, null, "net/mixed4c:1"]']) {
    localStorage.setItem('featurescope.starred', kept);
    expect(starredUnits()).toEqual(kept.startsWith('["') ? ['net/mixed4c:1'] : []);
  }
});

test('keeps the latest fifty', () => {
  for (let channel = 0; channel < 60; channel++) {
    setStarred(`net/layer:${String(channel)}`, true);
  }
  expect(starredUnits()).toHaveLength(50);
  expect(starredUnits()[49]).toBe('net/layer:59');
});

test('keeps the titles of starred units, and only of those', () => {
  setStarred('net/softmax:7', true, 'The probability of tabby');
  setStarred('net/mixed4c:7', true);
  expect(starredTitle('net/softmax:7')).toBe('The probability of tabby');
  expect(starredTitle('net/mixed4c:7')).toBe('net/mixed4c:7');
  setStarred('net/softmax:7', false);
  expect(localStorage.getItem('featurescope.starred-titles')).toBe('{}');
  for (const kept of ['{', 'null', '{"net/mixed4c:7": 3}']) {
    localStorage.setItem('featurescope.starred-titles', kept);
    expect(starredTitle('net/mixed4c:7')).toBe('net/mixed4c:7');
  }
});
