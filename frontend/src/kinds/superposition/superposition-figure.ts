import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { percentText } from '../../lib/numbers';
import { type FigureSpec, specNumber } from '../../lib/specs';
import { styles } from '../../lib/style';
import { playButton } from '../../figure/play-button';
import playControls from '../../figure/play-controls.css?inline';
import { VisibilityController } from '../../figure/visibility-controller';
import { MOST_SEED } from '../../linear/seeded-normals';
import { SpecChanges } from '../../figure/spec-changes';
import { featureColor } from './feature-colors';
import { arrangementText, arrowsOf, dimensionalities, type Arrow } from './geometry';
import { featureTable } from './feature-table';
import { matrixDrawing } from './matrix-drawing';
import { planeDrawing, smallPlaneDrawing } from './plane-drawing';
import type { SuperpositionResult, TrainedModel } from './result';
import sheet from './superposition-figure.css?inline';
import type { ToyModel } from './toy-model';
import { Training, placeOf, sparsityAt, type Settings } from './training';
import { TrainingLoop } from './training-loop';

/** The parameters of a link and their defaults. */
const DEFAULTS: Settings = { features: 5, sparsity: 0.95, importance: 0.9, seed: 0 };

/** The steps in one frame: at 60 frames a second, the whole training takes about ten seconds. */
const STEPS_OF_FRAME = 16;

/**
 * A model that represents features in two hidden dimensions, trained while one watches. It plays once when it comes on the screen.
 * Fires `spec-change` with the parameters of a link when the reader has changed something.
 */
@customElement('superposition-figure')
export class SuperpositionFigure extends LitElement {
  static override styles = styles(playControls + sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  @property({ type: Boolean, attribute: 'no-autoplay' }) noAutoplay = false;

  @state() private settings = DEFAULTS;
  private training: Training | undefined;
  private hasPlayed = false;
  private readonly changes = new SpecChanges(this);
  private readonly loop = new TrainingLoop(this, () => this.training?.step() ?? false, STEPS_OF_FRAME);
  private wasRunning = false;

  constructor() {
    super();
    new VisibilityController(this, { onShown: () => this.onShown(), onHidden: () => this.onHidden() });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const spec = this.figure?.spec;
    if (changed.has('figure') && spec !== undefined && changed.get('figure')?.id !== this.figure?.id) {
      this.settings = settingsOf(spec);
      this.loop.stop();
      this.training = undefined;
    }
  }

  private get stored(): SuperpositionResult | undefined {
    return this.figure?.result?.data as SuperpositionResult | undefined;
  }

  /** The model in training; before that the one that the server trained. */
  private get model(): ToyModel | undefined {
    return this.training?.model ?? (this.stored && modelOf(this.stored.model));
  }

  private onShown(): void {
    const mayPlay = !this.noAutoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (this.wasRunning || (mayPlay && !this.hasPlayed)) {
      this.play();
    }
  }

  private onHidden(): void {
    this.wasRunning = this.loop.isRunning;
    this.loop.stop();
  }

  private play(): void {
    this.hasPlayed = true;
    this.wasRunning = false;
    this.training ??= new Training(this.settings);
    this.loop.start();
  }

  private toggle(): void {
    if (this.loop.isRunning) {
      this.loop.stop();
    } else {
      this.play();
    }
  }

  private restart(seed: number): void {
    this.training = undefined;
    this.change({ seed });
    this.play();
  }

  /** Goes on training with other settings. */
  private move(change: Partial<Settings>): void {
    this.change(change);
    this.training ??= new Training(this.settings, this.model);
    this.training.change(this.settings.sparsity, this.settings.importance);
    this.play();
  }

  private change(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    this.changes.report(parametersOf(this.settings));
  }

  override render(): TemplateResult | typeof nothing {
    const { model } = this;
    if (model === undefined) {
      return nothing;
    }
    const arrows = arrowsOf(model);
    return html`
      <div class="buttons">
        ${playButton(this.loop.isRunning, () => this.toggle())}
        <button type="button" @click=${() => this.restart(this.settings.seed)}>Start again</button>
        <button type="button" @click=${() => this.restart((this.settings.seed + 1) % (MOST_SEED + 1))}>
          Other seed
        </button>
        <span class="steps">${this.progressText()}</span>
      </div>
      ${this.sliders()}
      <div class="drawings">
        <div class="hidden-plane">
          ${planeDrawing(arrows)} ${dimensionBar(arrows)}
          <p class="found">${arrangementText(arrows)}</p>
        </div>
        <div class="numbers">${matrixDrawing(arrows, model.biases)} ${this.lossCurve()}</div>
      </div>
      ${this.others()}
      <p class="visually-hidden" role="status">${this.loop.isRunning ? '' : arrangementText(arrows)}</p>
      ${featureTable(arrows, model, this.settings.importance)}
    `;
  }

  private progressText(): string {
    const { seed } = this.settings;
    const steps = this.training?.steps;
    return steps === undefined ? `Seed ${seed}` : `Seed ${seed}, ${steps.toLocaleString('en')} steps`;
  }

  private sliders(): TemplateResult {
    const { importance } = this.settings;
    const sparsity = this.training?.sparsity ?? this.settings.sparsity;
    return html`<div class="sliders">
      <div>
        <label for="sparsity">Sparsity</label>
        <input
          id="sparsity"
          type="range"
          min="0"
          max="1"
          step="0.005"
          .value=${String(placeOf(sparsity))}
          aria-valuetext="${sparsity.toFixed(2)}: each feature is 0 in ${percentText(sparsity)} of the inputs"
          @input=${(event: Event) => this.move({ sparsity: sparsityAt(valueOf(event)) })}
        />
        <output for="sparsity"
          ><b>${sparsity.toFixed(2)}</b> each feature is 0 in ${percentText(sparsity)} of the inputs</output
        >
      </div>
      <div>
        <label for="importance">Importance</label>
        <input
          id="importance"
          type="range"
          min="0.5"
          max="1"
          step="0.01"
          .value=${String(importance)}
          aria-valuetext=${importanceText(importance)}
          @input=${(event: Event) => this.move({ importance: valueOf(event) })}
        />
        <output for="importance"><b>× ${importance.toFixed(2)}</b> ${importanceText(importance)}</output>
      </div>
    </div>`;
  }

  private lossCurve(): TemplateResult {
    const loss = this.training?.history.latest ?? this.stored?.model.loss;
    return html`<figure class="losses">
      <figcaption>
        <span class="key curve">Loss</span> <b>${loss === undefined ? '' : loss.toFixed(3)}</b>
        <span class="key sparsity">sparsity</span>
      </figcaption>
      ${this.training?.history.drawing() ?? html`<p class="told">Press Play to train the model from the start.</p>`}
    </figure>`;
  }

  /** Models that the server trained from the same seed at other sparsities; none once something else was changed. */
  private others(): TemplateResult | typeof nothing {
    const { features, importance, seed } = settingsOf(this.figure?.spec ?? {});
    const isSame =
      features === this.settings.features && importance === this.settings.importance && seed === this.settings.seed;
    return !isSame
      ? nothing
      : html`<div class="others" role="group" aria-label="Trained at several sparsities">
          <p>Trained at several sparsities, from the same seed</p>
          ${this.stored?.others.map(
            (other) =>
              html`<button
                type="button"
                aria-label="Sparsity ${other.sparsity}: ${arrangementText(arrowsOf(modelOf(other)))}"
                aria-pressed=${other.sparsity === this.settings.sparsity}
                @click=${() => this.move({ sparsity: other.sparsity })}
              >
                ${smallPlaneDrawing(arrowsOf(modelOf(other)))} ${other.sparsity}
              </button>`,
          )}
        </div>`;
  }
}

/** A bar of two dimensions, and the part of each feature. */
function dimensionBar(arrows: readonly Arrow[]): TemplateResult {
  const shares = dimensionalities(arrows);
  const sum = shares.reduce((all, share) => all + share, 0);
  return html`<div class="dimensions">
    <p>Dimensionalities: ${sum.toFixed(2)} of 2 dimensions</p>
    <div class="bar" aria-hidden="true">
      ${shares.map(
        (share, i) =>
          html`<span ${cssProperties({ width: `${(50 * share).toFixed(2)}%`, color: featureColor(i, shares.length) })}
            ><i>${share > 0.12 ? i + 1 : ''}</i></span
          >`,
      )}
    </div>
  </div>`;
}

function valueOf(event: Event): number {
  return Number((event.target as HTMLInputElement).value);
}

function importanceText(importance: number): string {
  return importance === 1 ? 'all equally important' : 'from each feature to the next';
}

/** Returns the settings of a figure's spec. */
function settingsOf(spec: FigureSpec): Settings {
  return {
    features: specNumber(spec, 'features', DEFAULTS.features),
    sparsity: specNumber(spec, 'sparsity', DEFAULTS.sparsity),
    importance: specNumber(spec, 'importance', DEFAULTS.importance),
    seed: specNumber(spec, 'seed', DEFAULTS.seed),
  };
}

/** Returns the parameters that differ from the defaults, as a link writes them. */
export function parametersOf(settings: Settings): Record<string, string> {
  const names = Object.keys(DEFAULTS) as (keyof Settings)[];
  return Object.fromEntries(
    names.filter((name) => settings[name] !== DEFAULTS[name]).map((name) => [name, String(settings[name])]),
  );
}

/** Returns the model that the server trained. */
function modelOf({ features }: TrainedModel): ToyModel {
  return {
    features: features.length,
    weights: Float64Array.from([...features.map(({ x }) => x), ...features.map(({ y }) => y)]),
    biases: Float64Array.from(features.map(({ bias }) => bias)),
  };
}
