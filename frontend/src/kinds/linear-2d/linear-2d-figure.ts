import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData } from '../../lib/api-types';
import { styles } from '../../lib/style';
import { playButton } from '../../figure/play-button';
import playControls from '../../figure/play-controls.css?inline';
import switchSheet from '../../figure/switch.css?inline';
import { VisibilityController } from '../../figure/visibility-controller';
import type { NeuronChange } from '../../linear/cut-drags';
import { EditHistory } from '../../linear/edit-history';
import '../../linear/flat-view';
import type { PickChange } from '../../linear/flat-view';
import { MOST_EDITED, MOST_NUMBER, signText, withNeuron } from '../../linear/layer';
import { countText, neuronName, planePicture, regionOf, type PlanePicture } from '../../linear/plane-picture';
import { hasTooManySurfaces, MOST_SURFACES, type PlanesCamera, type ScenePoints } from '../../linear/planes-content';
import '../../linear/planes-view';
import type { PlaneChange } from '../../linear/plane-handles';
import type { Region } from '../../linear/regions';
import { SignColors } from '../../linear/sign-colors';
import signColors from '../../linear/sign-colors.css?inline';
import { SpecChanges } from '../../figure/spec-changes';
import { WalkPlayer } from '../../linear/walk-player';
import { pointBetween, signChanges, type SignChange } from '../../linear/walk';
import sheet from './linear-2d-figure.css?inline';
import { neuronTable } from './neuron-table';
import { controls, viewSwitch } from './planes-controls';
import { layersOf, parametersOf, squareOf, stateOf, type PlanesState } from './planes-state';

/** The most neurons that are named in a sentence. */
const MOST_NAMED = 24;

/**
 * The neurons of a layer with two inputs: as planes in three dimensions or flat, as half-planes and the regions between them. Two points
 * are picked, and another one walks from the first to the second.
 */
@customElement('linear-2d-figure')
export class Linear2dFigure extends LitElement {
  static override styles = styles(signColors + switchSheet + playControls + sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;
  @state() private shown: PlanesState = stateOf({});
  @state() private chosen = -1;
  /** The region under the pointer or in focus. */
  @state() private told: Region | undefined;
  @state() private problem = '';
  @state() private hasWebgl = true;
  @state() private isNear = false;
  private picture: PlanePicture = planePicture(layersOf(this.shown), squareOf(this.shown));
  private points: ScenePoints = { picks: [], walker: undefined, chosen: -1 };
  private signChanges: readonly SignChange[] = [];
  /** The point that the next pick moves. */
  private nextPick = 0;
  private prepared: PlanesState | undefined;
  private history = new EditHistory(this.shown, (shown) => this.show(shown));
  private readonly colors = new SignColors(this);
  private readonly changes = new SpecChanges(this);
  private readonly walk = new WalkPlayer(this, () => this.signChanges.map(({ at }) => at));
  protected readonly visibility = new VisibilityController(this, {
    onShown: () => (this.isNear = true),
    onHidden: () => undefined,
  });

  private get isEditable(): boolean {
    return this.shown.layer.biases.length <= MOST_EDITED && !this.noControls;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('figure');
    if (changed.has('figure') && this.figure !== undefined && this.figure.id !== before?.id) {
      this.shown = stateOf(this.figure.spec);
      this.history = new EditHistory(this.shown, (shown) => this.show(shown));
      this.chosen = -1;
      this.nextPick = 0;
    }
    this.prepare();
  }

  /** Computes what is drawn, as far as it changed. */
  private prepare(): void {
    const { shown, prepared } = this;
    const isSamePicture =
      prepared !== undefined &&
      (['layer', 'inputs', 'activation', 'secondNeurons', 'secondSeed', 'quantile'] as const).every(
        (name) => prepared[name] === shown[name],
      );
    if (!isSamePicture) {
      this.picture = planePicture(layersOf(shown), squareOf(shown));
      this.told = undefined;
    }
    if (!isSamePicture || prepared.picks !== shown.picks) {
      this.signChanges = signChanges(this.picture.layers, ...shown.picks);
    }
    const { at } = this.walk;
    const walker = at > 0 && at < 1 ? pointBetween(...shown.picks, at) : undefined;
    const isSamePoints =
      isSamePicture &&
      prepared.picks === shown.picks &&
      this.points.chosen === this.chosen &&
      this.points.walker?.x === walker?.x &&
      this.points.walker?.y === walker?.y;
    if (!isSamePoints) {
      const picks = shown.picks.map((point) => ({ point, region: regionOf(this.picture, point) }));
      this.points = { picks, walker, chosen: this.chosen };
    }
    this.prepared = shown;
  }

  override render(): TemplateResult {
    const { shown } = this;
    return html`
      <div class="beside" @keydown=${this.history.onKey}>
        <div class="left">
          ${this.noControls ? nothing : viewSwitch(shown, (next, what) => this.change(next, what))}
          <div class="drawing">${this.drawing()}</div>
          <p class="told" role="status">${this.toldText()}</p>
        </div>
        <div class="right">
          ${neuronTable({
            picture: this.picture,
            picks: shown.picks,
            walker: this.points.walker,
            chosen: this.chosen,
            isEditable: this.isEditable,
            choose: (neuron) => (this.chosen = neuron),
            setNumber: (neuron, index, input) => this.setNumber(neuron, index, input),
          })}
          ${this.way()}
        </div>
        ${this.noControls ? nothing : controls(shown, (next, what) => this.change(next, what), this.history, this.colors)}
        <p class="problem" role="alert">${this.problem}</p>
      </div>
    `;
  }

  private drawing(): TemplateResult {
    const { shown, picture, points } = this;
    const name = `${shown.layer.biases.length} neurons over two inputs`;
    if (shown.view === 'planes' && this.hasWebgl) {
      return this.isNear
        ? html`<planes-view
              .picture=${picture}
              .points=${points}
              .camera=${shown.camera}
              .label="${name}, as planes"
              .editable=${this.isEditable}
              @camera-change=${(event: CustomEvent<PlanesCamera>) => this.turn(event.detail)}
              @plane-change=${(event: CustomEvent<PlaneChange>) => this.lift(event.detail)}
              @no-webgl=${() => (this.hasWebgl = false)}
            ></planes-view>
            ${hasTooManySurfaces(picture) ? html`<p class="told">Only the first ${MOST_SURFACES} neurons are drawn as planes.</p>` : nothing}`
        : html`<div class="room"></div>`;
    }
    const note =
      shown.view === 'planes'
        ? html`<p class="told">Planes need WebGL, which this browser does not offer here; this is their floor.</p>`
        : nothing;
    return html`<flat-view
        .picture=${picture}
        .points=${points}
        .guides=${shown.guides}
        .editable=${this.isEditable}
        .movable=${shown.quantile === 0 || shown.secondNeurons > 0}
        .lit=${this.chosen}
        .label="${name}, as regions. Arrow keys go from region to region, Enter picks one."
        @point-pick=${(event: CustomEvent<PickChange>) => this.pick(event.detail)}
        @neuron-change=${(event: CustomEvent<NeuronChange>) => this.edit(event.detail)}
        @neuron-choose=${(event: CustomEvent<number>) => (this.chosen = event.detail === this.chosen ? -1 : event.detail)}
        @region-tell=${(event: CustomEvent<Region | null>) => (this.told = event.detail ?? undefined)}
      ></flat-view>
      ${note}`;
  }

  private toldText(): string {
    const counts = countText(this.picture);
    const { told } = this;
    return told === undefined ? counts : `Region ${signText(told.signs)}. ${counts}`;
  }

  /** The way from the first point to the second. */
  private way(): TemplateResult {
    const { layers } = this.picture;
    const names = this.signChanges.map(({ neuron }) => neuronName(layers, neuron));
    const changed = [...new Set(names)];
    const passed = this.signChanges.filter(({ at }) => at <= this.walk.at);
    const last = passed.at(-1);
    const onTheWay =
      this.points.walker === undefined || last === undefined
        ? ''
        : ` Last: ${neuronName(layers, last.neuron)} became ${last.becomesPositive ? 'positive' : 'negative'}.`;
    return html`
      <div class="controls way">
        ${playButton(this.walk.isPlaying, () => this.walk.toggle())}
        <input
          type="range"
          id="walk"
          min="0"
          max="1"
          step="0.005"
          aria-label="The way from A to B"
          .value=${String(this.walk.at)}
          @input=${(event: Event) => this.walk.go(Number((event.target as HTMLInputElement).value))}
        />
        <span class="ends">A to B</span>
      </div>
      <p class="told">
        ${changed.length === 0 ? 'No neuron changes its sign from A to B.' : `${changesText(changed)}${onTheWay}`}
      </p>
    `;
  }

  /** Shows another state without adding it to the history. */
  private show(shown: PlanesState): void {
    if (shown.layer.biases.length + shown.secondNeurons <= this.chosen) {
      this.chosen = -1;
    }
    this.shown = shown;
    this.problem = '';
    this.changes.report(parametersOf(shown));
  }

  /** Shows another state and adds it to the history. */
  private change(shown: PlanesState, what: string): void {
    this.history.push(shown, what);
    this.show(shown);
    this.requestUpdate();
  }

  private turn(camera: PlanesCamera): void {
    // where the reader looks from is in the link, but nothing that one undoes
    this.show({ ...this.shown, camera });
  }

  private pick({ index, point }: PickChange): void {
    const which = index ?? this.nextPick;
    if (index === undefined) {
      this.nextPick = 1 - this.nextPick;
    }
    const [first, second] = this.shown.picks;
    this.walk.go(0);
    this.change({ ...this.shown, picks: which === 0 ? [point, second] : [first, point] }, `pick ${which}`);
  }

  private edit({ neuron, weights, bias }: NeuronChange): void {
    this.chosen = neuron;
    const layer = withNeuron(this.shown.layer, neuron, weights, bias);
    this.change({ ...this.shown, layer, seed: undefined }, `line ${neuron}`);
  }

  private lift({ neuron, weights, bias }: PlaneChange): void {
    const [a = 0, b = 0] = this.shown.layer.weights[neuron] ?? [];
    const before = this.shown.layer.biases[neuron] ?? 0;
    this.edit({ neuron, weights: [a + weights[0], b + weights[1]], bias: before + bias });
  }

  private setNumber(neuron: number, index: number, input: HTMLInputElement): void {
    const value = input.valueAsNumber;
    if (!(Math.abs(value) <= MOST_NUMBER)) {
      this.problem = `A weight or bias of ${neuronName(this.picture.layers, neuron)} must be a number from −${MOST_NUMBER} to ${MOST_NUMBER}.`;
      return;
    }
    const numbers = [...(this.shown.layer.weights[neuron] ?? []), this.shown.layer.biases[neuron] ?? 0];
    numbers[index] = value;
    const [a = 0, b = 0, bias = 0] = numbers;
    this.edit({ neuron, weights: [a, b], bias });
  }
}

/** Says which neurons change their signs on the way, and names them if they are few. */
function changesText(changed: readonly string[]): string {
  if (changed.length === 1) {
    return `From A to B, one neuron changes its sign: ${changed.join()}.`;
  }
  const order = changed.length > MOST_NAMED ? '' : `, in this order: ${changed.join(', ')}`;
  return `From A to B, ${changed.length} neurons change their signs${order}.`;
}
