import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'linear-2d',
  loadElement: () => import('./linear-2d-figure'),
  isWide: true,
  isDrawn: true,
  render: ({ data, noControls }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<linear-2d-figure class="pictures" .figure=${data} ?no-controls=${noControls}></linear-2d-figure>`,
};
