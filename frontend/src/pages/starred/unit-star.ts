import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styles } from '../../lib/style';
import sheet from './unit-star.css?inline';
import { StarChanges } from './star-changes';
import { setStarred, starredUnits } from './stars';

/** A button that stars a unit, or takes its star away. */
@customElement('unit-star')
export class UnitStar extends LitElement {
  static override styles = styles(sheet);

  readonly starChanges = new StarChanges(this);

  /** The unit, `model/layer:channel`. */
  @property() unit = '';
  /** The unit's title for people, which the list of starred units shows. */
  @property() name = '';

  override render(): TemplateResult {
    const isStarred = starredUnits().includes(this.unit);
    return html`<button
      type="button"
      class="text"
      aria-pressed=${isStarred ? 'true' : 'false'}
      aria-label="Star ${this.unit}"
      @click=${() => {
        setStarred(this.unit, !isStarred, this.name);
      }}
    >
      ${isStarred ? '★ starred' : '☆ star'}
    </button>`;
  }
}
