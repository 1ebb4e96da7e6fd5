import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'basis-test',
  loadElement: () => import('./basis-test-figure'),
  isWide: true,
  namesAuthors: true,
  render: ({ data, target, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<basis-test-figure
          class="pictures"
          .figure=${data}
          .target=${target}
          @picture-focus=${onFocus}
        ></basis-test-figure>`,
};
