import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { ElementWidth } from '../../figure/element-width';
import { cssColor, paintMap } from './colors';
import { biasIndex, placesOf, scaleOf, weightIndex, type Network } from './network';
import sheet from './network-view.css?inline';

/** A neuron: the number of its layer, from 0, and its number within. The outputs are the last layer. */
export interface NeuronPlace {
  readonly layer: number;
  readonly neuron: number;
}

/** The most neurons of a layer that are drawn. */
const MOST_DRAWN = 12;
const NODE = 38;
const GAP = 10;
const HEADING = 20;
const LEAST_COLUMN = 58;

/**
 * Draws a network: inputs on the left, outputs on the right, edges as wide as their weights. Each neuron is coloured by its
 * activation, over the plane of two inputs or for one input, or by its bias. Fires `neuron-select` with the neuron that was chosen.
 */
@customElement('network-view')
export class NetworkView extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) network: Network | undefined;
  @property({ attribute: false }) weights: Float32Array | undefined;
  /** The activations of all neurons for one input. */
  @property({ attribute: false }) values: readonly (readonly number[])[] = [];
  /** The activations of all neurons over the plane of the inputs; none if there are not two. */
  @property({ attribute: false }) maps: readonly (readonly Float32Array[])[] | undefined;
  @property({ attribute: false }) input: readonly number[] = [];
  @property({ attribute: false }) inputNames: readonly string[] = [];
  @property({ attribute: false }) outputNames: readonly string[] = [];
  @property({ attribute: false }) selected: NeuronPlace | undefined;
  /** What neurons are coloured by. */
  @property() by: 'activation' | 'bias' = 'activation';

  private readonly width = new ElementWidth(this, '.frame', 560);

  override render(): TemplateResult | typeof nothing {
    const { network, weights } = this;
    if (network === undefined || weights === undefined) {
      return nothing;
    }
    const counts = [network.inputs, ...network.hidden, network.outputs];
    const rows = Math.min(MOST_DRAWN, Math.max(...counts));
    const height = HEADING + rows * (NODE + GAP);
    const column = Math.max(LEAST_COLUMN, (this.width.value - NODE - 8) / (counts.length - 1));
    const at = (layer: number, neuron: number): [number, number] => {
      const drawn = Math.min(MOST_DRAWN, counts[layer] ?? 0);
      return [4 + layer * column, HEADING + ((rows - drawn) / 2 + neuron) * (NODE + GAP)];
    };
    const breadth = (counts.length - 1) * column + NODE + 8;
    return html`<div class="frame">
      <div class="stage" ${cssProperties({ height: `${height}px`, width: `${breadth}px` })}>
        <svg width=${breadth} height=${height} aria-hidden="true">${this.edges(network, weights, at)}</svg>
        ${counts.map((count, layer) => this.heading(layer, count, counts.length, at))}
        ${Array.from({ length: Math.min(MOST_DRAWN, network.inputs) }, (_, index) => this.inputNode(index, at))}
        ${counts
          .slice(1)
          .map((count, layer) =>
            Array.from({ length: Math.min(MOST_DRAWN, count) }, (_, neuron) =>
              this.node({ layer, neuron }, network, weights, at),
            ),
          )}
      </div>
    </div>`;
  }

  private heading(
    layer: number,
    count: number,
    layers: number,
    at: (layer: number, neuron: number) => [number, number],
  ): TemplateResult {
    const name =
      layer === 0 ? 'inputs' : layer === layers - 1 ? 'outputs' : (this.network?.activations[layer - 1] ?? '');
    const more = count > MOST_DRAWN ? ` (${MOST_DRAWN} of ${count})` : '';
    return html`<span class="heading" ${cssProperties({ left: `${at(layer, 0)[0] + NODE / 2}px` })}
      >${name}${more}</span
    >`;
  }

  private edges(
    network: Network,
    weights: Float32Array,
    at: (layer: number, neuron: number) => [number, number],
  ): TemplateResult[] {
    return placesOf(network).flatMap((place, layer) => {
      const lines: TemplateResult[] = [];
      for (let source = 0; source < Math.min(MOST_DRAWN, place.from); source++) {
        for (let target = 0; target < Math.min(MOST_DRAWN, place.to); target++) {
          const weight = weights[weightIndex(place, source, target)] ?? 0;
          const [fromX, fromY] = at(layer, source);
          const [toX, toY] = at(layer + 1, target);
          lines.push(
            svg`<line class=${weight < 0 ? 'negative' : 'positive'} x1=${fromX + NODE} y1=${fromY + NODE / 2} x2=${toX}
              y2=${toY + NODE / 2} stroke-width=${Math.min(6, 0.3 + 1.2 * Math.abs(weight)).toFixed(2)}></line>`,
          );
        }
      }
      return lines;
    });
  }

  private inputNode(index: number, at: (layer: number, neuron: number) => [number, number]): TemplateResult {
    const [left, top] = at(0, index);
    return html`<span class="input" ${cssProperties({ left: `${left}px`, top: `${top}px` })}>
      <b>${this.inputNames[index] ?? ''}</b>${valueText(this.input[index] ?? 0)}
    </span>`;
  }

  private node(
    place: NeuronPlace,
    network: Network,
    weights: Float32Array,
    at: (layer: number, neuron: number) => [number, number],
  ): TemplateResult {
    const { layer, neuron } = place;
    const [left, top] = at(layer + 1, neuron);
    const layerPlace = placesOf(network)[layer];
    const bias = layerPlace === undefined ? 0 : (weights[biasIndex(layerPlace, neuron)] ?? 0);
    const value = this.values[layer]?.[neuron] ?? 0;
    const isSelected = this.selected?.layer === layer && this.selected.neuron === neuron;
    const name =
      layer === network.hidden.length
        ? `output ${this.outputNames[neuron] ?? neuron}`
        : `layer ${layer + 1}, neuron ${neuron + 1}`;
    const says = `${name}: activation ${valueText(value)}, bias ${valueText(bias)}`;
    const hasMap = this.by === 'activation' && this.maps !== undefined;
    const background = hasMap ? 'none' : this.color(layer, neuron, bias);
    return html`<button
      type="button"
      class="node"
      ${cssProperties({ left: `${left}px`, top: `${top}px`, background })}
      aria-label=${says}
      aria-pressed=${isSelected}
      title=${says}
      @click=${() => this.choose(place)}
    >
      ${hasMap ? html`<canvas data-layer=${layer} data-neuron=${neuron}></canvas>` : nothing}
    </button>`;
  }

  private color(layer: number, neuron: number, bias: number): string {
    if (this.by === 'bias') {
      return cssColor(Math.tanh(bias));
    }
    const values = this.values[layer] ?? [];
    const activation = this.network?.activations[layer] ?? this.network?.output ?? 'sigmoid';
    return cssColor(scaleOf(activation, values).share(values[neuron] ?? 0));
  }

  private choose(place: NeuronPlace): void {
    this.dispatchEvent(new CustomEvent('neuron-select', { detail: place }));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('maps') && !changed.has('by')) {
      return;
    }
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const layer = Number(canvas.dataset['layer']);
      const map = this.maps?.[layer]?.[Number(canvas.dataset['neuron'])];
      if (map !== undefined) {
        const activation = this.network?.activations[layer] ?? this.network?.output ?? 'sigmoid';
        paintMap(canvas, map, scaleOf(activation, map).share);
      }
    }
  }
}
