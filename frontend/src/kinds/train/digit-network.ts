import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { PURPLE_ORANGE, divergingGradient } from '../../lib/diverging-colors';
import { percentText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { cssColor, paintMap } from './colors';
import sheet from './digit-network.css?inline';
import { CLASSES, PIXELS } from './digits';
import { biasIndex, placesOf, scaleOf, weightIndex, type Network } from './network';
import type { NeuronPlace } from './network-view';

/** The most neurons of a layer that are drawn. */
const MOST_DRAWN = 64;

/** Returns the weights from all pixels to a neuron of the first layer. */
export function incomingWeights(network: Network, weights: Float32Array, neuron: number): Float32Array {
  const [place] = placesOf(network);
  return Float32Array.from({ length: PIXELS }, (_, pixel) =>
    place === undefined ? 0 : (weights[weightIndex(place, pixel, neuron)] ?? 0),
  );
}

/** Returns the largest absolute weight between the pixels and the first layer. */
export function largestWeight(network: Network, weights: Float32Array): number {
  const [place] = placesOf(network);
  let largest = 0;
  for (let at = 0; at < (place === undefined ? 0 : place.from * place.to); at++) {
    largest = Math.max(largest, Math.abs(weights[at] ?? 0));
  }
  return largest;
}

/**
 * The layers of a network that reads digits: the weights from the pixels to each neuron of the first layer as a map, every neuron
 * coloured by its activation, or by its bias, and the probabilities of the classes as bars. Fires `neuron-select`.
 */
@customElement('digit-network')
export class DigitNetwork extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) network: Network | undefined;
  @property({ attribute: false }) weights: Float32Array | undefined;
  /** The activations of all neurons for the digit at hand. */
  @property({ attribute: false }) values: readonly (readonly number[])[] = [];
  @property({ attribute: false }) selected: NeuronPlace | undefined;
  /** What neurons are coloured by. */
  @property() by: 'activation' | 'bias' = 'activation';

  override render(): TemplateResult | typeof nothing {
    const { network, weights } = this;
    if (network === undefined || weights === undefined) {
      return nothing;
    }
    const outputs = network.hidden.length;
    return html`${network.hidden.map((count, layer) => this.layer(network, weights, layer, count))}
      <section>
        <h4>${this.by === 'bias' ? 'biases of the classes' : 'probabilities of the classes'}</h4>
        <div class="classes">
          ${CLASSES.map((name, neuron) => this.classRow(network, weights, { layer: outputs, neuron }, name))}
        </div>
      </section>
      ${this.legend(network, weights)}`;
  }

  private layer(network: Network, weights: Float32Array, layer: number, count: number): TemplateResult {
    const more = count > MOST_DRAWN ? `, the first ${MOST_DRAWN} of ${count}` : '';
    return html`<section>
      <h4>layer ${layer + 1} <span class="told">${network.activations[layer]}${more}</span></h4>
      <div class="neurons">
        ${Array.from({ length: Math.min(MOST_DRAWN, count) }, (_, neuron) => this.tile(network, weights, { layer, neuron }))}
      </div>
    </section>`;
  }

  private tile(network: Network, weights: Float32Array, place: NeuronPlace): TemplateResult {
    const { layer, neuron } = place;
    const value = this.values[layer]?.[neuron] ?? 0;
    const bias = biasOf(network, weights, place);
    const says = `layer ${layer + 1}, neuron ${neuron + 1}: activation ${valueText(value)}, bias ${valueText(bias)}`;
    return html`<button
      type="button"
      class="neuron"
      aria-label=${says}
      title=${says}
      aria-pressed=${this.isSelected(place)}
      @click=${() => this.choose(place)}
    >
      ${layer === 0 ? html`<canvas data-neuron=${neuron}></canvas>` : nothing}
      <span class="swatch" ${cssProperties({ background: this.color(network, layer, value, bias) })}></span>
      <span class="value">${(this.by === 'bias' ? bias : value).toFixed(2).replace('-', '−')}</span>
    </button>`;
  }

  private classRow(network: Network, weights: Float32Array, place: NeuronPlace, name: string): TemplateResult {
    const outputs = this.values[place.layer] ?? [];
    const value = outputs[place.neuron] ?? 0;
    const bias = biasOf(network, weights, place);
    const isBest = value === Math.max(...outputs);
    const shown =
      this.by === 'bias'
        ? html`<span class="swatch" ${cssProperties({ background: cssColor(Math.tanh(bias)) })}></span>
            <span class="value">${bias.toFixed(2).replace('-', '−')}</span>`
        : html`<span class="track"
              ><span class="bar" ${cssProperties({ width: `${(100 * value).toFixed(1)}%` })}></span
            ></span>
            <span class="value">${percentText(value)}</span>`;
    return html`<button
      type="button"
      class="class ${isBest ? 'best' : ''}"
      aria-label="class ${name}: probability ${percentText(value)}, bias ${valueText(bias)}"
      aria-pressed=${this.isSelected(place)}
      @click=${() => this.choose(place)}
    >
      ${network.hidden.length === 0 ? html`<canvas data-neuron=${place.neuron}></canvas>` : nothing}
      <b>${name}</b>${shown}
    </button>`;
  }

  private color(network: Network, layer: number, value: number, bias: number): string {
    if (this.by === 'bias') {
      return cssColor(Math.tanh(bias));
    }
    const activation = network.activations[layer] ?? 'sigmoid';
    return cssColor(scaleOf(activation, this.values[layer] ?? []).share(value));
  }

  private legend(network: Network, weights: Float32Array): TemplateResult {
    const largest = valueText(largestWeight(network, weights));
    return html`<p class="legend">
      <span>−${largest}</span
      ><span class="scale" ${cssProperties({ background: divergingGradient(PURPLE_ORANGE) })}></span
      ><span>${largest}</span>
      <span class="told"
        >Weights from the pixels; all maps have this scale, whose ends are the largest weight of the layer.</span
      >
    </p>`;
  }

  private isSelected({ layer, neuron }: NeuronPlace): boolean {
    return this.selected?.layer === layer && this.selected.neuron === neuron;
  }

  private choose(place: NeuronPlace): void {
    this.dispatchEvent(new CustomEvent('neuron-select', { detail: place }));
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { network, weights } = this;
    if (network === undefined || weights === undefined || !changed.has('weights')) {
      return;
    }
    const largest = largestWeight(network, weights) || 1;
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const map = incomingWeights(network, weights, Number(canvas.dataset['neuron']));
      paintMap(canvas, map, (weight) => weight / largest);
    }
  }
}

function biasOf(network: Network, weights: Float32Array, { layer, neuron }: NeuronPlace): number {
  const place = placesOf(network)[layer];
  return place === undefined ? 0 : (weights[biasIndex(place, neuron)] ?? 0);
}
