import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'superposition',
  loadElement: () => import('./superposition-figure'),
  isWide: true,
  isDrawn: true,
  render: ({ data, noAutoplay }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<superposition-figure class="pictures" .figure=${data} .noAutoplay=${noAutoplay}></superposition-figure>`,
};
