import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'directions',
  loadElement: () => import('./directions-figure'),
  render: (view) => html`<directions-figure .view=${view}></directions-figure>`,
};
