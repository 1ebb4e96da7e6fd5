import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { styles } from '../../lib/style';
import sheet from './confusion-matrix.css?inline';

/** A cell: the class of examples, and the one that the network gives to them. */
export interface ConfusionCell {
  readonly target: number;
  readonly answer: number;
}

/** Returns how many examples of each class, the rows, receive each class, the columns. */
export function confusions(
  classes: number,
  targets: ArrayLike<number>,
  answers: ArrayLike<number>,
): readonly (readonly number[])[] {
  const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (let i = 0; i < targets.length; i++) {
    const row = counts[targets[i] ?? 0];
    const answer = answers[i] ?? 0;
    if (row !== undefined) {
      row[answer] = (row[answer] ?? 0) + 1;
    }
  }
  return counts;
}

/** How many examples of each class are given each class. Fires `cell-select` with the cell that was chosen. */
@customElement('confusion-matrix')
export class ConfusionMatrix extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) names: readonly string[] = [];
  @property({ attribute: false }) targets: ArrayLike<number> = [];
  @property({ attribute: false }) answers: ArrayLike<number> = [];
  @property({ attribute: false }) selected: ConfusionCell | undefined;

  override render(): TemplateResult {
    const counts = confusions(this.names.length, this.targets, this.answers);
    return html`<table>
      <caption class="visually-hidden">
        How many examples of a class, the row, are read as each class, the column
      </caption>
      <tr>
        <td></td>
        <th class="axis" colspan=${this.names.length}>read as</th>
      </tr>
      <tr>
        <th class="axis" scope="col">is</th>
        ${this.names.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
      ${counts.map(
        (row, target) =>
          html`<tr>
            <th scope="row">${this.names[target]}</th>
            ${row.map((count, answer) => this.cell({ target, answer }, count, row))}
          </tr>`,
      )}
    </table>`;
  }

  private cell(cell: ConfusionCell, count: number, row: readonly number[]): TemplateResult {
    const { target, answer } = cell;
    const all = row.reduce((a, b) => a + b, 0);
    const share = all === 0 ? 0 : count / all;
    const isRight = target === answer;
    const strength = Math.round(100 * (isRight ? share * 0.6 : Math.min(1, share * 5)));
    const color = isRight ? 'var(--accent)' : 'var(--sign-orange)';
    const isChosen = this.selected?.target === target && this.selected.answer === answer;
    return html`<td>
      <button
        type="button"
        ${cssProperties({ background: `color-mix(in srgb, ${color} ${strength * 0.7}%, var(--paper))` })}
        ?disabled=${count === 0}
        aria-pressed=${isChosen}
        aria-label="${count} of class ${this.names[target]} read as ${this.names[answer]}"
        @click=${() => this.dispatchEvent(new CustomEvent('cell-select', { detail: cell }))}
      >
        ${count === 0 ? '·' : count}
      </button>
    </td>`;
  }
}
