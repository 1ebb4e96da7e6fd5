import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { cssProperties, type CssProperties } from '../lib/css-properties';

/** A picture of a figure; without `src` it is not made yet. */
export interface Picture {
  readonly label: string;
  /** The text for screen readers. */
  readonly description: string;
  readonly href?: string;
  readonly src?: string;
  /** The portrait of its unit, which is shown until the first frame or the picture is there. */
  readonly portrait?: CssProperties;
  /** Whose picture the portrait is, if it is not that of the unit itself. */
  readonly portraitOf?: string;
  readonly warning?: string;
  /** Who made the photograph that the picture shows. */
  readonly credit?: string;
}

/**
 * Returns a picture with its warning and, while it is in focus, its credit: a canvas for frames until there is an image.
 *
 * @param isLabelled whether the label is shown beside the picture in the same link, so that screen readers need not
 *   read it twice
 */
export function pictureTile(picture: Picture, index: number, isLabelled = false): TemplateResult {
  return html`<span class="picture">
    ${picture.portrait === undefined ? nothing : html`<span class="portrait" title=${ifDefined(picture.portraitOf)}><span ${cssProperties(picture.portrait)}></span></span>`}
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
    ${picture.credit === undefined ? nothing : html`<span class="credit">${picture.credit}</span>`}
  </span>`;
}

/** How the cell of a picture can be reached. */
export interface CellState {
  /** Whether the cell is in the tab order. */
  readonly isActive: boolean;
  /** The `target` of its link. */
  readonly target: string;
}

/** Returns the part of a cell that takes the focus: a link if the picture has one. */
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

/** Returns the picture that an event comes from, by the nearest `data-index`; -1 if there is none. */
export function pictureAt(event: Event): number {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
  return Number(cell?.dataset['index'] ?? -1);
}
