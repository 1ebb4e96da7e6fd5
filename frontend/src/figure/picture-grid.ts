import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cssProperties } from '../lib/css-properties';
import { nextCell } from '../lib/grid-navigation';
import { styles } from '../lib/style';
import type { Frame } from './figure-watch';
import { FrameCanvases } from './frame-canvases';
import sheet from './picture-grid.css?inline';
import { focusableCell, pictureAt, pictureTile, type Picture } from './picture-tile';
import tile from './picture-tile.css?inline';

/**
 * Pictures in a grid with arrow-key navigation. During a run they are canvases that show the latest frame; then they
 * are images. Fires `picture-focus` with the index of the picture in focus, or -1. While pictures can be picked, a
 * press fires `picture-pick` with the index instead of following the picture's link.
 */
@customElement('picture-grid')
export class PictureGrid extends LitElement {
  static override styles = styles(tile + sheet);

  @property({ attribute: false }) pictures: readonly Picture[] = [];
  @property({ attribute: false }) frame: Frame | undefined;
  /** The accessible name of the grid. */
  @property() label = '';
  /** The `target` of links; `_top` in an embedded figure. */
  @property() target = '_self';
  /** The picked pictures; `undefined` while none can be picked. */
  @property({ attribute: false }) picks: readonly number[] | undefined;

  @state() private active = 0;
  @state() private columns = 1;
  private resizing: ResizeObserver | undefined;

  constructor() {
    super();
    new FrameCanvases(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing = new ResizeObserver(() => this.countColumns());
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
  }

  override render(): TemplateResult {
    if (this.pictures.length === 1) {
      return html`<div class="one">${this.pictures.map((picture, index) => pictureTile(picture, index))}</div>`;
    }
    const rows = Array.from({ length: Math.ceil(this.pictures.length / this.columns) }, (_, row) => row * this.columns);
    const columns = {
      '--least-columns': leastColumns(this.pictures.length),
      '--most-columns': mostColumns(this.pictures.length),
    };
    return html`
      <div
        class="grid"
        role="grid"
        aria-label=${this.label}
        ${cssProperties(columns)}
        @keydown=${this.onKey}
        @focusin=${this.onFocus}
        @focusout=${() => this.fireFocus(-1)}
        @pointerover=${this.onPointer}
        @pointerleave=${() => this.fireFocus(-1)}
        @click=${this.onClick}
        aria-multiselectable=${this.picks === undefined ? nothing : 'true'}
      >
        ${rows.map(
          (start) =>
            html`<div role="row">
              ${this.pictures.slice(start, start + this.columns).map((picture, offset) => this.cell(picture, start + offset))}
            </div>`,
        )}
      </div>
    `;
  }

  private cell(picture: Picture, index: number): TemplateResult {
    const name = html`${pictureTile(picture, index, true)}<span class="label">${picture.label}</span>`;
    const cell = focusableCell(picture, name, { isActive: index === this.active, target: this.target });
    const isPicked = this.picks?.includes(index);
    return html`<div role="gridcell" data-index=${index} aria-selected=${isPicked ?? nothing}>${cell}</div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('pictures')) {
      this.countColumns();
    }
  }

  private countColumns(): void {
    const grid = this.renderRoot.querySelector('.grid');
    if (grid !== null) {
      this.columns = Math.max(1, getComputedStyle(grid).gridTemplateColumns.split(' ').length);
    }
  }

  private onKey(event: KeyboardEvent): void {
    const next = nextCell(this.active, event.key, event.ctrlKey, {
      count: this.pictures.length,
      columns: this.columns,
    });
    if (next === undefined || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.active = next;
    this.renderRoot.querySelector<HTMLElement>(`[data-index="${next}"] .cell`)?.focus();
  }

  private onFocus(event: FocusEvent): void {
    this.active = pictureAt(event);
    this.fireFocus(this.active);
  }

  private onPointer(event: PointerEvent): void {
    this.fireFocus(pictureAt(event));
  }

  private onClick(event: MouseEvent): void {
    const index = pictureAt(event);
    if (this.picks !== undefined && index >= 0) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('picture-pick', { detail: index }));
    }
  }

  private fireFocus(index: number): void {
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
  }
}

/** Returns the number of columns on a phone: 8 pictures as 2 by 4, 9 as 3 by 3, 24 as 3 by 8. */
export function leastColumns(count: number): number {
  return count % 3 === 0 || count > 16 ? 3 : 2;
}

/** Returns the number of columns on a wide page: 8 pictures as 4 by 2, 9 as 3 by 3, 24 as 6 by 4. */
export function mostColumns(count: number): number {
  if (count <= 4) {
    return count;
  }
  if (count <= 16) {
    return [5, 6, 9].includes(count) ? 3 : 4;
  }
  return 6;
}
