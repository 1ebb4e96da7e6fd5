import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'occlusion',
  loadElement: () => import('./occlusion-figure'),
  namesAuthors: true,
  pictureCount: () => 1,
  isWide: true,
  render: ({ data, target }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<occlusion-figure class="pictures" .figure=${data} .target=${target}></occlusion-figure>`,
};
