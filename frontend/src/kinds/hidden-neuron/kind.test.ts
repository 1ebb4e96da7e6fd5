import { expect, it } from 'vitest';
import { kind } from './kind';

it('is the figure of a neuron of a trained network', () => {
  const query = new URLSearchParams(
    kind.trainedNeuronFigure?.({ problem: 'digits', seed: '3' }, { layer: 1, neuron: 5 }),
  );
  expect(Object.fromEntries(query)).toEqual({
    kind: 'hidden-neuron',
    problem: 'digits',
    seed: '3',
    layer: '1',
    neuron: '5',
  });
});
