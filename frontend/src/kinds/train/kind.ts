import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import { serverOfFigure } from '../../lib/servers';

export const kind: FigureKind = {
  name: 'train',
  loadElement: () => import('./train-figure'),
  isWide: true,
  namesAuthors: true,
  isDrawn: true,
  render: ({ data, noControls, isFromFile }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<train-figure
          class="pictures"
          .figure=${data}
          ?no-controls=${noControls}
          ?may-train=${!isFromFile && serverOfFigure(data) === ''}
          ?from-file=${isFromFile}
        ></train-figure>`,
};
