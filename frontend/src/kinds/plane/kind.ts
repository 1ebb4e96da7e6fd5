import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'plane',
  loadElement: () => import('./plane-figure'),
  isWide: true,
  namesAuthors: true,
  render: ({ data, target, portraits, noAutoplay, onFocus }) =>
    data?.result?.data === undefined
      ? undefined
      : html`<plane-figure
          class="pictures"
          .figure=${data}
          .target=${target}
          .portraits=${portraits}
          ?no-autoplay=${noAutoplay}
          @picture-focus=${onFocus}
        ></plane-figure>`,
  combinations([a = '', b = '', ...others]) {
    const isPair = b !== '' && others.length === 0;
    return isPair && layerOf(a) === layerOf(b)
      ? [{ name: 'On a dial from one to the other', order: 35, parameters: { a, b } }]
      : [];
  },
};

/** Returns the layer of a unit `layer:channel` or a direction `layer~seed`. */
function layerOf(named: string): string {
  return named.replace(/[:~]\d+$/, '');
}
