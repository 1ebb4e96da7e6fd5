import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import './directions-figure';

export const kind: FigureKind = {
  name: 'directions',
  render: (view) => html`<directions-figure .view=${view}></directions-figure>`,
};
