import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData, FigureImage } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { nextCell } from '../../lib/grid-navigation';
import { percentText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { pictureAt } from '../../figure/picture-tile';
import { switchChoice, ReaderView } from '../../figure/reader-view';
import sheet from './semantic-figure.css?inline';
import type { Cell, Group, SemanticResult } from './result';

/** The least side of a picture as a share of its cell's side, so that the pointer can still hit it. */
const LEAST_SIDE = 0.12;

/** Returns the side of a picture as a share of its cell's side; the area is proportional to the magnitude. */
export function sideOf(magnitude: number, most: number): number {
  return most > 0 ? Math.max(LEAST_SIDE, Math.sqrt(magnitude / most)) : 1;
}

/**
 * A photograph beside a layer's activations: a picture for each position whose area is the length of the activation
 * vector, or a picture for each group of channels with the positions of the group. The item in focus or under the
 * pointer is marked on the photograph. Fires `picture-focus` with its index, or -1.
 */
@customElement('semantic-figure')
export class SemanticFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** Whether the area of a picture is proportional to the magnitude. */
  @state() private isScaled = true;
  /** The index of the marked item, or -1. */
  @state() private marked = -1;
  @state() private active = 0;
  protected readonly view = new ReaderView(this, () => this.figure !== undefined, {
    scaled: switchChoice(
      () => this.isScaled,
      (isOn) => (this.isScaled = isOn),
    ),
  });

  override render(): TemplateResult | typeof nothing {
    const result = this.figure?.result;
    if (result?.data === undefined) {
      return nothing;
    }
    const data = result.data as SemanticResult;
    return data.cells === undefined
      ? this.grouped(data, data.groups ?? [], result.images)
      : this.positioned(data, data.cells, result.images);
  }

  private positioned(data: SemanticResult, cells: readonly Cell[], images: readonly FigureImage[]): TemplateResult {
    const side = Math.round(Math.sqrt(cells.length));
    const rows = Array.from({ length: side }, (_, row) => row);
    const marked = cells[this.marked];
    return html`
      <div class="stage">
        <div class="photograph">
          ${this.photograph(images[data.photograph])} ${marked === undefined ? nothing : this.mark(side)}
        </div>
        <div
          class="cells"
          role="grid"
          aria-label="Pictures of the positions"
          ${cssProperties({ '--side': side })}
          @keydown=${(event: KeyboardEvent) => this.onKey(event, cells.length, side)}
          @focusin=${this.onEnter}
          @focusout=${() => this.fireFocus(-1)}
          @pointerover=${this.onEnter}
          @pointerleave=${() => this.fireFocus(-1)}
        >
          ${rows.map(
            (row) => html`<div role="row">${rows.map((column) => this.cell(cells, row * side + column, images))}</div>`,
          )}
        </div>
      </div>
      <p class="told">
        <label
          ><input type="checkbox" .checked=${this.isScaled} @change=${() => (this.isScaled = !this.isScaled)} /> Area by
          magnitude</label
        >
        <span
          >${
            marked === undefined
              ? `${side} × ${side} of ${data.map.height} × ${data.map.width} positions`
              : `Row ${marked.y}, column ${marked.x} of ${data.map.height} × ${data.map.width} · magnitude ${valueText(marked.magnitude)}`
          }</span
        >
      </p>
    `;
  }

  private cell(cells: readonly Cell[], index: number, images: readonly FigureImage[]): TemplateResult {
    const { y, x, magnitude } = cells[index] ?? { y: 0, x: 0, magnitude: 0 };
    const most = Math.max(...cells.map((cell) => cell.magnitude));
    const side = this.isScaled ? sideOf(magnitude, most) : 1;
    const name = `The direction at row ${y}, column ${x}, magnitude ${valueText(magnitude)}`;
    return html`<div
      role="gridcell"
      data-index=${index}
      tabindex=${index === this.active ? 0 : -1}
      class=${index === this.marked ? 'marked' : ''}
    >
      <img
        src=${images[index]?.url ?? ''}
        alt=${name}
        decoding="async"
        ${cssProperties({ width: `${(side * 100).toFixed(1)}%` })}
      />
    </div>`;
  }

  /** Draws a frame around the part of the photograph at the marked position. */
  private mark(side: number): TemplateResult {
    const share = 100 / side;
    const place = {
      left: `${(this.marked % side) * share}%`,
      top: `${Math.floor(this.marked / side) * share}%`,
      width: `${share}%`,
      height: `${share}%`,
    };
    return html`<span class="mark" ${cssProperties(place)}></span>`;
  }

  private photograph(image: FigureImage | undefined): TemplateResult {
    return html`<img src=${image?.url ?? ''} alt="The photograph ${image?.label ?? ''}" decoding="async" />`;
  }

  private grouped(data: SemanticResult, groups: readonly Group[], images: readonly FigureImage[]): TemplateResult {
    const all = groups.reduce((sum, group) => sum + group.magnitude, 0);
    const lit = (index: number): FigureImage | undefined => images[data.photograph + 1 + index];
    return html`
      <div class="stage grouped">
        <div class="photograph">
          ${this.photograph(lit(this.marked) !== undefined && this.marked >= 0 ? lit(this.marked) : images[data.photograph])}
        </div>
        <ul
          class="groups"
          @focusin=${this.onEnter}
          @focusout=${() => this.fireFocus(-1)}
          @pointerover=${this.onEnter}
          @pointerleave=${() => this.fireFocus(-1)}
        >
          ${groups.map(
            (group, index) =>
              html`<li data-index=${index} tabindex="0" class=${index === this.marked ? 'marked' : ''}>
                <img src=${images[index]?.url ?? ''} alt="The direction of group ${index + 1}" decoding="async" />
                <img
                  src=${lit(index)?.url ?? ''}
                  alt="The photograph, lit where group ${index + 1} is"
                  decoding="async"
                />
                <span>${index + 1} · ${percentText(group.magnitude / all)}</span>
              </li>`,
          )}
        </ul>
      </div>
      <p class="told">
        <span
          >Shares of the groups’ amounts. Together they leave out ${percentText(data.unexplained ?? 0)} of the sum of
          squares of the activations at ${data.map.height} × ${data.map.width} positions.</span
        >
      </p>
    `;
  }

  private onKey(event: KeyboardEvent, count: number, columns: number): void {
    const next = nextCell(this.active, event.key, event.ctrlKey, { count, columns });
    if (next === undefined || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.active = next;
    this.renderRoot.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  }

  private onEnter(event: Event): void {
    const index = pictureAt(event);
    if (event.type === 'focusin') {
      this.active = Math.max(0, index);
    }
    this.fireFocus(index);
  }

  private fireFocus(index: number): void {
    this.marked = index;
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
  }
}
