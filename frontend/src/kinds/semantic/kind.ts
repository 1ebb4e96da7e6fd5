import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'semantic',
  loadElement: () => import('./semantic-figure'),
  render: ({ data, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<semantic-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></semantic-figure>`,
};
