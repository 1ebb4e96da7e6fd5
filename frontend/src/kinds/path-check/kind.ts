import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'path-check',
  loadElement: () => import('./path-check-figure'),
  isWide: true,
  aim: () => 'excite',
  render: ({ data, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<path-check-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></path-check-figure>`,
};
