import { html, nothing, type TemplateResult } from 'lit';
import type { EditHistory } from '../../linear/edit-history';
import { MOST_EDITED, drawnLayer, type Layer } from '../../linear/layer';
import { MOST_SEED } from '../../linear/seeded-normals';
import type { SignColors } from '../../linear/sign-colors';
import { SHAPE, type LinesState } from './lines-state';

/** Takes a changed state, and what was changed. */
type Change = (state: LinesState, what: string) => void;

/** The quantile that the switch sets. */
const HIGH = 0.95;

/** Draws the controls below the figure. */
export function controls(
  state: LinesState,
  change: Change,
  history: EditHistory<LinesState>,
  colors: SignColors,
): TemplateResult {
  const neurons = state.layer.biases.length;
  return html`
    <div class="controls">
      <div class="group">
        <label class="field">
          <span>Neurons</span>
          <input
            id="neurons"
            type="number"
            min="1"
            max=${SHAPE.mostNeurons}
            .value=${String(neurons)}
            @change=${(event: Event) => setNeurons(state, event, change)}
          />
        </label>
        <label class="field">
          <span>Seed</span>
          <input
            id="seed"
            type="number"
            min="0"
            max=${MOST_SEED}
            placeholder="edited"
            .value=${state.seed === undefined ? '' : String(state.seed)}
            @change=${(event: Event) => setSeed(state, event, change)}
          />
        </label>
        <button type="button" id="random" @click=${() => change(drawn(state, nextSeed(state), neurons), 'random')}>
          Random again
        </button>
        ${history.buttons()}
      </div>
      <div class="group">
        ${choice('Inputs', 'inputs', [
          { name: '0 to 1', isOn: state.inputs === 'positive', press: () => change(positive(state), 'inputs') },
          {
            name: '−1 to 1',
            isOn: state.inputs === 'both',
            press: () => change({ ...state, inputs: 'both' }, 'inputs'),
          },
        ])}
        ${choice('Positive above', 'threshold', [
          { name: 'zero', isOn: state.quantile === 0, press: () => change({ ...state, quantile: 0 }, 'quantile') },
          {
            name: `its ${Math.round((state.quantile || HIGH) * 100)} % quantile`,
            isOn: state.quantile !== 0,
            press: () => change({ ...state, quantile: state.quantile || HIGH }, 'quantile'),
          },
        ])}
        ${state.quantile === 0 ? nothing : quantile(state, change)}
        <label class="check">
          <input
            id="guides"
            type="checkbox"
            .checked=${state.guides}
            @change=${() => change({ ...state, guides: !state.guides }, 'guides')}
          />
          <span>lines</span>
        </label>
        ${colors.button()}
      </div>
      ${
        neurons > MOST_EDITED
          ? html`<p class="told">Up to ${MOST_EDITED} neurons can be edited; more are drawn from their seed.</p>`
          : nothing
      }
    </div>
  `;
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
          ><input type="radio" name=${group} .checked=${isOn} @change=${press} /><span>${label}</span></label
        >`,
    )}
  </fieldset>`;
}

function quantile(state: LinesState, change: Change): TemplateResult {
  return html`<input
    id="quantile"
    type="range"
    min="0.5"
    max="0.99"
    step="0.01"
    aria-label="Quantile"
    .value=${String(state.quantile)}
    @input=${(event: Event) => change({ ...state, quantile: Number((event.target as HTMLInputElement).value) }, 'quantile')}
  />`;
}

/** Returns a state with positive inputs only, its probes among them. */
function positive(state: LinesState): LinesState {
  const [first, second] = state.probes;
  return { ...state, inputs: 'positive', probes: [Math.max(0, first), Math.max(0, second)] };
}

function drawn(state: LinesState, seed: number, neurons: number): LinesState {
  return { ...state, layer: drawnLayer(seed, neurons, SHAPE.inputs), seed };
}

function nextSeed({ seed }: LinesState): number {
  return seed === undefined ? SHAPE.seed : (seed + 1) % (MOST_SEED + 1);
}

function setSeed(state: LinesState, event: Event, change: Change): void {
  const input = event.target as HTMLInputElement;
  const seed = input.valueAsNumber;
  if (Number.isInteger(seed) && seed >= 0 && seed <= MOST_SEED) {
    change(drawn(state, seed, state.layer.biases.length), 'seed');
  } else {
    input.value = state.seed === undefined ? '' : String(state.seed);
  }
}

/** Changes the number of neurons. The first ones stay as they are, unless they were edited and there are too many for that. */
function setNeurons(state: LinesState, event: Event, change: Change): void {
  const input = event.target as HTMLInputElement;
  const wanted = Math.round(input.valueAsNumber);
  if (Number.isNaN(wanted)) {
    input.value = String(state.layer.biases.length);
    return;
  }
  const neurons = Math.max(1, Math.min(SHAPE.mostNeurons, wanted));
  input.value = String(neurons);
  const seed = state.seed ?? SHAPE.seed;
  change(
    state.seed === undefined && neurons <= MOST_EDITED
      ? { ...state, layer: resized(state.layer, neurons) }
      : drawn(state, seed, neurons),
    'neurons',
  );
}

function resized(layer: Layer, neurons: number): Layer {
  const more = drawnLayer(SHAPE.seed, neurons, SHAPE.inputs);
  const kept = layer.biases.length;
  return {
    weights: [...layer.weights.slice(0, neurons), ...more.weights.slice(kept)],
    biases: [...layer.biases.slice(0, neurons), ...more.biases.slice(kept)],
  };
}
