import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'train',
  loadElement: () => import('./train-figure'),
  isWide: true,
  namesAuthors: true,
  isDrawn: true,
  render: ({ data, noControls }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<train-figure
          class="pictures"
          .figure=${data}
          ?no-controls=${noControls}
          ?may-train=${isOnOwnServer(data.url)}
        ></train-figure>`,
};

/** Returns whether a page of the figure's own server shows it, which may open a live training: addresses are relative there. */
function isOnOwnServer(url: string): boolean {
  return location.protocol.startsWith('http') && url.startsWith('/');
}
