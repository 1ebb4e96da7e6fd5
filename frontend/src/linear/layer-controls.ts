import { html, nothing, type TemplateResult } from 'lit';
import { MOST_EDITED, drawnLayer, type Layer } from './layer';
import { MOST_SEED } from './seeded-normals';

/** The quantile that the switch sets. */
const HIGH = 0.95;

/** Draws a choice between some options. */
export function choice(
  name: string,
  group: string,
  options: readonly { name: string; isOn: boolean; press: () => void }[],
): TemplateResult {
  return html`<fieldset class="switch">
    <legend>${name}</legend>
    ${options.map(
      ({ name: label, isOn, press }) =>
        html`<label
          ><input type="radio" name=${group} value=${label} .checked=${isOn} @change=${press} /><span
            >${label}</span
          ></label
        >`,
    )}
  </fieldset>`;
}

/** Draws the choice of the threshold: zero, or a quantile of each neuron's outputs, which a slider changes. */
export function thresholdChoice(quantile: number, change: (quantile: number) => void): TemplateResult {
  return html`${choice('Positive above', 'threshold', [
    { name: 'zero', isOn: quantile === 0, press: () => change(0) },
    {
      name: `its ${Math.round((quantile || HIGH) * 100)} % quantile`,
      isOn: quantile !== 0,
      press: () => change(quantile || HIGH),
    },
  ])}
  ${
    quantile === 0
      ? nothing
      : html`<input
          id="quantile"
          type="range"
          min="0.5"
          max="0.99"
          step="0.01"
          aria-label="Quantile"
          .value=${String(quantile)}
          @input=${(event: Event) => change(Number((event.target as HTMLInputElement).value))}
        />`
  }`;
}

/** Says that a layer has too many neurons to be edited; nothing if it has not. */
export function editingLimit(neurons: number): TemplateResult | typeof nothing {
  return neurons > MOST_EDITED
    ? html`<p class="told">Up to ${MOST_EDITED} neurons can be edited; more are drawn from their seed.</p>`
    : nothing;
}

/** Returns the seed after one, or the first if there is none. */
export function seedAfter(seed: number | undefined, first: number): number {
  return seed === undefined ? first : (seed + 1) % (MOST_SEED + 1);
}

/** Returns a layer with another number of neurons: its first ones, and others drawn from a seed. */
export function resized(layer: Layer, neurons: number, seed: number, inputs: number): Layer {
  const more = drawnLayer(seed, neurons, inputs);
  const kept = layer.biases.length;
  return {
    weights: [...layer.weights.slice(0, neurons), ...more.weights.slice(kept)],
    biases: [...layer.biases.slice(0, neurons), ...more.biases.slice(kept)],
  };
}
