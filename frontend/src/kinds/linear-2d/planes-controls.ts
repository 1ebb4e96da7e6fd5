import { html, nothing, type TemplateResult } from 'lit';
import type { EditHistory } from '../../linear/edit-history';
import { MOST_EDITED, drawnLayer, type Layer } from '../../linear/layer';
import { MOST_SEED } from '../../linear/seeded-normals';
import type { SignColors } from '../../linear/sign-colors';
import { ACTIVATIONS, MOST_SECOND, SHAPE, usualPicks, type Inputs, type PlanesState } from './planes-state';

/** Takes a changed state, and what was changed. */
export type Change = (state: PlanesState, what: string) => void;

/** The quantile that the switch sets. */
const HIGH = 0.95;

const ACTIVATION_NAMES: Readonly<Record<string, string>> = {
  none: 'none',
  relu: 'ReLU',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
};

/** Draws the switch between the views. */
export function viewSwitch(state: PlanesState, change: Change): TemplateResult {
  return html`<div class="group views">
    ${choice('View', 'view', [
      { name: 'flat', isOn: state.view === 'flat', press: () => change({ ...state, view: 'flat' }, 'view') },
      { name: 'planes', isOn: state.view === 'planes', press: () => change({ ...state, view: 'planes' }, 'view') },
    ])}
    ${
      state.view === 'flat'
        ? check('guides', 'guides', state.guides, () => change({ ...state, guides: !state.guides }, 'guides'))
        : nothing
    }
  </div>`;
}

/** Draws the controls below the figure. */
export function controls(
  state: PlanesState,
  change: Change,
  history: EditHistory<PlanesState>,
  colors: SignColors,
): TemplateResult {
  const neurons = state.layer.biases.length;
  return html`
    <div class="controls">
      <div class="group">
        ${number('neurons', 'Neurons', 1, SHAPE.mostNeurons, neurons, (value) => change(withNeurons(state, value), 'neurons'))}
        ${number('second', 'Second layer', 0, MOST_SECOND, state.secondNeurons, (value) =>
          change({ ...state, secondNeurons: value }, 'second'),
        )}
        ${number('seed', 'Seed', 0, MOST_SEED, state.seed, (value) => change(drawn(state, value, neurons), 'seed'))}
        <button type="button" id="random" @click=${() => change(drawn(state, nextSeed(state), neurons), 'random')}>
          Random again
        </button>
        ${history.buttons()} ${colors.button()}
      </div>
      <div class="group">
        ${choice('Inputs', 'inputs', [
          { name: '−1 to 1', isOn: state.inputs === 'both', press: () => change(withInputs(state, 'both'), 'inputs') },
          {
            name: '0 to 1',
            isOn: state.inputs === 'positive',
            press: () => change(withInputs(state, 'positive'), 'inputs'),
          },
        ])}
        ${choice(
          'Activation',
          'activation',
          ACTIVATIONS.map((activation) => ({
            name: ACTIVATION_NAMES[activation] ?? activation,
            isOn: state.activation === activation,
            press: () => change({ ...state, activation }, 'activation'),
          })),
        )}
        ${state.secondNeurons > 0 ? nothing : threshold(state, change)}
      </div>
      ${
        neurons > MOST_EDITED
          ? html`<p class="told">Up to ${MOST_EDITED} neurons can be edited; more are drawn from their seed.</p>`
          : nothing
      }
    </div>
  `;
}

function threshold(state: PlanesState, change: Change): TemplateResult {
  return html`${choice('Positive above', 'threshold', [
    { name: 'zero', isOn: state.quantile === 0, press: () => change({ ...state, quantile: 0 }, 'quantile') },
    {
      name: `its ${Math.round((state.quantile || HIGH) * 100)} % quantile`,
      isOn: state.quantile !== 0,
      press: () => change({ ...state, quantile: state.quantile || HIGH }, 'quantile'),
    },
  ])}
  ${
    state.quantile === 0
      ? nothing
      : html`<input
          id="quantile"
          type="range"
          min="0.5"
          max="0.99"
          step="0.01"
          aria-label="Quantile"
          .value=${String(state.quantile)}
          @input=${(event: Event) =>
            change({ ...state, quantile: Number((event.target as HTMLInputElement).value) }, 'quantile')}
        />`
  }`;
}

function choice(
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

function check(id: string, name: string, isOn: boolean, press: () => void): TemplateResult {
  return html`<label class="check"
    ><input id=${id} type="checkbox" .checked=${isOn} @change=${press} /><span>${name}</span></label
  >`;
}

/** Draws a field of a whole number, which takes what lies in its range and shows the old number otherwise. */
function number(
  id: string,
  name: string,
  least: number,
  most: number,
  value: number | undefined,
  set: (value: number) => void,
): TemplateResult {
  const shown = value === undefined ? '' : String(value);
  const onChange = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const wanted = Math.max(least, Math.min(most, Math.round(input.valueAsNumber)));
    if (Number.isNaN(wanted)) {
      input.value = shown;
    } else {
      input.value = String(wanted);
      set(wanted);
    }
  };
  return html`<label class="field"
    ><span>${name}</span
    ><input id=${id} type="number" min=${least} max=${most} placeholder="edited" .value=${shown} @change=${onChange}
  /></label>`;
}

/** Returns a state whose layers are drawn from a seed. */
function drawn(state: PlanesState, seed: number, neurons: number): PlanesState {
  return { ...state, layer: drawnLayer(seed, neurons, SHAPE.inputs), seed, secondSeed: seed };
}

function nextSeed({ seed }: PlanesState): number {
  return seed === undefined ? SHAPE.seed : (seed + 1) % (MOST_SEED + 1);
}

/** Returns a state with other inputs, its points among them. */
function withInputs(state: PlanesState, inputs: Inputs): PlanesState {
  return { ...state, inputs, picks: usualPicks(inputs) };
}

/** Returns a state with another number of neurons. The first ones stay as they are, unless they were edited and there are too many. */
function withNeurons(state: PlanesState, neurons: number): PlanesState {
  const seed = state.seed ?? SHAPE.seed;
  return state.seed === undefined && neurons <= MOST_EDITED
    ? { ...state, layer: resized(state.layer, neurons) }
    : { ...state, layer: drawnLayer(seed, neurons, SHAPE.inputs), seed };
}

function resized(layer: Layer, neurons: number): Layer {
  const more = drawnLayer(SHAPE.seed, neurons, SHAPE.inputs);
  const kept = layer.biases.length;
  return {
    weights: [...layer.weights.slice(0, neurons), ...more.weights.slice(kept)],
    biases: [...layer.biases.slice(0, neurons), ...more.biases.slice(kept)],
  };
}
