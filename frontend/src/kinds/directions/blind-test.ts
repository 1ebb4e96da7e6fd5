import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layout } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { countText } from '../../lib/numbers';
import { shuffled } from './shuffle';
import { styles } from '../../lib/style';
import sheet from './blind-test.css?inline';
import { pictureTile, type Picture } from '../../figure/picture-tile';
import tile from '../../figure/picture-tile.css?inline';

/**
 * The pictures of a matrix in random order without their labels. The reader assigns each to a row, and is shown at the
 * end how many answers are right.
 */
@customElement('blind-test')
export class BlindTest extends LitElement {
  static override styles = styles(tile + sheet);

  @property({ attribute: false }) pictures: readonly Picture[] = [];
  @property({ attribute: false }) layout: Layout | undefined;
  @property() target = '_self';

  @state() private order: readonly number[] = [];
  /** The row that the reader has assigned to each picture. */
  @state() private answers: ReadonlyMap<number, number> = new Map();
  @state() private revealed = false;

  override render(): TemplateResult | typeof nothing {
    const { layout } = this;
    if (layout === undefined) {
      return nothing;
    }
    return html`
      <ol ${cssProperties({ '--columns': layout.columns })}>
        ${this.order.map((picture, place) => this.question(layout, picture, place + 1))}
      </ol>
      <p class="outcome">
        <span role="status">${this.outcome(layout)}</span>
        <button
          type="button"
          class="reveal"
          ?hidden=${this.revealed}
          ?disabled=${!this.isAnswered()}
          @click=${this.reveal}
        >
          Show which is which
        </button>
        <button type="button" ?hidden=${!this.revealed} @click=${this.begin}>Once more</button>
      </p>
    `;
  }

  private question(layout: Layout, index: number, place: number): TemplateResult {
    const picture = this.pictures[index];
    const answer = this.answers.get(index);
    if (picture === undefined) {
      return html``;
    }
    const shown = this.revealed ? picture : nameless(picture, place);
    return html`
      <li>
        ${
          this.revealed && picture.href !== undefined
            ? html`<a href=${picture.href} target=${this.target}>${pictureTile(shown, index)}</a>`
            : pictureTile(shown, index)
        }
        ${this.revealed ? this.answer(layout, picture, answer, rowOf(layout, index)) : this.choice(layout, index, place)}
      </li>
    `;
  }

  private choice(layout: Layout, index: number, place: number): TemplateResult {
    return html`
      <fieldset>
        <legend class="visually-hidden">Picture ${place}</legend>
        ${layout.rowLabels.map(
          (label, row) =>
            html`<label>
              <input
                type="radio"
                name="picture-${index}"
                .checked=${this.answers.get(index) === row}
                @change=${() => (this.answers = new Map(this.answers).set(index, row))}
              />
              <span>${label}</span>
            </label>`,
        )}
      </fieldset>
    `;
  }

  private answer(layout: Layout, picture: Picture, answer: number | undefined, row: number): TemplateResult {
    const isRight = answer === row;
    return html`
      <p class="answer ${isRight ? 'right' : 'wrong'}">
        <b>${isRight ? '✓' : '✗'} ${layout.rowLabels[row]}</b>
        <span>${picture.label}</span>
      </p>
    `;
  }

  private outcome(layout: Layout): string {
    const count = this.order.length;
    if (!this.revealed) {
      const left = count - this.answers.size;
      return left === 0
        ? 'All are marked.'
        : `${countText(left, 'picture')} left to mark: ${layout.rowLabels.join(' or ')}?`;
    }
    const right = this.order.filter((picture) => this.answers.get(picture) === rowOf(layout, picture)).length;
    return `${right} of ${count} right. By chance it would be ${Math.round(count / layout.rowLabels.length)} on average.`;
  }

  private isAnswered(): boolean {
    return this.answers.size === this.order.length;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pictures') && this.order.length !== this.pictures.length) {
      this.begin();
    }
  }

  private begin(): void {
    this.order = shuffled(this.pictures.length);
    this.answers = new Map();
    this.revealed = false;
  }

  private reveal(): void {
    this.revealed = true;
  }
}

/** Returns a picture without label, link and warning, which would identify it. */
function nameless({ src }: Picture, place: number): Picture {
  return { label: '', description: `Picture ${place}`, ...(src !== undefined && { src }) };
}

function rowOf(layout: Layout, picture: number): number {
  return Math.floor((picture + layout.skipped) / layout.columns);
}
