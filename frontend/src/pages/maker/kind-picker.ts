import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Kind } from '../../lib/api-types';
import { styles } from '../../lib/style';
import kindSheet from './kind-picker.css?inline';
import { Picker } from './picker';
import sheet from './picker.css?inline';

/** The thumbnail of the chosen kind of figure, and those of all kinds to choose from. */
@customElement('kind-picker')
export class KindPicker extends Picker {
  static override styles = styles(sheet + kindSheet);

  @property({ attribute: false }) kinds: readonly Kind[] = [];
  /** The name of the chosen kind. */
  @property() value = '';

  override render(): TemplateResult {
    return this.rendered();
  }

  protected override chosen(): readonly TemplateResult[] {
    return this.kinds.filter(({ name }) => name === this.value).map(thumbnail);
  }

  protected override heading(): TemplateResult {
    return html`<p>Kinds of figures</p>`;
  }

  protected override pictures(): readonly TemplateResult[] {
    return this.kinds.map((kind) => this.picture(kind.name, kind.title, kind.title, thumbnail(kind)));
  }
}

function thumbnail({ thumbnailUrl }: Kind): TemplateResult {
  return html`<img src=${thumbnailUrl} alt="" width="240" height="160" decoding="async" />`;
}
