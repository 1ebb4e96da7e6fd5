import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sample } from '../../lib/api-types';
import { styles } from '../../lib/style';
import { Picker } from './picker';
import sheet from './picker.css?inline';

/** The thumbnail of the chosen sample photograph, and those of all to choose from. */
@customElement('photograph-picker')
export class PhotographPicker extends Picker {
  static override styles = styles(sheet);

  @property({ attribute: false }) samples: readonly Sample[] = [];
  /** The id of the chosen photograph. */
  @property() value = '';

  override render(): TemplateResult | typeof nothing {
    return this.samples.length === 0 ? nothing : this.rendered();
  }

  protected override chosen(): TemplateResult | typeof nothing {
    const sample = this.samples.find(({ id }) => id === this.value);
    return sample === undefined ? nothing : thumbnail(sample);
  }

  protected override heading(): TemplateResult {
    return html`<p>Sample photographs</p>`;
  }

  protected override pictures(): readonly TemplateResult[] {
    return this.samples.map((sample) => this.picture(sample.id, sample.title, sample.title, thumbnail(sample)));
  }
}

function thumbnail({ thumbnailUrl }: Sample): TemplateResult {
  return html`<img src=${thumbnailUrl} alt="" width="64" height="64" decoding="async" />`;
}
