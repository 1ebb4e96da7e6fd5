import { expect, it } from 'vitest';
import { parseSpec } from '../../lib/specs';
import { kind } from './kind';

it('knows the unit of its picture', () => {
  expect(kind.units?.(parseSpec('kind=channel&unit=mixed4e:5'), 0)).toEqual([{ layer: 'mixed4e', channel: 5 }]);
  expect(kind.units?.({}, 0)).toEqual([]);
});

it('describes what its objective does to the unit', () => {
  expect(kind.aim?.({ objective: 'negative-channel' })).toBe('suppress');
  expect(kind.aim?.({})).toBe('excite');
  expect(kind.objectiveText?.({ objective: 'neuron' })).toContain('at the centre of its map');
});

it('is the figure of a unit', () => {
  expect(kind.unitFigure?.('my model', { layer: 'mixed4e', channel: 5 })).toBe(
    'kind=channel&model=my+model&unit=mixed4e%3A5',
  );
});
