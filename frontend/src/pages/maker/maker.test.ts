import { expect, it } from 'vitest';
import type { Kind, LayerSummary } from '../../lib/api-types';
import { History } from '../../lib/history';
import { queryOf } from '../../lib/specs';
import { begun, changed, exampleUnit, fieldsOf, parted, stateOf, switched } from './fields';

const CELLS: Kind = {
  name: 'cells',
  title: 'Channels',
  description: '',
  docsUrl: '/docs/cells',
  thumbnailUrl: '/static/kinds/cells.jpg',
  example: {},
  exampleUrl: '/figure?kind=cells&model=m&modelHash=0123&layer=mixed4c&channels=0-8&size=128',
  schema: {
    required: ['kind', 'layer'],
    properties: {
      kind: { const: 'cells' },
      model: { type: 'string', title: 'Network', format: 'network' },
      modelHash: { type: 'string' },
      layer: { type: 'string', title: 'Layer', format: 'layer' },
      channels: { anyOf: [{ const: 'all' }, { type: 'array', items: { type: 'integer' } }] },
      photographsHash: { type: 'string', default: '' },
      objective: {
        type: 'string',
        enum: ['neuron', 'channel'],
        'x-labels': { neuron: 'One', channel: 'All' },
        default: 'channel',
      },
      size: { type: 'integer', minimum: 32, maximum: 512, default: 128 },
      steps: { type: 'integer', minimum: 1, maximum: 999, default: 256, 'x-presets': { quick: 256, lucid: 512 } },
      weight: { type: 'number' },
      start: { type: 'string', format: 'noise-or-photograph', default: 'noise' },
      rows: { type: 'array', items: { type: 'string', format: 'unit' } },
      aligned: { type: 'boolean', default: false },
    },
  },
};

it('has a field for every parameter except derived ones, with the control for its schema', () => {
  const fields = fieldsOf(CELLS);
  expect(fields.map(({ name, control }) => [name, control.type])).toEqual([
    ['model', 'network'],
    ['layer', 'layer'],
    ['channels', 'list'],
    ['objective', 'choice'],
    ['size', 'number'],
    ['steps', 'number'],
    ['weight', 'number'],
    ['start', 'noise-or-photograph'],
    ['rows', 'units'],
    ['aligned', 'flag'],
  ]);
  expect(fields.map(({ fallback }) => fallback)).toEqual([
    '',
    '',
    '',
    'channel',
    '128',
    '256',
    '',
    'noise',
    '',
    'false',
  ]);
});

it('calls parameters and their values what people call them', () => {
  const fields = fieldsOf(CELLS);
  expect(fields[0]?.label).toBe('Network');
  expect(fields.find(({ name }) => name === 'objective')?.control).toEqual({
    type: 'choice',
    values: [
      { value: 'neuron', label: 'One' },
      { value: 'channel', label: 'All' },
    ],
  });
});

it('begins with the example of a kind that is named alone', () => {
  const example = { kind: 'cells', model: 'm', layer: 'mixed4c', channels: '0-8', size: '128' };
  expect(begun({ kind: 'cells' }, CELLS)).toEqual(example);
  expect(begun({}, CELLS)).toEqual(example);
});

it('takes from the example what a link lacks and needs, and no more', () => {
  expect(begun({ kind: 'cells', channels: '7' }, CELLS)).toEqual({ kind: 'cells', channels: '7', layer: 'mixed4c' });
});

it('changes defaults with the preset, and leaves what was chosen', () => {
  const steps = (state: Record<string, string>): string | undefined =>
    changed({ kind: 'cells', preset: 'quick', ...state }, CELLS, 'preset', 'lucid')['steps'];
  expect(steps({ steps: '256' })).toBe('512');
  expect(steps({ steps: '300' })).toBe('300');
  expect(steps({})).toBeUndefined();
  expect(fieldsOf(CELLS, 'lucid').find(({ name }) => name === 'steps')?.fallback).toBe('512');
});

it('separates the parameters of the example from the others', () => {
  const { first, more } = parted(fieldsOf(CELLS), CELLS);
  expect(first.map(({ name }) => name)).toEqual(['model', 'layer', 'channels', 'size']);
  expect(more.map(({ name }) => name)).toEqual(['objective', 'steps', 'weight', 'start', 'rows', 'aligned']);
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

it('names a unit of the deepest layer with a map as an example', () => {
  const layer = (name: string, channels: number, height: number): LayerSummary => ({
    name,
    channels,
    height,
    width: height,
    kind: '',
    depth: 0,
    receptiveField: 0,
    labels: [],
  });
  expect(exampleUnit([layer('mixed6', 768, 8), layer('mixed7', 960, 8), layer('softmax', 275, 1)])).toBe('mixed7:12');
  expect(exampleUnit([layer('small', 5, 8)])).toBe('small:4');
  expect(exampleUnit([])).toBe('');
});
