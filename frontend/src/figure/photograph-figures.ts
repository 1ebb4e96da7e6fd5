import { html, type TemplateResult } from 'lit';
import type { FigureData } from '../lib/api';
import '../kinds/atlas/atlas-figure';
import '../kinds/diversity/diversity-figure';
import '../kinds/semantic/semantic-figure';
import '../kinds/spectrum/spectrum-figure';

/** A finished figure of a kind that shows photographs, in the element of that kind; nothing for other kinds. */
export function photographFigure(
  data: FigureData | undefined,
  onFocus: (event: CustomEvent<number>) => void,
  target = '_self',
): TemplateResult | undefined {
  if (data?.result?.data === undefined) {
    return undefined;
  }
  switch (data.kind) {
    case 'semantic':
      return html`<semantic-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></semantic-figure>`;
    case 'spectrum':
      return html`<spectrum-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></spectrum-figure>`;
    case 'diversity':
      return html`<diversity-figure class="pictures" .figure=${data} .target=${target} @picture-focus=${onFocus}></diversity-figure>`;
    case 'atlas':
      return html`<atlas-figure class="pictures" .figure=${data} @picture-focus=${onFocus}></atlas-figure>`;
    default:
      return undefined;
  }
}
