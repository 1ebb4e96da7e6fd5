import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import { specNumber } from '../../lib/specs';

export const kind: FigureKind = {
  name: 'diversity',
  loadElement: () => import('./diversity-figure'),
  namesAuthors: true,
  pictureCount: (spec) => specNumber(spec, 'pictures', 0),
  render: ({ data, target, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<diversity-figure
          class="pictures"
          .figure=${data}
          .target=${target}
          @picture-focus=${onFocus}
        ></diversity-figure>`,
};
