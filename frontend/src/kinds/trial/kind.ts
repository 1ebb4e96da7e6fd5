import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'trial',
  loadElement: () => import('./trial-figure'),
  isWide: true,
  isDrawn: true,
  namesAuthors: true,
  render: ({ data, target, noControls }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<trial-figure
          class="pictures"
          .figure=${data}
          .target=${target}
          ?no-controls=${noControls}
        ></trial-figure>`,
};
