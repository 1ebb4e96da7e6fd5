import { html } from 'lit';
import { specField } from '../../lib/specs';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'trial',
  loadElement: () => import('./trial-figure'),
  isWide: true,
  isDrawn: true,
  namesAuthors: true,
  isOptimized: (spec) => specField(spec, 'references') === 'optimized',
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
