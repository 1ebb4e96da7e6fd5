import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import './sparsity-figure';

export const kind: FigureKind = {
  name: 'sparsity',
  isWide: true,
  isDrawn: true,
  render: ({ data, noControls }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<sparsity-figure class="pictures" .figure=${data} ?no-controls=${noControls}></sparsity-figure>`,
};
