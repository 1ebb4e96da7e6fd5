import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layout } from '../lib/api-types';
import { cssProperties } from '../lib/css-properties';
import { nextCell } from '../lib/grid-navigation';
import { styles } from '../lib/style';
import type { Frame } from './figure-watch';
import { FrameCanvases } from './frame-canvases';
import sheet from './picture-matrix.css?inline';
import { focusableCell, pictureAt, pictureTile, type Picture } from './picture-tile';
import tile from './picture-tile.css?inline';

/**
 * Pictures in labelled rows and columns with arrow-key navigation. A matrix wider than the window scrolls sideways
 * beside the labels of its rows. Fires `picture-focus` with the index of the picture in focus, or -1.
 */
@customElement('picture-matrix')
export class PictureMatrix extends LitElement {
  static override styles = styles(tile + sheet);

  @property({ attribute: false }) pictures: readonly Picture[] = [];
  @property({ attribute: false }) layout: Layout | undefined;
  @property({ attribute: false }) frame: Frame | undefined;
  /** The accessible name of the matrix. */
  @property() label = '';
  /** The `target` of links; `_top` in an embedded figure. */
  @property() target = '_self';

  @state() private active = 0;

  constructor() {
    super();
    new FrameCanvases(this);
  }

  override render(): TemplateResult | typeof nothing {
    const { layout } = this;
    if (layout === undefined) {
      return nothing;
    }
    return html`
      <div class="box">
        <div
          class="matrix ${layout.skipped > 0 ? 'pairs' : ''} ${this.hasRowNames(layout) ? '' : 'nameless'}"
          role="grid"
          aria-label=${this.label}
          ${cssProperties({ '--columns': layout.columns })}
          @keydown=${this.onKey}
          @focusin=${this.onFocus}
          @focusout=${() => this.fireFocus(-1)}
          @pointerover=${(event: Event) => this.fireFocus(pictureAt(event))}
          @pointerleave=${() => this.fireFocus(-1)}
        >
          ${this.head(layout)} ${Array.from({ length: layout.rows }, (_, row) => this.row(layout, row))}
        </div>
      </div>
    `;
  }

  private hasRowNames(layout: Layout): boolean {
    return layout.rowLabels.some((label) => label !== '');
  }

  private head(layout: Layout): TemplateResult | typeof nothing {
    return layout.columnLabels.length === 0
      ? nothing
      : html`
          <div role="row" class="head">
            ${this.hasRowNames(layout) ? html`<span role="gridcell" class="name"></span>` : nothing}
            ${layout.columnLabels.map(
              (label) => html`<span role=${label === '' ? 'gridcell' : 'columnheader'} class="label">${label}</span>`,
            )}
          </div>
        `;
  }

  private row(layout: Layout, row: number): TemplateResult {
    const label = layout.rowLabels[row] ?? '';
    return html`
      <div role="row">
        ${
          this.hasRowNames(layout)
            ? html`<span role=${label === '' ? 'gridcell' : 'rowheader'} class="name">${label}</span>`
            : nothing
        }
        ${Array.from({ length: layout.columns }, (_, column) => this.cell(layout, row, column))}
      </div>
    `;
  }

  private cell(layout: Layout, row: number, column: number): TemplateResult {
    const index = row * layout.columns + column - layout.skipped;
    const picture = this.pictures[index];
    if (picture === undefined) {
      return html`<div role="gridcell" class="empty"></div>`;
    }
    const isAxis = layout.skipped > 0 && (row === 0 || column === 0);
    const cell = focusableCell(picture, pictureTile(picture, index), {
      isActive: index === this.active,
      target: this.target,
    });
    return html`<div role="gridcell" class=${isAxis ? 'axis' : ''} data-index=${index}>${cell}</div>`;
  }

  private onKey(event: KeyboardEvent): void {
    const { layout } = this;
    if (layout === undefined || event.altKey || event.metaKey) {
      return;
    }
    const next = nextPicture(this.active, event.key, event.ctrlKey, layout, this.pictures.length);
    if (next !== undefined) {
      event.preventDefault();
      this.active = next;
      this.renderRoot.querySelector<HTMLElement>(`[data-index="${next}"] .cell`)?.focus();
    }
  }

  private onFocus(event: FocusEvent): void {
    this.active = pictureAt(event);
    this.fireFocus(this.active);
  }

  private fireFocus(index: number): void {
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
  }
}

/**
 * Returns the picture that a key moves to; `undefined` for a key that does not move. Empty cells are never in focus.
 */
export function nextPicture(
  picture: number,
  key: string,
  withControl: boolean,
  layout: Pick<Layout, 'columns' | 'skipped'>,
  pictures: number,
): number | undefined {
  const { columns, skipped } = layout;
  const cell = nextCell(picture + skipped, key, withControl, { count: pictures + skipped, columns });
  if (cell === undefined || cell >= skipped) {
    return cell === undefined ? undefined : cell - skipped;
  }
  return key === 'Home' ? 0 : picture;
}
