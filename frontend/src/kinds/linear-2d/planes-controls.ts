import { html, nothing, type TemplateResult } from 'lit';
import type { EditHistory } from '../../linear/edit-history';
import { MOST_EDITED, drawnLayer } from '../../linear/layer';
import { choice, editingLimit, resized, seedAfter, thresholdChoice } from '../../linear/layer-controls';
import { MOST_SEED } from '../../linear/seeded-normals';
import type { SignColors } from '../../linear/sign-colors';
import { ACTIVATIONS, MOST_SECOND, SHAPE, usualPicks, type Inputs, type PlanesState } from './planes-state';

/** Takes a changed state, and what was changed. */
export type Change = (state: PlanesState, what: string) => void;

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
        <button
          type="button"
          id="random"
          @click=${() => change(drawn(state, seedAfter(state.seed, SHAPE.seed), neurons), 'random')}
        >
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
        ${
          state.secondNeurons > 0
            ? nothing
            : thresholdChoice(state.quantile, (value) => change({ ...state, quantile: value }, 'quantile'))
        }
      </div>
      ${editingLimit(neurons)}
    </div>
  `;
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

/** Returns a state with other inputs, its points among them. */
function withInputs(state: PlanesState, inputs: Inputs): PlanesState {
  return { ...state, inputs, picks: usualPicks(inputs) };
}

/** Returns a state with another number of neurons. The first ones stay as they are, unless they were edited and there are too many. */
function withNeurons(state: PlanesState, neurons: number): PlanesState {
  const seed = state.seed ?? SHAPE.seed;
  return state.seed === undefined && neurons <= MOST_EDITED
    ? { ...state, layer: resized(state.layer, neurons, SHAPE.seed, SHAPE.inputs) }
    : { ...state, layer: drawnLayer(seed, neurons, SHAPE.inputs), seed };
}
