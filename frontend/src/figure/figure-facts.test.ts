import { afterEach, expect, it } from 'vitest';
import type { FigureSpec } from '../lib/specs';
import { factsOf, phaseText, settingsOf } from './figure-facts';
import { registerKinds } from './figure-kind';
import { finishedFigure, rendered } from './test-figures';

registerKinds([
  { name: 'rows', hasSettingsOfRows: true },
  { name: 'worded', objectiveText: () => 'the mean of the map' },
  { name: 'plain', isOptimized: () => false },
]);

const OPTIMIZED = {
  model: 'm',
  modelHash: 'ab'.repeat(32),
  layer: 'mixed4c',
  optimizer: 'adam',
  parameterization: 'fourier',
  size: 128,
  steps: 64,
  seed: 3,
};

function facts(spec: FigureSpec): Record<string, string> {
  const list = rendered(factsOf(finishedFigure([], undefined, { spec })));
  return Object.fromEntries(
    [...list.querySelectorAll('dt')].map((name) => [
      name.textContent ?? '',
      name.nextElementSibling?.textContent ?? '',
    ]),
  );
}

afterEach(() => document.body.replaceChildren());

it('lists the network and how the pictures were made', () => {
  expect(facts({ kind: 'another', ...OPTIMIZED, objective: 'channel(mixed4c:1)' })).toEqual({
    Model: 'm',
    Graph: 'sha256 abababababab…',
    Layer: 'mixed4c',
    Objective: 'channel(mixed4c:1)',
    Optimizer: 'Adam, 64 steps, from noise of seed 3',
    Picture: '128 × 128 px, Fourier coefficients',
    Figure: 'a…',
  });
});

it('lists neither network nor optimizer of a figure without them', () => {
  expect(Object.keys(facts({ kind: 'another', points: 12 }))).toEqual(['Figure']);
});

it('lists no optimizer where the kind says that nothing is optimized', () => {
  expect(Object.keys(facts({ kind: 'plain', ...OPTIMIZED }))).not.toContain('Optimizer');
});

it('describes rows with settings of their own', () => {
  const { Optimizer, Picture } = facts({ kind: 'rows', model: 'm', modelHash: 'ab', size: 128, steps: 1, seed: 3 });
  expect(Optimizer).toBe('each row its own, 1 step, from noise of seed 3');
  expect(Picture).toBe('128 × 128 px, each row in its own parameterization');
});

it('describes the objective in the words of the kind', () => {
  expect(facts({ kind: 'worded', objective: 'channel' })['Objective']).toBe('the mean of the map');
});

it('lists every field of the spec', () => {
  const list = rendered(settingsOf({ kind: 'another', startDeviation: 0.01, rows: ['a:1', 'a:2'] }));
  expect([...list.querySelectorAll('dt, dd')].map((item) => item.textContent)).toEqual([
    'kind',
    'another',
    'start deviation',
    '0.01',
    'rows',
    'a:1, a:2',
  ]);
});

it('counts steps in the status only of a figure of which something was optimized', () => {
  const status = (spec: FigureSpec, objective: number[][]): string => {
    const figure = finishedFigure([], undefined, { spec });
    const result = figure.result && { ...figure.result, curve: { steps: [1], objective } };
    return phaseText({ name: 'done' }, { ...figure, ...(result && { result }) });
  };
  expect(status({ kind: 'another', steps: 64 }, [[0.5], [2]])).toBe('64 steps in 1.0 ms');
  expect(status({ kind: 'another', steps: 64 }, [])).toBe('Made in 1.0 ms');
  expect(status({ kind: 'another', steps: 64 }, [[]])).toBe('Made in 1.0 ms');
  expect(status({ kind: 'another' }, [])).toBe('Made in 1.0 ms');
});
