import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styles } from '../../lib/style';
import type { Order, Scale } from '../../activation/layer-activation';
import sheet from './map-settings.css?inline';

const SCALES: Readonly<Record<Scale, string>> = { channel: 'each channel’s maximum', layer: 'the layer’s maximum' };
const ORDERS: Readonly<Record<Order, string>> = { channel: 'by number', mean: 'by mean', maximum: 'by maximum' };

/** The choice of how maps are coloured and ordered. Fires `scale-chosen` and `order-chosen`. */
@customElement('map-settings')
export class MapSettings extends LitElement {
  static override styles = styles(sheet);

  @property() scale: Scale = 'channel';
  @property() order: Order = 'channel';

  override render(): TemplateResult {
    return html`
      ${this.choice('Brightest is', SCALES, this.scale, 'scale-chosen')}
      ${this.choice('Channels', ORDERS, this.order, 'order-chosen')}
    `;
  }

  private choice<T extends string>(
    name: string,
    options: Readonly<Record<T, string>>,
    chosen: T,
    event: string,
  ): TemplateResult {
    return html`
      <fieldset>
        <legend>${name}</legend>
        ${(Object.entries(options) as [T, string][]).map(
          ([option, label]) =>
            html`<label>
              <input
                type="radio"
                name=${event}
                .checked=${option === chosen}
                @change=${() => this.dispatchEvent(new CustomEvent<T>(event, { detail: option }))}
              />
              <span>${label}</span>
            </label>`,
        )}
      </fieldset>
    `;
  }
}
