import type { FigureKind } from '../../figure/figure-kind';

const NAME = 'hidden-neuron';

export const kind: FigureKind = {
  name: NAME,
  isWide: true,
  aim: () => 'excite or suppress',
  trainedNeuronFigure: (training, { layer, neuron }) =>
    new URLSearchParams({ kind: NAME, ...training, layer: String(layer), neuron: String(neuron) }).toString(),
};
