import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'sparsity',
  loadElement: () => import('./sparsity-figure'),
  isWide: true,
  isDrawn: true,
  render: ({ data, noControls }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<sparsity-figure class="pictures" .figure=${data} ?no-controls=${noControls}></sparsity-figure>`,
};
