import { describe, expect, it } from 'vitest';
import { layersOf, parseSpec } from './specs';

describe('parseSpec', () => {
  it('reads the texts of a readable link', () => {
    expect(parseSpec('kind=another&unit=mixed4c%3A1&channels=0-2,9&size=96&steps=')).toEqual({
      kind: 'another',
      unit: 'mixed4c:1',
      channels: '0-2,9',
      size: '96',
      steps: '',
    });
  });

  it('reads JSON', () => {
    expect(parseSpec('{"kind":"another","unit":"mixed4c:1","size":64}')).toEqual({
      kind: 'another',
      unit: 'mixed4c:1',
      size: 64,
    });
  });
});

describe('layersOf', () => {
  it('finds the layers of all units and directions', () => {
    expect(layersOf({ layer: 'mixed3a' })).toEqual(['mixed3a']);
    expect(layersOf({ rows: ['mixed4c:1', 'mixed4c~7'], columns: ['mixed3a:2'] })).toEqual(['mixed4c', 'mixed3a']);
    expect(layersOf({ from: 'mixed4c:1', to: 'mixed4d:2@3,4' })).toEqual(['mixed4c', 'mixed4d']);
  });

  it('names the layer of the spec first', () => {
    expect(layersOf({ unit: 'mixed4c:1', layer: 'mixed3a' })).toEqual(['mixed3a', 'mixed4c']);
  });

  it('finds none in other texts and numbers', () => {
    expect(
      layersOf({ objective: 'channel(mixed4c:1)', photograph: 'chelsea', size: 64, aligned: true, modelHash: 'ab12' }),
    ).toEqual([]);
  });
});
