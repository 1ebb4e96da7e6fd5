import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'correlation',
  loadElement: () => import('./correlation-figure'),
  isWide: true,
  isDrawn: true,
  namesAuthors: true,
  render: ({ data, target, noControls }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<correlation-figure
          class="pictures"
          .figure=${data}
          .target=${target}
          .noControls=${noControls}
        ></correlation-figure>`,
};
