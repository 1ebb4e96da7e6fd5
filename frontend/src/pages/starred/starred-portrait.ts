import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../lib/fs-portrait';
import { LoadedPortraits, networkHere } from '../../lib/loaded-portraits';
import { styles } from '../../lib/style';
import { parseUnit } from '../../lib/units';
import sheet from './starred-portrait.css?inline';

/** The portrait of a starred unit; an empty place if it has none. */
@customElement('starred-portrait')
export class StarredPortrait extends LitElement {
  static override styles = styles(sheet);

  /** The unit, `model/layer:channel`. */
  @property() unit = '';

  private readonly portraits = new LoadedPortraits(this, () => networkHere({ id: this.unit.split('/')[0] ?? '' }));

  override render(): TemplateResult {
    return html`<fs-portrait
      .portraits=${this.portraits.current}
      .unit=${parseUnit(this.unit.split('/')[1] ?? '')}
    ></fs-portrait>`;
  }
}
