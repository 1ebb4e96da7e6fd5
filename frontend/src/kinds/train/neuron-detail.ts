import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { cssColor, paintMap, paintPicture } from './colors';
import { biasIndex, placesOf, planeMaps, scaleOf, weightIndex, type Network } from './network';
import type { NeuronPlace } from './network-view';
import sheet from './neuron-detail.css?inline';

const SIDE = 72;
/** The properties on which the map depends. */
const MAPPED = ['weights', 'place', 'isMapped', 'isPicture'] as const;

/** The most weights that have fields. */
const MOST_FIELDS = 12;
/** The most examples that are drawn. */
const MOST_POINTS = 200;
/** The most examples that have a button. */
const MOST_EXAMPLES = 16;

/**
 * One neuron, large: its activation over the plane of the inputs with the examples, or at the chosen example; and its bias and
 * weights as numbers. Fires `input-change` with another input, and `weight-change` with a weight's index and value.
 */
@customElement('neuron-detail')
export class NeuronDetail extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) network: Network | undefined;
  @property({ attribute: false }) weights: Float32Array | undefined;
  @property({ attribute: false }) values: readonly (readonly number[])[] = [];
  @property({ attribute: false }) place: NeuronPlace = { layer: 0, neuron: 0 };
  @property({ attribute: false }) range = { least: -1, most: 1 };
  @property({ attribute: false }) input: readonly number[] = [];
  @property({ attribute: false }) inputNames: readonly string[] = [];
  @property({ attribute: false }) outputNames: readonly string[] = [];
  @property({ attribute: false }) examples = { inputs: new Float32Array(), targets: new Float32Array() };
  /** Whether the first two inputs are drawn as a plane. */
  @property({ type: Boolean, attribute: 'is-mapped' }) isMapped = false;
  /** Whether the examples are the pixels of a picture, which hide the plane. */
  @property({ type: Boolean, attribute: 'is-picture' }) isPicture = false;
  @property({ type: Boolean, attribute: 'may-edit' }) mayEdit = false;

  private others = '';

  override render(): TemplateResult | typeof nothing {
    const { network, weights } = this;
    if (network === undefined || weights === undefined) {
      return nothing;
    }
    const { layer, neuron } = this.place;
    const value = this.values[layer]?.[neuron] ?? 0;
    return html`
      <div class="map">
        <p class="heading">
          ${this.isWholePicture(network) ? 'the picture that the network draws' : html`${this.nameText(network)}: <b>${valueText(value)}</b>`}
        </p>
        ${this.isMapped ? this.plane() : this.exampleButtons(network)}
      </div>
      <div class="numbers">${this.fields(network, weights)}</div>
    `;
  }

  /** Whether all outputs are drawn together, as the colours of a picture. */
  private isWholePicture(network: Network): boolean {
    return this.isPicture && this.place.layer === network.hidden.length;
  }

  private nameText(network: Network): string {
    const { layer, neuron } = this.place;
    return layer === network.hidden.length
      ? `output ${this.outputNames[neuron] ?? neuron + 1}`
      : `neuron ${neuron + 1} of layer ${layer + 1}`;
  }

  private plane(): TemplateResult {
    const { least, most } = this.range;
    const place = (value: number): number => ((value - least) / (most - least)) * 100;
    const outputs = this.network?.outputs ?? 1;
    const inputs = this.network?.inputs ?? 2;
    const points = [];
    const count = this.isPicture ? 0 : Math.min(MOST_POINTS, this.examples.inputs.length / inputs);
    for (let i = 0; i < count; i++) {
      const isOne = (this.examples.targets[i * outputs] ?? 0) > 0.5;
      const x = place(this.examples.inputs[i * inputs] ?? 0);
      const y = 100 - place(this.examples.inputs[i * inputs + 1] ?? 0);
      points.push(
        isOne
          ? svg`<circle class="one" cx=${x} cy=${y} r="1.7"></circle>`
          : svg`<rect class="zero" x=${x - 1.4} y=${y - 1.4} width="2.8" height="2.8"></rect>`,
      );
    }
    const [x = 0, y = 0] = this.input;
    return html`<div
        class="input-plane"
        tabindex="0"
        role="group"
        aria-label="The plane of ${this.inputNames[0] ?? 'x'} and ${this.inputNames[1] ?? 'y'}; arrow keys move the input"
        @pointermove=${this.onPointer}
        @pointerdown=${this.onPointer}
        @keydown=${this.onKey}
      >
        <canvas></canvas>
        <svg viewBox="0 0 100 100" aria-hidden="true">
          ${points}
          <path class="cross" d="M${place(x) - 4} ${100 - place(y)}h8M${place(x)} ${96 - place(y)}v8"></path>
        </svg>
      </div>
      <p class="told">
        ${this.inputNames[0]} = ${valueText(x)}, ${this.inputNames[1]} = ${valueText(y)}
        ${this.isPicture ? nothing : html` · ● class 1, ■ class 0`}
      </p>
      ${this.inputNames.slice(2).map((name, index) => this.otherInput(name, index + 2))}`;
  }

  private otherInput(name: string, index: number): TemplateResult {
    const most = this.largest(index);
    return html`<label class="slider"
      >${name}
      <input
        type="range"
        min=${-most}
        max=${most}
        step=${most / 50}
        .value=${String(this.input[index] ?? 0)}
        @input=${(event: Event) => this.setInput(index, Math.round(1e6 * Number((event.target as HTMLInputElement).value)) / 1e6)}
    /></label>`;
  }

  /** Returns the largest value of an input among the examples, without its sign. */
  private largest(index: number): number {
    const inputs = this.network?.inputs ?? 1;
    let most = 0;
    for (let at = index; at < this.examples.inputs.length; at += inputs) {
      most = Math.max(most, Math.abs(this.examples.inputs[at] ?? 0));
    }
    return Number(most.toPrecision(3));
  }

  private exampleButtons(network: Network): TemplateResult {
    const count = Math.min(MOST_EXAMPLES, this.examples.inputs.length / network.inputs);
    return html`<p class="told">Choose an example; the colours show what each neuron says to it.</p>
      <div class="examples" role="group" aria-label="Examples">
        ${Array.from({ length: count }, (_, index) => {
          const input = [...this.examples.inputs.subarray(index * network.inputs, (index + 1) * network.inputs)];
          const isChosen = input.every((value, at) => value === this.input[at]);
          return html`<button type="button" aria-pressed=${isChosen} @click=${() => this.tell(input)}>
            ${input.join('')}
          </button>`;
        })}
      </div>`;
  }

  private fields(network: Network, weights: Float32Array): TemplateResult | typeof nothing {
    const { layer, neuron } = this.place;
    const place = placesOf(network)[layer];
    if (place === undefined) {
      return nothing;
    }
    const count = Math.min(MOST_FIELDS, place.from);
    const source = (from: number): string =>
      layer === 0 ? (this.inputNames[from] ?? `input ${from + 1}`) : `neuron ${from + 1}`;
    return html`<p class="heading">bias and weights</p>
      ${this.field('bias', biasIndex(place, neuron), weights)}
      ${Array.from({ length: count }, (_, from) => this.field(`from ${source(from)}`, weightIndex(place, from, neuron), weights))}
      ${place.from > count ? html`<p class="told">and ${place.from - count} more</p>` : nothing}`;
  }

  private field(name: string, index: number, weights: Float32Array): TemplateResult {
    const value = weights[index] ?? 0;
    return html`<label class="field"
      ><span class="swatch" ${cssProperties({ background: cssColor(Math.tanh(value)) })}></span>${name}
      <input
        type="number"
        step="0.1"
        min="-1000"
        max="1000"
        ?readonly=${!this.mayEdit}
        .value=${value.toFixed(3)}
        @change=${(event: Event) => this.onWeight(index, (event.target as HTMLInputElement).value)}
    /></label>`;
  }

  private onWeight(index: number, text: string): void {
    const value = Number(text);
    if (text !== '' && Number.isFinite(value) && Math.abs(value) <= 1000) {
      this.dispatchEvent(new CustomEvent('weight-change', { detail: { index, value } }));
    }
  }

  private onPointer(event: PointerEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const { least, most } = this.range;
    const x = least + ((event.clientX - box.left) / box.width) * (most - least);
    const y = most - ((event.clientY - box.top) / box.height) * (most - least);
    this.tell([x, y, ...this.input.slice(2)]);
  }

  private onKey(event: KeyboardEvent): void {
    const step = (this.range.most - this.range.least) / 40;
    const [x = 0, y = 0, ...others] = this.input;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const within = (value: number): number => Math.min(this.range.most, Math.max(this.range.least, value));
      this.tell([within(x + move[0]), within(y + move[1]), ...others]);
    }
  }

  private setInput(index: number, value: number): void {
    this.tell(this.input.map((each, at) => (at === index ? value : each)));
  }

  private tell(input: readonly number[]): void {
    this.dispatchEvent(new CustomEvent('input-change', { detail: input }));
  }

  protected override updated(changed: PropertyValues<this>): void {
    // moving the first two inputs moves a cross over the same map
    const others = this.input.slice(2).join();
    if (others === this.others && !MAPPED.some((name) => changed.has(name))) {
      return;
    }
    this.others = others;
    const canvas = this.renderRoot.querySelector('canvas');
    const { network, weights } = this;
    if (canvas === null || network === undefined || weights === undefined) {
      return;
    }
    const { layer, neuron } = this.place;
    const maps = planeMaps(network, weights, { side: SIDE, ...this.range, others: this.input.slice(2) })[layer] ?? [];
    const map = maps[neuron];
    if (this.isWholePicture(network)) {
      paintPicture(canvas, maps);
    } else if (map !== undefined) {
      const activation = network.activations[layer] ?? network.output;
      paintMap(canvas, map, scaleOf(activation, map).share);
    }
  }
}
