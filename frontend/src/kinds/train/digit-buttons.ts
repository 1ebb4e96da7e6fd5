import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styles } from '../../lib/style';
import sheet from './digit-buttons.css?inline';
import { inkOf, inputOf, paintDigit, type Digits } from './digits';

/** Digits to choose from. Fires `digit-select` with the index of the one that was chosen. */
@customElement('digit-buttons')
export class DigitButtons extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) digits: Digits | undefined;
  /** Which digits. */
  @property({ attribute: false }) indexes: readonly number[] = [];
  @property({ attribute: false }) chosen: number | undefined;

  override render(): TemplateResult {
    return html`${this.indexes.map(
      (index) =>
        html`<button
          type="button"
          aria-label="digit ${this.digits?.classes[index]}, number ${index + 1}"
          aria-pressed=${this.chosen === index}
          @click=${() => this.dispatchEvent(new CustomEvent('digit-select', { detail: index }))}
        >
          <canvas></canvas>
        </button>`,
    )}`;
  }

  protected override updated(): void {
    const { digits } = this;
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, at) => {
      const index = this.indexes[at];
      if (digits !== undefined && index !== undefined) {
        paintDigit(canvas, inputOf(digits, index), inkOf(canvas));
      }
    });
  }
}
