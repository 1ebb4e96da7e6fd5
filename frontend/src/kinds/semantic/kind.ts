import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import './semantic-figure';

export const kind: FigureKind = {
  name: 'semantic',
  render: ({ data, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<semantic-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></semantic-figure>`,
};
