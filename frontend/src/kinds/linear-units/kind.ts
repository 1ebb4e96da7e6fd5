import { html } from 'lit';
import { specField } from '../../lib/specs';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'linear-units',
  loadElement: () => import('./linear-units-figure'),
  isWide: true,
  aim: () => 'excite',
  objectiveText: (spec) => `channel of each of ${specField(spec, 'units')}`,
  render: ({ data, target, portraits, noControls, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<linear-units-figure
          class="pictures"
          .figure=${data}
          .target=${target}
          .portraits=${portraits}
          ?no-controls=${noControls}
          @picture-focus=${onFocus}
        ></linear-units-figure>`,
};
