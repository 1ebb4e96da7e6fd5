import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import './basis-test-figure';

export const kind: FigureKind = {
  name: 'basis-test',
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
