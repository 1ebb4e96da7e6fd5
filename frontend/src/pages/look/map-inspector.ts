import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelPortraits } from '../../lib/api-types';
import '../../lib/fs-portrait';
import { percentText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { channelName, channelWord, type MapPoint } from '../../activation/map-point';
import sheet from './map-inspector.css?inline';
import { drawOverlay, type Picture } from '../../activation/map-overlay';

/** One channel's map over the photograph, with the activation at one position. */
@customElement('map-inspector')
export class MapInspector extends LitElement {
  static override styles = styles(sheet);

  /** The photograph, loaded. */
  @property({ attribute: false }) photograph: Picture | undefined;
  @property({ attribute: false }) point: MapPoint | undefined;
  /** The portraits of the network's units, one of which is shown beside the facts. */
  @property({ attribute: false }) portraits: ModelPortraits | undefined;

  override render(): TemplateResult {
    const { point } = this;
    if (point === undefined) {
      return html`
        <canvas role="img" aria-label="The photograph"></canvas>
        <p><slot></slot> Point at a map, or move to one with the arrow keys, to see it laid over.</p>
      `;
    }
    const { maps, channel, y, x } = point;
    const { layer } = maps;
    const label = layer.labels[channel];
    const unit = { layer: layer.name, channel };
    const word = channelWord(maps, channel, this.portraits);
    return html`
      <canvas role="img" aria-label="The map of ${channelName(maps, channel)} over the photograph"></canvas>
      <div class="facts">
        <fs-portrait .portraits=${this.portraits} .unit=${unit}></fs-portrait>
        <h4>${label === undefined ? html`${layer.name}<span>:</span>${channel}` : channelName(maps, channel)}</h4>
        ${word === undefined ? nothing : html`<p class="word">fires on ${word} pictures</p>`}
        <p class="value"><b>${valueText(maps.value(channel, y, x))}</b> at row ${y}, column ${x}</p>
        <dl>
          <dt>maximum</dt>
          <dd>${valueText(layer.maximum[channel] ?? 0)}</dd>
          <dt>mean</dt>
          <dd>${valueText(layer.mean[channel] ?? 0)}</dd>
          <dt>non-zero</dt>
          <dd>${percentText(layer.nonZero[channel] ?? 0)}</dd>
        </dl>
      </div>
    `;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas && this.photograph !== undefined) {
      drawOverlay(canvas, this.photograph, this.point);
    }
  }
}
