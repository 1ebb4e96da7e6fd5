import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'spectrum',
  loadElement: () => import('./spectrum-figure'),
  render: ({ data, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<spectrum-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></spectrum-figure>`,
};
