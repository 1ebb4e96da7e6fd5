import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ModelPortraits, NetworkInput } from '../../lib/api-types';
import { type CssProperties, cssProperties } from '../../lib/css-properties';
import '../../lib/fs-portrait';
import { nextCell } from '../../lib/grid-navigation';
import { countText, percentText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { unitPage } from '../../lib/units';
import './color-bar';
import type { ActivationMaps, Order, Scale } from '../../activation/layer-activation';
import sheet from './layer-maps.css?inline';
import { notFiniteText } from './not-finite';
import { firstRows, layOut, spotAt, type MapLayout } from './map-layout';
import { receptiveFieldText } from './receptive-field-text';
import { channelName, channelTitle, channelWord, peakOf, type MapPoint } from '../../activation/map-point';

/** The number of rows of a layer that are shown at first. */
const FIRST_ROWS = 8;

/** The number of channels whose portraits are shown: those that the photograph excites most. */
const STRONGEST = 8;

/**
 * The maps of a layer's channels as a grid on one canvas, with arrow-key navigation: the cell in focus is an element
 * above its map. Fires `map-point` with the {@link MapPoint} under the pointer or in focus, and `map-open` for a
 * channel that is pressed.
 */
@customElement('layer-maps')
export class LayerMaps extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) maps!: ActivationMaps;
  @property() model = '';
  /** The size of the network's input, pixels. */
  @property({ attribute: false }) input!: Pick<NetworkInput, 'height' | 'width'>;
  @property() scale: Scale = 'layer';
  @property() order: Order = 'channel';
  /** The portraits of the network's units, if the strongest are to be shown. */
  @property({ attribute: false }) portraits: ModelPortraits | undefined;

  @state() private width = 0;
  @state() private showsAll = false;
  @state() private active = 0;
  @state() private pointed = -1;
  private channels: readonly number[] = [];
  private layout: MapLayout = layOut(1, 1, 1);
  private resizing: ResizeObserver | undefined;
  private drawing = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing = new ResizeObserver(([entry]) => (this.width = Math.floor(entry?.contentRect.width ?? 0)));
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
    cancelAnimationFrame(this.drawing);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('maps') || changed.has('order')) {
      this.channels = this.maps.ordered(this.order);
    }
    const side = Math.max(this.maps.height, this.maps.width);
    const whole = layOut(this.channels.length, side, this.width);
    this.layout = this.showsAll || whole.rows <= FIRST_ROWS ? whole : firstRows(whole, FIRST_ROWS);
    this.active = Math.min(this.active, this.count() - 1);
  }

  override render(): TemplateResult {
    const { layer } = this.maps;
    const hasMaps = layer.notFinite.length < layer.channels;
    return html`
      <header>
        <h3><a href="/models/${this.model}/${layer.name}">${layer.name}</a></h3>
        <p>${this.facts()}</p>
        ${hasMaps ? html`<color-bar .maximum=${this.scale === 'layer' ? this.maps.maximum : undefined}></color-bar>` : nothing}
      </header>
      ${layer.notFinite.length > 0 ? html`<p class="trouble">${notFiniteText(layer)}</p>` : nothing}
      ${this.portraits?.layers.some((each) => each.layer === layer.name) ? this.strongest(this.portraits) : nothing}
      ${this.width > 0 && hasMaps ? this.grid() : nothing}
      ${
        (this.count() < layer.channels || this.showsAll) && hasMaps
          ? html`<button type="button" class="text" @click=${() => (this.showsAll = !this.showsAll)}>
              ${this.showsAll ? 'Show fewer' : `Show all ${layer.channels} channels`}
            </button>`
          : nothing
      }
    `;
  }

  private facts(): string {
    const { layer } = this.maps;
    const active = layer.nonZero.reduce((sum, share) => sum + share, 0) / layer.channels;
    const sees = receptiveFieldText(layer.receptiveField, this.input);
    const map = `${layer.height} × ${layer.width}`;
    const share = layer.notFinite.length > 0 ? '' : ` · ${percentText(active)} of activations non-zero`;
    return `${countText(layer.channels, 'channel')} · map ${map} · ${sees}${share}`;
  }

  private strongest(portraits: ModelPortraits): TemplateResult {
    const { layer } = this.maps;
    return html`
      <h4>Strongest channels</h4>
      <ol aria-label="The channels of ${layer.name} that the photograph excites most">
        ${this.maps.strongest(STRONGEST).map((channel) => {
          const unit = { layer: layer.name, channel };
          const word = channelWord(this.maps, channel, portraits);
          return html`
            <li>
              <a
                href=${unitPage(this.model, unit)}
                aria-label=${channelTitle(this.maps, channel, portraits)}
                title="${channelName(this.maps, channel)}${word === undefined ? '' : ` fires on ${word} pictures`}, at most ${valueText(layer.maximum[channel] ?? 0)}"
              >
                <fs-portrait .portraits=${portraits} .unit=${unit}></fs-portrait>
                <span>${layer.labels[channel] ?? channel}</span>
                ${word === undefined ? nothing : html`<span>${word}</span>`}
              </a>
            </li>
          `;
        })}
      </ol>
    `;
  }

  private grid(): TemplateResult {
    const { layout } = this;
    return html`
      <div
        class="field"
        role="grid"
        aria-label="Channels of ${this.maps.layer.name}"
        aria-rowcount=${layout.rows}
        aria-colcount=${layout.columns}
        ${cssProperties({ width: `${layout.width}px`, height: `${layout.height}px` })}
        @pointermove=${this.onPointer}
        @pointerleave=${() => (this.pointed = -1)}
        @click=${this.onClick}
        @keydown=${this.onKey}
      >
        <canvas aria-hidden="true"></canvas>
        ${this.pointed < 0 ? nothing : html`<div class="mark" ${cssProperties(this.place(this.pointed))}></div>`}
        ${keyed(this.active, this.focusable(this.active))}
      </div>
    `;
  }

  /** Returns the cell in the tab order, an element above the map at `index`. */
  private focusable(index: number): TemplateResult {
    const channel = this.channels[index] ?? 0;
    const label = this.maps.layer.labels[channel];
    const { columns } = this.layout;
    return html`
      <div role="row" aria-rowindex=${Math.floor(index / columns) + 1}>
        <div
          role="gridcell"
          tabindex="0"
          aria-colindex=${(index % columns) + 1}
          aria-label="${label === undefined ? `Channel ${channel}` : `${label}, channel ${channel}`}, maximum ${valueText(this.maps.layer.maximum[channel] ?? 0)}"
          ${cssProperties(this.place(index))}
          @focus=${() => this.fire('map-point', peakOf(this.maps, channel))}
        ></div>
      </div>
    `;
  }

  private place(index: number): CssProperties {
    const { columns, cell, gap } = this.layout;
    const left = (index % columns) * (cell + gap);
    const top = Math.floor(index / columns) * (cell + gap);
    return { left: `${left}px`, top: `${top}px`, width: `${cell}px`, height: `${cell}px` };
  }

  protected override updated(): void {
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) {
      return;
    }
    const { layout, maps } = this;
    const density = window.devicePixelRatio;
    canvas.width = Math.round(layout.width * density);
    canvas.height = Math.round(layout.height * density);
    context.imageSmoothingEnabled = false;
    context.scale(density, density);
    const magnified = layout.cell / Math.max(maps.height, maps.width);
    const sheet = this.painted();
    for (let index = 0; index < this.count(); index++) {
      const column = index % layout.columns;
      const row = Math.floor(index / layout.columns);
      const left = column * (layout.cell + layout.gap);
      const top = row * (layout.cell + layout.gap);
      const [w, h] = [maps.width, maps.height];
      context.drawImage(sheet, column * w, row * h, w, h, left, top, w * magnified, h * magnified);
    }
  }

  /** Paints the shown maps with one pixel for each position. */
  private painted(): HTMLCanvasElement {
    const { layout, maps } = this;
    const sheet = document.createElement('canvas');
    sheet.width = layout.columns * maps.width;
    sheet.height = layout.rows * maps.height;
    const image = new ImageData(sheet.width, sheet.height);
    for (let index = 0; index < this.count(); index++) {
      const offset =
        Math.floor(index / layout.columns) * maps.height * sheet.width + (index % layout.columns) * maps.width;
      maps.paint(image.data, offset, sheet.width, this.channels[index] ?? 0, this.scale);
    }
    sheet.getContext('2d')?.putImageData(image, 0, 0);
    return sheet;
  }

  /** Returns the number of shown channels. */
  private count(): number {
    return Math.min(this.channels.length, this.layout.columns * this.layout.rows);
  }

  private onPointer(event: MouseEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const spot = spotAt(this.layout, this.count(), event.clientX - box.left, event.clientY - box.top);
    this.pointed = spot?.index ?? -1;
    if (spot !== undefined) {
      const { height, width } = this.maps;
      const side = Math.max(height, width);
      const y = Math.min(height - 1, Math.floor(spot.y * side));
      const x = Math.min(width - 1, Math.floor(spot.x * side));
      this.fire('map-point', { maps: this.maps, channel: this.channels[spot.index] ?? 0, y, x });
    }
  }

  private onClick(event: MouseEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const spot = spotAt(this.layout, this.count(), event.clientX - box.left, event.clientY - box.top);
    if (spot !== undefined) {
      this.onPointer(event);
      this.active = spot.index;
      this.open(spot.index);
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.open(this.active);
      return;
    }
    const next = nextCell(this.active, event.key, event.ctrlKey, { count: this.count(), columns: this.layout.columns });
    if (next === undefined || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.active = next;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[role=gridcell]')?.focus());
  }

  private open(index: number): void {
    this.fire('map-open', peakOf(this.maps, this.channels[index] ?? 0));
  }

  private fire(type: string, detail: MapPoint): void {
    this.dispatchEvent(new CustomEvent<MapPoint>(type, { detail, bubbles: true, composed: true }));
  }
}
