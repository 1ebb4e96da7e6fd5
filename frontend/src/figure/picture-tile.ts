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
  return html`<span class="picture">
    <canvas
      role="img"
      data-picture=${index}
      aria-label=${picture.description}
      aria-hidden=${picture.src !== undefined}
    ></canvas>
    ${picture.src === undefined ? nothing : html`<img src=${picture.src} alt=${isLabelled && picture.description === picture.label ? '' : picture.description} decoding="async" />`}
    ${
      picture.warning === undefined
        ? nothing
        : html`<span class="warning" title=${picture.warning}><b>Not to be trusted</b><i>${picture.warning}</i></span>`
    }
  </span>`;
}

/** How a picture can be reached in the grid that it stands in. */
export interface CellState {
  /** Whether the tab key leads to it. */
  readonly isActive: boolean;
  /** Where its link opens. */
  readonly target: string;
}

/** What of a cell takes the focus: a link where the picture leads somewhere. */
export function focusableCell(
  picture: Picture,
  content: TemplateResult,
  { isActive, target }: CellState,
): TemplateResult {
  const tabindex = isActive ? 0 : -1;
  return picture.href === undefined
    ? html`<span class="cell" tabindex=${tabindex}>${content}</span>`
    : html`<a class="cell" href=${picture.href} target=${target} tabindex=${tabindex}>${content}</a>`;
}

/** The picture that an event came from, which the nearest `data-index` around tells, or -1. */
export function pictureAt(event: Event): number {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
  return Number(cell?.dataset['index'] ?? -1);
}
