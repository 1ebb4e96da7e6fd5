import { expect, it } from 'vitest';
import type { Kind } from '../../lib/api-types';
import { History } from '../../lib/history';
import { queryOf } from '../../lib/specs';
import { fieldsOf, parted, stateOf, switched } from './fields';

const CELLS: Kind = {
  name: 'cells',
  title: 'Channels',
  description: '',
  docsUrl: '/docs/cells',
  example: {},
  exampleUrl: '/figure?kind=cells&model=m&modelHash=0123&layer=mixed4c&channels=0-8&size=128',
  schema: {
    required: ['kind', 'layer'],
    properties: {
      kind: { const: 'cells' },
      model: { type: 'string' },
      modelHash: { type: 'string' },
      layer: { type: 'string' },
      channels: { anyOf: [{ const: 'all' }, { type: 'array', items: { type: 'integer' } }] },
      photographsHash: { type: 'string', default: '' },
      objective: { type: 'string', enum: ['neuron', 'channel'], default: 'channel' },
      size: { type: 'integer', minimum: 32, maximum: 512, default: 128 },
      weight: { type: 'number' },
      aligned: { type: 'boolean', default: false },
    },
  },
};

it('has a field for every parameter except derived ones, with the control for its schema', () => {
  const fields = fieldsOf(CELLS);
  expect(fields.map(({ name, control }) => [name, control.type])).toEqual([
    ['model', 'model'],
    ['layer', 'layer'],
    ['channels', 'list'],
    ['objective', 'choice'],
    ['size', 'number'],
    ['weight', 'number'],
    ['aligned', 'flag'],
  ]);
  expect(fields.map(({ fallback }) => fallback)).toEqual(['', '', '', 'channel', '128', '', 'false']);
});

it('separates the parameters of the example from the others', () => {
  const { first, more } = parted(fieldsOf(CELLS), CELLS);
  expect(first.map(({ name }) => name)).toEqual(['model', 'layer', 'channels', 'size']);
  expect(more.map(({ name }) => name)).toEqual(['objective', 'weight', 'aligned']);
});

it('writes a link that reads back as it was', () => {
  const state = { kind: 'single', unit: 'mixed4c:12', note: 'a&b=c d~@,é' };
  expect(stateOf(queryOf(state))).toEqual(state);
  expect(queryOf(state)).toContain('unit=mixed4c:12');
});

it('leaves out the hashes of files', () => {
  expect(stateOf('kind=single&modelHash=01&photographs=birds&photographsHash=23')).toEqual({
    kind: 'single',
    photographs: 'birds',
  });
});

it('leaves out empty values, whose defaults apply', () => {
  expect(queryOf({ kind: 'cells', size: '' })).toBe('kind=cells');
});

it('keeps what both kinds have when another kind is chosen', () => {
  const state = { kind: 'single', model: 'other', unit: 'mixed5a:3', size: '64' };
  expect(switched(state, CELLS)).toEqual({
    kind: 'cells',
    model: 'other',
    layer: 'mixed4c',
    channels: '0-8',
    size: '64',
  });
});

it('undoes and redoes, and forgets what was undone after another change', () => {
  let history = History.of('a').changed('b', 'x', 0).changed('c', 'y', 0);
  history = history.undone();
  expect(history.present).toBe('b');
  expect(history.redone().present).toBe('c');
  history = history.changed('d', 'z', 0);
  expect(history.canRedo).toBe(false);
  expect(history.undone().undone().present).toBe('a');
  expect(history.undone().undone().undone().present).toBe('a');
});

it('undoes what was typed without a pause together', () => {
  const typed = History.of('').changed('1', 'size', 0).changed('12', 'size', 500).changed('128', 'size', 1000);
  expect(typed.undone().present).toBe('');
  const later = typed.changed('1289', 'size', 9000);
  expect(later.undone().present).toBe('128');
});
