import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

const NAME = 'hidden-neuron';

export const kind: FigureKind = {
  name: NAME,
  stepsParameter: 'picture-steps',
  loadElement: () => import('./hidden-neuron-figure'),
  aim: () => 'excite or suppress',
  render: ({ data, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<hidden-neuron-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></hidden-neuron-figure>`,
  trainedNeuronFigure: (training, { layer, neuron }) =>
    new URLSearchParams({ kind: NAME, ...training, layer: String(layer), neuron: String(neuron) }).toString(),
};
