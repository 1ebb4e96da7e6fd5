import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LayerPortraits, ModelPortraits } from '../../lib/api-types';
import '../../lib/fs-portrait';
import { styles } from '../../lib/style';
import { wordOf } from '../../lib/unit-words';
import { parseUnit, unitText } from '../../lib/units';
import { Picker } from './picker';
import sheet from './picker.css?inline';

/** The portraits of the chosen units, and those of all units to choose from. It shows nothing for a network without portraits. */
@customElement('unit-picker')
export class UnitPicker extends Picker {
  static override styles = styles(sheet);

  @property({ attribute: false }) portraits: ModelPortraits | undefined;
  /** The chosen units as texts. */
  @property({ attribute: false }) values: readonly string[] = [];
  /** The layer that was selected; empty for that of the last of the chosen units. */
  @state() private layer = '';

  override render(): TemplateResult | typeof nothing {
    return this.portraits === undefined ? nothing : this.rendered();
  }

  protected override chosen(): readonly TemplateResult[] {
    return this.values.map(
      (unit) => html`<fs-portrait title=${unit} .portraits=${this.portraits} .unit=${parseUnit(unit)}></fs-portrait>`,
    );
  }

  protected override heading(): TemplateResult {
    const shown = this.shown();
    return html`<label>
      Layer
      <select @change=${(event: Event) => (this.layer = (event.target as HTMLSelectElement).value)}>
        ${this.portraits?.layers.map(({ layer }) => html`<option .selected=${layer === shown?.layer}>${layer}</option>`)}
      </select>
    </label>`;
  }

  protected override pictures(): readonly TemplateResult[] {
    const { layer, units } = this.shown() ?? { layer: '', units: 0 };
    return Array.from({ length: units }, (_, channel) => {
      const unit = { layer, channel };
      const portrait = html`<fs-portrait .portraits=${this.portraits} .unit=${unit}></fs-portrait>`;
      const word = wordOf(this.portraits, unit);
      const title = word === undefined ? unitText(unit) : `${unitText(unit)} fires on ${word} pictures`;
      return this.picture(unitText(unit), title, String(channel), portrait);
    });
  }

  private shown(): LayerPortraits | undefined {
    const layers = this.portraits?.layers ?? [];
    const asked = this.layer || parseUnit(this.values.at(-1) ?? '')?.layer;
    return layers.find(({ layer }) => layer === asked) ?? layers[0];
  }
}
