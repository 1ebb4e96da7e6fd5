import { html, nothing, type TemplateResult } from 'lit';
import { MOST_NUMBER } from '../../linear/layer';
import { activated } from '../../linear/plane-layers';
import { neuronName, type PlanePicture } from '../../linear/plane-picture';
import type { Point } from '../../linear/regions';
import { valuesAt } from '../../linear/walk';

/** The most neurons that have a row. */
export const MOST_ROWS = 64;

/** What the table shows, and whom it tells what the reader does. */
export interface NeuronTableView {
  readonly picture: PlanePicture;
  readonly picks: readonly [Point, Point];
  readonly walker: Point | undefined;
  readonly chosen: number;
  readonly isEditable: boolean;
  readonly choose: (neuron: number) => void;
  readonly setNumber: (neuron: number, index: number, input: HTMLInputElement) => void;
}

/** Draws the numbers of each neuron, and its outputs at both points and on the way between them. */
export function neuronTable(view: NeuronTableView): TemplateResult {
  const { layers } = view.picture;
  const { walker } = view;
  const points = [view.picks[0], ...(walker === undefined ? [] : [walker]), view.picks[1]];
  const values = points.map((point) => valuesAt(layers, point));
  const firsts = layers.first.biases.length;
  const count = firsts + layers.second.biases.length;
  return html`
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">neuron</span></th>
            <th scope="col">w₁</th>
            <th scope="col">w₂</th>
            <th scope="col">b</th>
            <th scope="col"><i class="key first" aria-hidden="true"></i>A</th>
            ${walker === undefined ? nothing : html`<th scope="col"><i class="key walker" aria-hidden="true"></i>way</th>`}
            <th scope="col"><i class="key second" aria-hidden="true"></i>B</th>
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: Math.min(MOST_ROWS, count) }, (_, neuron) =>
            row(
              view,
              neuron,
              values.map((each) => each[neuron] ?? 0),
            ),
          )}
        </tbody>
      </table>
    </div>
    ${count > MOST_ROWS ? html`<p class="told">The first ${MOST_ROWS} of ${count} neurons. The CSV files list all.</p>` : nothing}
  `;
}

function row(view: NeuronTableView, neuron: number, above: readonly number[]): TemplateResult {
  const { picture, chosen, choose } = view;
  const { layers } = picture;
  const firsts = layers.first.biases.length;
  const isChosen = neuron === chosen;
  const signs = above.map((value) => Math.sign(value));
  const changes = signs[0]! > 0 !== signs.at(-1)! > 0;
  const name = neuronName(layers, neuron);
  return html`<tr
    class="${isChosen ? 'selected' : ''} ${changes ? 'changes' : ''} ${neuron === firsts ? 'next-layer' : ''}"
  >
    <th scope="row">
      <button type="button" class="neuron" aria-pressed=${isChosen} @click=${() => choose(isChosen ? -1 : neuron)}>
        ${name}
      </button>
    </th>
    ${
      neuron < firsts
        ? [...(layers.first.weights[neuron] ?? []), layers.first.biases[neuron] ?? 0].map(
            (value, index) => html`<td>${number(view, neuron, index, value)}</td>`,
          )
        : html`<td colspan="3" class="quiet">of ${firsts} neurons below</td>`
    }
    ${above.map((value, index) => {
      const threshold = neuron < firsts ? (layers.thresholds[neuron] ?? 0) : 0;
      const sign = signs[index] ?? 0;
      const kind = sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'neither';
      return html`<td class="output ${kind}">
        <i aria-hidden="true"></i>${signedText(activated(layers.activation, value + threshold))}
      </td>`;
    })}
  </tr>`;
}

function number(
  { picture, isEditable, setNumber }: NeuronTableView,
  neuron: number,
  index: number,
  value: number,
): TemplateResult {
  const name = `${['first weight', 'second weight', 'bias'][index] ?? ''} of ${neuronName(picture.layers, neuron)}`;
  return isEditable
    ? html`<input
        type="number"
        min=${-MOST_NUMBER}
        max=${MOST_NUMBER}
        step="0.05"
        aria-label=${name}
        .value=${String(value)}
        @change=${(event: Event) => setNumber(neuron, index, event.target as HTMLInputElement)}
      />`
    : html`${signedText(value)}`;
}

/** Returns a number with two decimals, its sign always written. */
function signedText(value: number): string {
  const text = Math.abs(value) >= 100 ? Math.abs(value).toFixed(0) : Math.abs(value).toFixed(2);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}
