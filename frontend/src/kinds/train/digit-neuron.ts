import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { trainedNeuronFigureOf } from '../../figure/figure-kind';
import { paintMap } from './colors';
import { incomingWeights, largestWeight } from './digit-network';
import texts from './digit-texts.css?inline';
import sheet from './digit-neuron.css?inline';
import './digit-plane';
import type { DigitResponses } from './digit-responses';
import { biasIndex, placesOf, scaleOf, weightIndex, type Network } from './network';
import type { NeuronPlace } from './network-view';

/** The most weights that have fields. */
const MOST_FIELDS = 16;

/**
 * One neuron of a network that reads digits, large: the weights from the pixels, its bias and its weights from other neurons as numbers,
 * and what it says to all digits, laid out in the plane. Fires `weight-change` with a weight's index and value, and `digit-select`.
 */
@customElement('digit-neuron')
export class DigitNeuron extends LitElement {
  static override styles = styles(texts + sheet);

  @property({ attribute: false }) network: Network | undefined;
  @property({ attribute: false }) weights: Float32Array | undefined;
  @property({ attribute: false }) place: NeuronPlace = { layer: 0, neuron: 0 };
  /** The parameters of a link to the training as it is shown, where its server can be asked for other figures. */
  @property({ attribute: false }) training: Readonly<Record<string, string>> | undefined;
  /** Its activation for the digit at hand. */
  @property({ attribute: false }) value = 0;
  @property({ attribute: false }) responses: DigitResponses | undefined;
  /** How often the responses were computed. */
  @property({ attribute: false }) finished = 0;
  @property({ type: Boolean, attribute: 'has-failed' }) hasFailed = false;
  @property({ type: Boolean, attribute: 'may-edit' }) mayEdit = false;

  override render(): TemplateResult | typeof nothing {
    const { network, weights } = this;
    if (network === undefined || weights === undefined) {
      return nothing;
    }
    const { layer, neuron } = this.place;
    const isClass = layer === network.hidden.length;
    const name = isClass ? `the probability of ${neuron}` : `neuron ${neuron + 1} of layer ${layer + 1}`;
    return html`<h4>${name}: <b>${valueText(this.value)}</b></h4>
      <div class="weights">
        ${layer === 0 ? html`<canvas class="map" role="img" aria-label="The weights from the pixels"></canvas>` : nothing}
        <div class="fields">${this.fields(network, weights)} ${this.visualization()}</div>
      </div>
      ${guard([this.responses, this.finished, layer, neuron, this.hasFailed], () => this.plane(network, name))}`;
  }

  private plane(network: Network, name: string): TemplateResult {
    const { responses } = this;
    if (responses?.digits.places === undefined) {
      return html`<p class="told">
        ${
          this.hasFailed
            ? 'What it says to all ten thousand digits is shown where the server of this figure can be reached.'
            : 'Loading ten thousand digits …'
        }
      </p>`;
    }
    if (!responses.isKnown) {
      return html`<p class="told">Sending ten thousand digits through the network …</p>`;
    }
    const { layer } = this.place;
    const values = responses.ofNeuron(layer, this.place.neuron);
    return html`<digit-plane
      .digits=${responses.digits}
      .values=${values}
      .scale=${scaleOf(network.activations[layer] ?? network.output, values)}
      .answers=${responses.answers()}
      .name=${name}
    ></digit-plane>`;
  }

  /** Returns the link to what the neuron wants to see. */
  private visualization(): TemplateResult | typeof nothing {
    const { training, place } = this;
    const query =
      training === undefined
        ? ''
        : trainedNeuronFigureOf(training, { layer: place.layer + 1, neuron: place.neuron + 1 });
    return query === ''
      ? nothing
      : html`<p class="told">
          <a href="/figure?${query}" target="_top">What it responds to</a>, by feature visualization
        </p>`;
  }

  private fields(network: Network, weights: Float32Array): TemplateResult | typeof nothing {
    const { layer, neuron } = this.place;
    const place = placesOf(network)[layer];
    if (place === undefined) {
      return nothing;
    }
    const count = layer === 0 ? 0 : Math.min(MOST_FIELDS, place.from);
    const more = layer > 0 && place.from > count ? `and ${place.from - count} more` : '';
    return html`${this.field('bias', biasIndex(place, neuron), weights)}
    ${Array.from({ length: count }, (_, from) => this.field(`from neuron ${from + 1}`, weightIndex(place, from, neuron), weights))}
    ${more === '' ? nothing : html`<p class="told">${more}</p>`}`;
  }

  private field(name: string, index: number, weights: Float32Array): TemplateResult {
    return html`<label class="field"
      >${name}
      <input
        type="number"
        step="0.1"
        min="-1000"
        max="1000"
        ?readonly=${!this.mayEdit}
        .value=${(weights[index] ?? 0).toFixed(3)}
        @change=${(event: Event) => this.onWeight(index, (event.target as HTMLInputElement).value)}
    /></label>`;
  }

  private onWeight(index: number, text: string): void {
    const value = Number(text);
    if (text !== '' && Math.abs(value) <= 1000) {
      this.dispatchEvent(new CustomEvent('weight-change', { detail: { index, value } }));
    }
  }

  protected override updated(): void {
    const { network, weights } = this;
    const map = this.renderRoot.querySelector<HTMLCanvasElement>('.map');
    if (map !== null && network !== undefined && weights !== undefined) {
      const largest = largestWeight(network, weights) || 1;
      paintMap(map, incomingWeights(network, weights, this.place.neuron), (weight) => weight / largest);
    }
  }
}
