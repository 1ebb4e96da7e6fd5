import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Sample } from '../../lib/api-types';
import { api } from '../../lib/api';
import type { FigureSpec } from '../../lib/specs';
import { styles } from '../../lib/style';
import { EditHistory } from '../../linear/edit-history';
import { ACTIVATIONS } from './network';
import './point-editor';
import { PROBLEMS, openTraining } from './spec';
import sheet from './training-editor.css?inline';
import {
  CURVES,
  MOST_LAYERS,
  NUMBERS,
  draftOf,
  isUsable,
  isUsed,
  layersRefusal,
  numberRefusal,
  pointsRefusal,
  specOf,
  weightsOf,
  withLayer,
  withLayerChanged,
  withNumber,
  withProblem,
  withoutLayer,
  type DraftLayer,
  type NumberName,
  type TrainingDraft,
} from './training-draft';

/** What the fields of numbers are called, and what they mean. */
const WORDS: Readonly<Record<NumberName, readonly [string, string]>> = {
  bits: ['Bits', 'Of each number that is added.'],
  noise: ['Noise', 'Standard deviation of points from their places.'],
  rate: ['Rate', 'How far a step goes; too high a rate makes weights infinite.'],
  batch: ['Batch', 'Examples of a step, drawn at random if there are more.'],
  l1: ['L1', 'Draws all weights to zero by the same amount.'],
  l2: ['L2', 'Draws weights to zero, large ones more.'],
  seed: ['Seed', 'The first weights, examples and batches follow from it.'],
  steps: ['Steps', 'Made at first; you can train on from there.'],
};

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** Plans another training: its problem, layers and settings. Opens it as a figure of its own. */
@customElement('training-editor')
export class TrainingEditor extends LitElement {
  static override styles = styles(sheet);

  /** The spec of the training from which the plan begins. */
  @property({ attribute: false }) spec: FigureSpec = {};
  /** The points of the figure, three numbers each; none if its inputs are not the plane. */
  @property({ attribute: false }) shown: readonly number[] = [];
  @state() private samples: readonly Sample[] = [];
  private history = this.begun();

  private begun(): EditHistory<TrainingDraft> {
    return new EditHistory(draftOf(this.spec), () => this.requestUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('spec') && changed.get('spec')?.['kind'] !== this.spec['kind']) {
      this.history = this.begun();
    }
  }

  private get draft(): TrainingDraft {
    return this.history.current;
  }

  private edit(draft: TrainingDraft, what: string): void {
    this.history.push(draft, what);
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const { draft } = this;
    return html`<form novalidate @submit=${this.onSubmit} @keydown=${this.history.onKey}>
      ${this.problem(draft)} ${this.layers(draft)}
      <fieldset>
        <legend>Training</legend>
        <div class="numbers">
          ${(['rate', 'batch', 'l1', 'l2', 'steps', 'seed'] as const).map((name) => this.number(name))}
        </div>
        <button type="button" @click=${this.onAnotherSeed}>Another seed</button>
      </fieldset>
      <div class="ends">
        <button class="train" ?disabled=${!isUsable(draft)}>Train it</button>
        ${this.history.buttons()}
        <span class="told" role="status">${isUsable(draft) ? '' : 'Something above cannot be used.'}</span>
      </div>
    </form>`;
  }

  private problem(draft: TrainingDraft): TemplateResult {
    return html`<fieldset>
      <legend>Problem</legend>
      <label class="field"
        ><span>Problem</span>
        <select name="problem" @change=${(event: Event) => this.edit(withProblem(draft, valueOf(event)), 'problem')}>
          ${PROBLEMS.map(
            ([name, text]) => html`<option value=${name} ?selected=${name === draft.problem}>${text}</option>`,
          )}</select
        ><small>Another problem brings layers and settings that suit it.</small></label
      >
      ${isUsed('bits', draft.problem) ? this.number('bits') : nothing}
      ${draft.problem === 'above' ? this.choice('curve', 'Curve', CURVES, 'Points above it are of class 1.') : nothing}
      ${isUsed('noise', draft.problem) ? this.number('noise') : nothing}
      ${draft.problem.startsWith('image') ? this.photograph('photograph', 'Photograph') : nothing}
      ${draft.problem === 'images' ? this.photograph('other', 'Second photograph') : nothing}
      ${
        draft.problem === 'points'
          ? html`${this.shownPoints(draft)}<point-editor
                .points=${draft.points}
                @points-change=${(event: CustomEvent<readonly number[]>) =>
                  this.edit({ ...draft, points: event.detail }, 'points')}
              ></point-editor>
              <p class="refused">${pointsRefusal(draft)}</p>`
          : nothing
      }
    </fieldset>`;
  }

  private shownPoints(draft: TrainingDraft): TemplateResult | typeof nothing {
    return this.shown.length === 0 || draft.points.length > 0
      ? nothing
      : html`<button type="button" @click=${() => this.edit({ ...draft, points: this.shown }, 'shown')}>
          Begin with the points of this figure
        </button>`;
  }

  private choice(
    name: 'curve' | 'photograph' | 'other',
    title: string,
    options: readonly string[],
    help: string,
  ): TemplateResult {
    const { draft } = this;
    return html`<label class="field"
      ><span>${title}</span>
      <select name=${name} @change=${(event: Event) => this.edit({ ...draft, [name]: valueOf(event) }, name)}>
        ${options.map((option) => html`<option value=${option} ?selected=${option === draft[name]}>${this.titleOf(option)}</option>`)}</select
      ><small>${help}</small></label
    >`;
  }

  private titleOf(option: string): string {
    return this.samples.find(({ id }) => id === option)?.title ?? option;
  }

  private photograph(name: 'photograph' | 'other', title: string): TemplateResult {
    const ids = this.samples.map(({ id }) => id);
    const options = ids.length === 0 ? [this.draft[name]] : ids;
    return this.choice(name, title, options, 'Cut to a square of 48 × 48 pixels.');
  }

  private layers(draft: TrainingDraft): TemplateResult {
    const refused = layersRefusal(draft);
    const weights = weightsOf(draft);
    return html`<fieldset>
      <legend>Hidden layers</legend>
      ${draft.layers.map((layer, index) => this.layer(layer, index))}
      <div class="ends">
        <button
          type="button"
          class="add"
          ?disabled=${draft.layers.length >= MOST_LAYERS}
          @click=${() => this.edit(withLayer(draft), 'add')}
        >
          Add a layer
        </button>
        <span class="told"
          >${draft.layers.length === 0 ? 'Without hidden layers each output is one neuron. ' : ''}${weights.toLocaleString('en')}
          weights and biases.</span
        >
      </div>
      <p class="refused" role="alert">${refused}</p>
    </fieldset>`;
  }

  private layer({ neurons, activation }: DraftLayer, index: number): TemplateResult {
    const { draft } = this;
    const name = `layer ${index + 1}`;
    const change = (layer: Partial<DraftLayer>): void =>
      this.edit(withLayerChanged(draft, index, layer), `layer${index}`);
    return html`<div class="layer" role="group" aria-label=${name}>
      <span class="name">${name}</span>
      <span class="count"
        ><button
          type="button"
          aria-label="Fewer neurons"
          ?disabled=${neurons <= 1}
          @click=${() => change({ neurons: neurons - 1 })}
        >
          −
        </button>
        <input
          type="number"
          min="1"
          step="1"
          aria-label="Neurons of ${name}"
          .value=${String(neurons)}
          @change=${(event: Event) => change({ neurons: Number(valueOf(event)) })}
        />
        <button type="button" aria-label="More neurons" @click=${() => change({ neurons: neurons + 1 })}>
          +
        </button></span
      >
      <select
        aria-label="Activation of ${name}"
        @change=${(event: Event) => change({ activation: valueOf(event) as DraftLayer['activation'] })}
      >
        ${ACTIVATIONS.map((each) => html`<option value=${each} ?selected=${each === activation}>${each}</option>`)}
      </select>
      <button type="button" aria-label="Remove ${name}" @click=${() => this.edit(withoutLayer(draft, index), 'remove')}>
        Remove
      </button>
    </div>`;
  }

  private number(name: NumberName): TemplateResult {
    const { draft } = this;
    const [title, help] = WORDS[name];
    const text = draft.numbers[name];
    const refused = numberRefusal(name, text);
    const { least, most, isWhole } = NUMBERS[name];
    return html`<label class="field"
      ><span>${title}</span>
      <input
        name=${name}
        type="number"
        min=${least}
        max=${most}
        step=${isWhole ? '1' : 'any'}
        aria-invalid=${refused !== ''}
        .value=${text}
        @input=${(event: Event) => this.edit(withNumber(draft, name, valueOf(event)), name)}
      /><small class=${refused === '' ? '' : 'refused'}>${refused === '' ? help : refused}</small></label
    >`;
  }

  private onAnotherSeed(): void {
    const seed = (Number(this.draft.numbers.seed) + 1) % (NUMBERS.seed.most + 1);
    this.edit(withNumber(this.draft, 'seed', String(seed || 0)), 'seed');
  }

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (isUsable(this.draft)) {
      openTraining({ ...this.spec, ...specOf(this.draft), changes: '' });
    }
  }

  protected override updated(): void {
    if (this.samples.length === 0 && this.draft.problem.startsWith('image')) {
      void this.loadSamples();
    }
  }

  private async loadSamples(): Promise<void> {
    try {
      this.samples = await api.samples();
    } catch {
      // the photograph of the spec remains the only choice
    }
  }
}
