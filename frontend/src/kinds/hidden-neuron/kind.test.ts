import { expect, it } from 'vitest';
import { trainedNeuronFigureOf } from '../../figure/figure-kind';
import '../register';

it('is the figure of a neuron of a trained network', () => {
  const query = new URLSearchParams(trainedNeuronFigureOf({ problem: 'digits', seed: '3' }, { layer: 1, neuron: 5 }));
  expect(Object.fromEntries(query)).toEqual({
    kind: 'hidden-neuron',
    problem: 'digits',
    seed: '3',
    layer: '1',
    neuron: '5',
  });
});
