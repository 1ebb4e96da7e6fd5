import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LayerPortraits, ModelPortraits } from '../../lib/api-types';
import '../../lib/fs-portrait';
import { styles } from '../../lib/style';
import { parseUnit, unitText } from '../../lib/units';
import sheet from './unit-picker.css?inline';

/**
 * The portrait of the chosen unit, and a button that opens the portraits of all units. Fires `unit-chosen` with the text of
 * the unit that is selected. It shows nothing for a network without portraits.
 */
@customElement('unit-picker')
export class UnitPicker extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) portraits: ModelPortraits | undefined;
  /** The chosen unit as text. */
  @property() value = '';
  @state() private isOpen = false;
  @state() private layer = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override render(): TemplateResult | typeof nothing {
    if (this.portraits === undefined) {
      return nothing;
    }
    return html`
      <fs-portrait .portraits=${this.portraits} .unit=${parseUnit(this.value)}></fs-portrait>
      <button type="button" @click=${this.open}>Choose by picture</button>
      <dialog aria-label="Choose a unit by its picture" @close=${() => (this.isOpen = false)}>
        ${this.isOpen ? this.content(this.portraits) : nothing}
      </dialog>
    `;
  }

  private content(portraits: ModelPortraits): TemplateResult {
    const shown = portraits.layers.find(({ layer }) => layer === this.layer) ?? portraits.layers[0];
    return html`
      <header>
        <label>
          Layer
          <select @change=${(event: Event) => (this.layer = (event.target as HTMLSelectElement).value)}>
            ${portraits.layers.map(({ layer }) => html`<option .selected=${layer === shown?.layer}>${layer}</option>`)}
          </select>
        </label>
        <button type="button" @click=${() => this.dialog.close()}>Close</button>
      </header>
      ${shown === undefined ? nothing : this.units(portraits, shown)}
    `;
  }

  private units(portraits: ModelPortraits, { layer, units }: LayerPortraits): TemplateResult {
    return html`
      <ul>
        ${Array.from({ length: units }, (_, channel) => {
          const unit = { layer, channel };
          return html`<li>
            <button type="button" aria-label=${unitText(unit)} @click=${() => this.choose(unitText(unit))}>
              <fs-portrait .portraits=${portraits} .unit=${unit}></fs-portrait>
              <span>${channel}</span>
            </button>
          </li>`;
        })}
      </ul>
    `;
  }

  private async open(): Promise<void> {
    this.layer = parseUnit(this.value)?.layer ?? '';
    this.isOpen = true;
    await this.updateComplete;
    this.dialog.showModal();
  }

  private choose(unit: string): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('unit-chosen', { detail: unit }));
  }
}
