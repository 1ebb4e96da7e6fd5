import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import './path-check-figure';

export const kind: FigureKind = {
  name: 'path-check',
  isWide: true,
  aim: () => 'excite',
  render: ({ data, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<path-check-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></path-check-figure>`,
};
