import { expect, it } from 'vitest';
import { kind } from './kind';

function parameters(units: readonly string[]): readonly unknown[] {
  return (kind.combinations?.(units) ?? []).map((combination) => combination.parameters);
}

it('sets the first unit against the others, and all against all', () => {
  expect(parameters(['mixed4c:5', 'mixed4c:1', 'mixed4c:9'])).toEqual([
    { rows: 'mixed4c:5', columns: 'mixed4c:1,mixed4c:9' },
    { rows: 'mixed4c:5,mixed4c:1,mixed4c:9', columns: 'mixed4c:5,mixed4c:1,mixed4c:9' },
  ]);
  expect(parameters(['mixed4c:5', 'mixed4c:1'])).toEqual([{ rows: 'mixed4c:5', columns: 'mixed4c:1' }]);
});

it('combines nothing out of one unit', () => {
  expect(parameters([])).toEqual([]);
  expect(parameters(['mixed4c:1'])).toEqual([]);
});
