import { html, nothing, type TemplateResult } from 'lit';
import { countText } from '../../lib/numbers';
import type { IntervalRegions } from '../../linear/interval-regions';
import { MOST_NUMBER, output } from '../../linear/layer';
import { changesBetween } from './lines-frame';
import { nameOf, plainText, probeNames, signedText, type LinesState } from './lines-state';

/** The most neurons that have a row. */
export const MOST_READ = 64;

/** What the table shows, and whom it tells what the reader does. */
export interface ReadOffView {
  readonly state: LinesState;
  readonly found: IntervalRegions;
  readonly selected: number | undefined;
  readonly isEditable: boolean;
  readonly select: (neuron: number | undefined) => void;
  readonly setNumber: (neuron: number, what: 'weight' | 'bias', input: HTMLInputElement) => void;
  readonly setProbe: (index: 0 | 1, input: HTMLInputElement) => void;
}

/** Draws the numbers of each neuron, and its outputs for both probes. */
export function readOff(view: ReadOffView): TemplateResult {
  const { state } = view;
  const all = state.layer.biases.length;
  const [first, second] = probeNames(state.probes);
  return html`
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">neuron</span></th>
            <th scope="col">w</th>
            <th scope="col">b</th>
            ${probeHead(view, 0, first)} ${probeHead(view, 1, second)}
          </tr>
        </thead>
        <tbody>
          ${state.layer.biases.slice(0, MOST_READ).map((_, neuron) => row(view, neuron))}
        </tbody>
      </table>
    </div>
    <p class="told">${summary(view)}</p>
    ${all > MOST_READ ? html`<p class="told">The first ${MOST_READ} of ${all} neurons. The CSV files list all.</p>` : nothing}
  `;
}

function probeHead({ state, setProbe }: ReadOffView, index: 0 | 1, name: string): TemplateResult {
  const least = state.inputs === 'both' ? -1 : 0;
  return html`<th scope="col">
    <label
      ><span>${name}</span
      ><input
        type="number"
        min=${least}
        max="1"
        step="0.01"
        data-probe=${index}
        .value=${String(state.probes[index])}
        @change=${(event: Event) => setProbe(index, event.target as HTMLInputElement)}
    /></label>
  </th>`;
}

function row(view: ReadOffView, neuron: number): TemplateResult {
  const { state, found, selected, select } = view;
  const isSelected = neuron === selected;
  const values = state.probes.map((x) => output(state.layer, neuron, [x]));
  const above = values.map((value) => Math.sign(value - (found.thresholds[neuron] ?? 0)));
  const changes = above[0] !== above[1];
  return html`<tr class="${isSelected ? 'selected' : ''} ${changes ? 'changes' : ''}">
    <th scope="row">
      <button
        type="button"
        class="neuron"
        aria-pressed=${isSelected}
        @click=${() => select(isSelected ? undefined : neuron)}
      >
        ${nameOf(neuron)}
      </button>
    </th>
    <td>${number(view, neuron, 'weight', state.layer.weights[neuron]?.[0] ?? 0)}</td>
    <td>${number(view, neuron, 'bias', state.layer.biases[neuron] ?? 0)}</td>
    ${values.map((value, index) => {
      const sign = above[index] ?? 0;
      const kind = sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'neither';
      return html`<td class="output ${kind}"><i aria-hidden="true"></i>${signedText(value)}</td>`;
    })}
  </tr>`;
}

function number(view: ReadOffView, neuron: number, what: 'weight' | 'bias', value: number): TemplateResult {
  return view.isEditable
    ? html`<input
        type="number"
        min=${-MOST_NUMBER}
        max=${MOST_NUMBER}
        step="0.01"
        aria-label="${what} of ${nameOf(neuron)}"
        .value=${String(value)}
        @focus=${() => view.select(neuron)}
        @change=${(event: Event) => view.setNumber(neuron, what, event.target as HTMLInputElement)}
      />`
    : html`${plainText(value)}`;
}

function summary({ state, found }: ReadOffView): string {
  const all = state.layer.biases.length;
  const changing = changesBetween(found, ...state.probes);
  const constant = state.layer.weights.filter(([weight]) => weight === 0).length;
  const idle =
    constant === 0
      ? ''
      : ` Level lines, of the weight 0, cut nothing: there ${constant === 1 ? 'is' : 'are'} ${constant}.`;
  return `Between the two inputs ${changing} of ${countText(all, 'neuron')} change sign.${idle}`;
}
