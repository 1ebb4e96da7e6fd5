import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'atlas',
  loadElement: () => import('./atlas-figure'),
  render: ({ data, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<atlas-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></atlas-figure>`,
};
