import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import './atlas-figure';

export const kind: FigureKind = {
  name: 'atlas',
  render: ({ data, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<atlas-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></atlas-figure>`,
};
