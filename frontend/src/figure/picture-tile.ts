import { html, nothing, type TemplateResult } from 'lit';

/** One picture: what it is called, where it leads, and, once it is made, where it lies. */
export interface Picture {
  readonly label: string;
  /** What a screen reader says of it. */
  readonly description: string;
  readonly href?: string;
  readonly src?: string;
  readonly warning?: string;
}

/**
 * A picture as it stands in a figure: a canvas that frames are drawn on until there is an image, and what to beware of.
 * Where its label stands beside it in the same link, an image that is called the same is not named twice.
 */
export function pictureTile(picture: Picture, index: number, isLabelled = false): TemplateResult {
  return html`
    <span class="picture">
      <canvas role="img" data-picture=${index} aria-label=${picture.description} aria-hidden=${picture.src !== undefined}></canvas>
      ${picture.src === undefined ? nothing : html`<img src=${picture.src} alt=${isLabelled && picture.description === picture.label ? '' : picture.description} decoding="async" />`}
      ${picture.warning === undefined
        ? nothing
        : html`<span class="warning" title=${picture.warning}><b>Not to be trusted</b><i>${picture.warning}</i></span>`}
    </span>`;
}
