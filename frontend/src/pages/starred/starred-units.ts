import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { styles } from '../../lib/style';
import sheet from './starred-units.css?inline';
import { StarChanges } from './star-changes';
import './starred-portrait';
import { starredTitle, starredUnits } from './stars';

const LEAST = 2;
const MOST = 4;

/** The starred units, of which two to four can be compared. It is empty if no unit is starred. */
@customElement('starred-units')
export class StarredUnits extends LitElement {
  static override styles = styles(sheet);

  readonly starChanges = new StarChanges(this);

  @state() private chosen: readonly string[] = [];

  override render(): TemplateResult | typeof nothing {
    const units = starredUnits();
    if (units.length === 0) {
      return nothing;
    }
    const chosen = this.chosen.filter((unit) => units.includes(unit));
    return html`
      <h2>Starred units</h2>
      <ul>
        ${units.map(
          (unit) =>
            html`<li>
              <input
                type="checkbox"
                aria-label="Compare ${unit}"
                .checked=${chosen.includes(unit)}
                @change=${() => {
                  this.toggle(unit);
                }}
              />
              <starred-portrait unit=${unit}></starred-portrait>
              <div><a href=${`/models/${unit.replace(':', '/')}`}>${starredTitle(unit)}</a>${this.exactName(unit)}</div>
            </li>`,
        )}
      </ul>
      ${
        chosen.length >= LEAST && chosen.length <= MOST
          ? html`<p>
              <a href=${`/find?compare=${chosen.map(encodeURIComponent).join(',')}`}>Compare ${chosen.length}</a>
            </p>`
          : html`<p>Choose two to four to see them side by side.</p>`
      }
    `;
  }

  private exactName(unit: string): TemplateResult | typeof nothing {
    return starredTitle(unit) === unit ? nothing : html`<small>${unit}</small>`;
  }

  private toggle(unit: string): void {
    this.chosen = this.chosen.includes(unit) ? this.chosen.filter((other) => other !== unit) : [...this.chosen, unit];
  }
}
