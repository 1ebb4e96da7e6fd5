import { html, type TemplateResult } from 'lit';
import type { EditHistory } from '../../linear/edit-history';
import { MOST_EDITED, drawnLayer } from '../../linear/layer';
import { choice, editingLimit, resized, seedAfter, thresholdChoice } from '../../linear/layer-controls';
import { MOST_SEED } from '../../linear/seeded-normals';
import type { SignColors } from '../../linear/sign-colors';
import { SHAPE, type LinesState } from './lines-state';

/** Takes a changed state, and what was changed. */
type Change = (state: LinesState, what: string) => void;

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
        <button
          type="button"
          id="random"
          @click=${() => change(drawn(state, seedAfter(state.seed, SHAPE.seed), neurons), 'random')}
        >
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
        ${thresholdChoice(state.quantile, (value) => change({ ...state, quantile: value }, 'quantile'))}
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
      ${editingLimit(neurons)}
    </div>
  `;
}

/** Returns a state with positive inputs only, its probes among them. */
function positive(state: LinesState): LinesState {
  const [first, second] = state.probes;
  return { ...state, inputs: 'positive', probes: [Math.max(0, first), Math.max(0, second)] };
}

function drawn(state: LinesState, seed: number, neurons: number): LinesState {
  return { ...state, layer: drawnLayer(seed, neurons, SHAPE.inputs), seed };
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
      ? { ...state, layer: resized(state.layer, neurons, SHAPE.seed, SHAPE.inputs) }
      : drawn(state, seed, neurons),
    'neurons',
  );
}
