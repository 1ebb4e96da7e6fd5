import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CopyLines } from '../../figure/copy-lines';
import lines from '../../figure/copy-lines.css?inline';
import summary from '../../figure/underlined-summary.css?inline';
import { styles } from '../../lib/style';
import sheet from './unit-share.css?inline';

/** The address of a unit's page to copy, and the picture that other sites show beside it. */
@customElement('unit-share')
export class UnitShare extends LitElement {
  static override styles = styles(lines + summary + sheet);

  /** The path of the unit's page. */
  @property() page = '';
  /** The path of the picture; empty if the unit has none. */
  @property() picture = '';
  @property({ type: Boolean, reflect: true }) open = false;

  private readonly lines = new CopyLines(this);

  override render(): TemplateResult {
    return html`<details @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}>
      <summary>Share</summary>
      ${this.lines.line('Link', location.origin + this.page)}
      ${this.picture === '' ? nothing : html`<a href=${this.picture} download>Download its picture</a>`}
    </details>`;
  }
}
