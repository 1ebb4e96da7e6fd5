import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData } from '../../lib/api-types';
import { floatsOf } from '../../lib/base64';
import { percentText } from '../../lib/numbers';
import { type FigureSpec, specField, specNumber } from '../../lib/specs';
import { styles } from '../../lib/style';
import { playButton } from '../../figure/play-button';
import playControls from '../../figure/play-controls.css?inline';
import { SpecChanges } from '../../linear/spec-changes';
import { PURPLE_ORANGE, divergingGradient } from '../../lib/diverging-colors';
import { LiveSocket, type LiveState } from './live-socket';
import { ACTIVATIONS, forward, planeMaps, type Network } from './network';
import './network-view';
import type { NeuronPlace } from './network-view';
import './neuron-detail';
import type { TrainResult } from './result';
import { framedIndex, networkOf, recorded, withMoment, type Moment } from './run';
import { PROBLEMS, changesUntil, linkParameters, withChange } from './spec';
import { changesDrawing, costDrawing, greatestCost, paintRaster, rasterHeight, rasterRows } from './timeline';
import sheet from './train-figure.css?inline';

/** How long a recorded training takes to play. */
const PLAY_MILLISECONDS = 9000;
const MAP_SIDE = 22;
/** The steps between two messages of a live training. */
const SPEEDS = [1, 10, 100, 1000];

/**
 * The training of a small network: recorded, and live where the page belongs to the server. Fires `spec-change` with the parameters
 * of a link when the reader goes to another step or changes something.
 */
@customElement('train-figure')
export class TrainFigure extends LitElement {
  static override styles = styles(playControls + sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** Whether a live training can be opened: the page belongs to the figure's server. */
  @property({ type: Boolean, attribute: 'may-train' }) mayTrain = false;
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;

  @state() private moments: readonly Moment[] = [];
  @state() private index = 0;
  @state() private isPlaying = false;
  @state() private live: LiveState | undefined;
  @state() private notice = '';
  @state() private speed = 10;
  @state() private showsBias = false;
  @state() private selected: NeuronPlace | undefined;
  @state() private input: readonly number[] = [];
  private spec: FigureSpec = {};
  private examples: { inputs: Float32Array; targets: Float32Array } = {
    inputs: new Float32Array(),
    targets: new Float32Array(),
  };
  private socket: LiveSocket | undefined;
  private isOpening = false;
  /** What was asked last while the training is being opened. */
  private waiting: ((socket: LiveSocket) => void) | undefined;
  private readonly changes = new SpecChanges(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isPlaying = false;
    this.leave();
  }

  private get result(): TrainResult | undefined {
    return this.figure?.result?.data as TrainResult | undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { result } = this;
    if (changed.has('figure') && result !== undefined && changed.get('figure')?.id !== this.figure?.id) {
      this.leave();
      this.spec = this.figure?.spec ?? {};
      this.moments = recorded(result);
      this.index = this.moments.length - 1;
      this.examples = { inputs: floatsOf(result.examples.inputs), targets: floatsOf(result.examples.targets) };
      this.input = [...this.examples.inputs.subarray(0, result.inputs.length)];
      this.selected = { layer: result.hidden.length, neuron: 0 };
    }
  }

  /** The last moment up to the one shown whose weights are known. */
  private get moment(): Moment | undefined {
    return this.moments[framedIndex(this.moments, this.index)];
  }

  private get isPlane(): boolean {
    return !['xor', 'adder'].includes(specField(this.spec, 'problem')) && (this.result?.inputs.length ?? 0) >= 2;
  }

  override render(): TemplateResult | typeof nothing {
    const { result, moment } = this;
    if (result === undefined || moment?.weights === undefined) {
      return nothing;
    }
    const network = networkOf(result, moment);
    const values = forward(network, moment.weights, this.input);
    const maps = this.isMapped(network)
      ? planeMaps(network, moment.weights, { side: MAP_SIDE, ...this.range(), others: this.input.slice(2) })
      : undefined;
    return html`
      ${this.controls(moment)}
      <div class="scores" aria-live="off">${this.scores(moment)}</div>
      <div class="networks ${this.showsBias ? 'two' : ''}">
        ${this.view(network, moment.weights, values, maps, 'activation')}
        ${this.showsBias ? this.view(network, moment.weights, values, undefined, 'bias') : nothing}
      </div>
      ${this.legend(network)} ${this.detail(network, moment.weights, values)} ${this.timeline(result, moment)}
      ${this.noControls ? nothing : this.settings(network)}
      <p class="visually-hidden" role="status">${this.notice}</p>
    `;
  }

  private get isPicture(): boolean {
    return specField(this.spec, 'problem').startsWith('image');
  }

  /** Maps over the plane are drawn where the first two inputs are coordinates, or bits, which lie at its corners. */
  private isMapped(network: Network): boolean {
    return network.inputs === 2 || (this.isPlane && network.inputs >= 2);
  }

  private range(): { least: number; most: number } {
    return specField(this.spec, 'problem') === 'xor' ? { least: -0.25, most: 1.25 } : { least: -1, most: 1 };
  }

  private view(
    network: Network,
    weights: Float32Array,
    values: readonly (readonly number[])[],
    maps: readonly (readonly Float32Array[])[] | undefined,
    by: 'activation' | 'bias',
  ): TemplateResult {
    return html`<div>
      ${this.showsBias ? html`<p class="heading">coloured by ${by}</p>` : nothing}
      <network-view
        .network=${network}
        .weights=${weights}
        .values=${values}
        .maps=${maps}
        .input=${this.input}
        .inputNames=${this.result?.inputs ?? []}
        .outputNames=${this.result?.outputs ?? []}
        .selected=${this.selected}
        .by=${by}
        @neuron-select=${(event: CustomEvent<NeuronPlace>) => (this.selected = event.detail)}
      ></network-view>
    </div>`;
  }

  private controls(moment: Moment): TemplateResult {
    const last = this.moments.length - 1;
    return html`<div class="controls">
        ${playButton(this.isPlaying || this.live?.isRunning === true, () => this.toggle())}
        <input
          type="range"
          min="0"
          max=${last}
          .value=${String(this.index)}
          aria-label="Step"
          aria-valuetext="step ${moment.step}"
          @input=${(event: Event) => this.onTime(Number((event.target as HTMLInputElement).value))}
        />
        <output class="step">step ${moment.step.toLocaleString('en')}</output>
      </div>
      ${this.noControls ? nothing : this.trainingControls()}`;
  }

  private trainingControls(): TemplateResult {
    if (!this.mayTrain) {
      return html`<p class="told">
        ${this.figure === undefined ? nothing : html`<a href=${this.figure.url} target="_top">Train it on its page</a>`}
      </p>`;
    }
    return html`<div class="buttons">
      <button type="button" @click=${() => this.trainOn()} ?disabled=${this.live?.isRunning === true}>
        Train on from here
      </button>
      <button type="button" @click=${() => this.oneStep()}>One step</button>
      <button type="button" @click=${() => this.goTo(0)}>Back to step 0</button>
      <label
        >steps a frame
        <select @change=${(event: Event) => this.onSpeed(Number((event.target as HTMLSelectElement).value))}>
          ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${speed}</option>`)}
        </select></label
      >
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.showsBias}
          @change=${(event: Event) => (this.showsBias = (event.target as HTMLInputElement).checked)}
        />
        colours by bias beside it</label
      >
      ${this.notice === '' ? nothing : html`<span class="notice">${this.notice}</span>`}
    </div>`;
  }

  private scores(moment: Moment): TemplateResult {
    const score = (cost: number, right: number): TemplateResult =>
      html`cost <b>${cost.toFixed(4)}</b>${this.isPicture ? nothing : html`, right <b>${percentText(right)}</b>`}`;
    const { heldOutCost, heldOutRight } = moment;
    return html`<span class="trained">${score(moment.cost, moment.right)}</span> ${
        heldOutCost === undefined || heldOutRight === undefined
          ? nothing
          : html`<span class="held-out">held out: ${score(heldOutCost, heldOutRight)}</span>`
      }`;
  }

  private legend(network: Network): TemplateResult {
    const rectified = network.activations.some((activation) => activation.endsWith('relu'));
    return html`<p class="legend">
      <span>lowest</span><span class="bar" style="background: ${divergingGradient(PURPLE_ORANGE)}"></span
      ><span>highest</span>
      <span class="told"
        >Sigmoids from 0 to 1, tanh and sin from −1 to
        1.${rectified ? ' A rectified neuron is coloured as a share of its own largest activation shown.' : ''} Edges
        are as wide as their weights, dashed where negative.</span
      >
    </p>`;
  }

  private detail(
    network: Network,
    weights: Float32Array,
    values: readonly (readonly number[])[],
  ): TemplateResult | typeof nothing {
    const { selected } = this;
    return selected === undefined
      ? nothing
      : html`<neuron-detail
          .network=${network}
          .weights=${weights}
          .values=${values}
          .place=${selected}
          .range=${this.range()}
          .input=${this.input}
          .inputNames=${this.result?.inputs ?? []}
          .outputNames=${this.result?.outputs ?? []}
          .examples=${this.examples}
          ?is-mapped=${this.isMapped(network)}
          ?is-picture=${this.isPicture}
          ?may-edit=${this.mayTrain && !this.noControls}
          @input-change=${(event: CustomEvent<readonly number[]>) => (this.input = event.detail)}
          @weight-change=${(event: CustomEvent<{ index: number; value: number }>) =>
            this.change(`w${event.detail.index}=${event.detail.value}`)}
        ></neuron-detail>`;
  }

  private timeline(result: TrainResult, moment: Moment): TemplateResult {
    const { jumps } = result;
    const rows = rasterRows(this.moments);
    const heldOut = moment.heldOutCost === undefined ? nothing : html`<span class="held-out">held out</span>`;
    return html`<div class="timeline">
      <p class="heading">
        <span class="trained">cost</span>${heldOut}<span class="most"
          >from 0 to ${greatestCost(this.moments).toFixed(3)}</span
        >
      </p>
      ${costDrawing(this.moments, moment)}
      ${
        rows === 0
          ? nothing
          : html`<p class="heading">hidden neurons that fire <span class="told">(darker: for more examples)</span></p>
              <canvas
                class="raster"
                style="height: ${rasterHeight(this.moments)}px"
                role="img"
                aria-label="Firing of ${rows} hidden neurons"
              ></canvas>
              <p class="heading">changes of the firing pattern</p>
              ${changesDrawing(this.moments, moment)}
              <p class="told">
                ${
                  jumps === undefined
                    ? 'Whether cost drops where firing changes cannot be said of so few intervals, or where nothing changes.'
                    : html`Drops of cost and changes of firing, in ${jumps.intervals} intervals, beyond their
                        neighbours: rank correlation <b>${jumps.correlation.toFixed(2)}</b>, p =
                        <b>${jumps.probability.toFixed(3)}</b> by shifting one against the other.`
                }
              </p>`
      }
      ${result.diverged === undefined ? nothing : html`<p class="diverged">${result.diverged}</p>`}
      ${this.live?.diverged ? html`<p class="diverged">${this.live.diverged}</p>` : nothing}
    </div>`;
  }

  private settings(network: Network): TemplateResult | typeof nothing {
    if (!this.mayTrain) {
      return nothing;
    }
    const setting = (name: string, step: string): TemplateResult =>
      html`<label
        >${name}
        <input
          type="number"
          min="0"
          step=${step}
          .value=${String(this.latest(name))}
          @change=${(event: Event) => this.change(`${name}=${(event.target as HTMLInputElement).value}`)}
      /></label>`;
    return html`<details class="settings" open>
        <summary>Change while it trains</summary>
        <div class="fields">
          ${setting('rate', 'any')} ${setting('batch', '1')} ${setting('l1', 'any')} ${setting('l2', 'any')}
          ${network.activations.map(
            (activation, layer) =>
              html`<label
                >layer ${layer + 1}
                <select
                  @change=${(event: Event) => this.change(`layer${layer + 1}=${(event.target as HTMLSelectElement).value}`)}
                >
                  ${ACTIVATIONS.map((name) => html`<option value=${name} ?selected=${name === activation}>${name}</option>`)}
                </select></label
              >`,
          )}
        </div>
      </details>
      <details class="settings">
        <summary>Another training</summary>
        <form class="fields" action="/figure" method="get" @submit=${this.onAnother}>
          <label
            >problem
            <select name="problem">
              ${PROBLEMS.map(
                ([name, text]) =>
                  html`<option value=${name} ?selected=${name === specField(this.spec, 'problem')}>${text}</option>`,
              )}
            </select></label
          >
          <label
            >hidden layers
            <input name="hidden" .value=${specField(this.spec, 'hidden')} pattern="none|[0-9]+(,[0-9]+)*"
          /></label>
          <label>seed <input name="seed" type="number" min="0" .value=${specField(this.spec, 'seed')} /></label>
          <label
            >steps <input name="steps" type="number" min="0" max="100000" .value=${specField(this.spec, 'steps')}
          /></label>
          <button>Train it</button>
        </form>
      </details>`;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>('.raster');
    if (canvas !== null) {
      const [red = 0, green = 0, blue = 0] = (getComputedStyle(canvas).color.match(/\d+/g) ?? []).map(Number);
      paintRaster(canvas, this.moments, [red, green, blue]);
    }
  }

  /** Returns the latest value of a setting, by the changes up to the moment shown. */
  private latest(name: string): number {
    const step = this.moment?.step ?? 0;
    const changed = changesUntil(specField(this.spec, 'changes'), step)
      .split(',')
      .filter((change) => change.includes(`:${name}=`))
      .at(-1);
    return changed === undefined ? specNumber(this.spec, name, 0) : Number(changed.slice(changed.indexOf('=') + 1));
  }

  private toggle(): void {
    if (this.live?.isRunning === true) {
      this.socket?.send({ pause: true });
    } else if (this.isPlaying) {
      this.isPlaying = false;
    } else if (this.index === this.moments.length - 1 && this.socket !== undefined) {
      this.trainOn();
    } else {
      this.play();
    }
  }

  /** Plays the moments from the one shown, or from the first if that is the last. */
  private play(): void {
    this.isPlaying = true;
    const from = this.index >= this.moments.length - 1 ? 0 : this.index;
    let begin: number | undefined;
    const frame = (now: number): void => {
      begin ??= now;
      const last = this.moments.length - 1;
      if (!this.isPlaying) {
        return;
      }
      this.index = Math.min(last, from + Math.floor(((now - begin) / PLAY_MILLISECONDS) * last));
      if (this.index >= last) {
        this.isPlaying = false;
      } else {
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  }

  private onTime(index: number): void {
    this.isPlaying = false;
    this.index = index;
    if (this.live?.isRunning === true) {
      this.socket?.send({ pause: true });
    }
    this.report();
  }

  private trainOn(): void {
    this.isPlaying = false;
    this.withSocket((socket) => socket.send({ run: this.speed }));
  }

  private oneStep(): void {
    const step = this.moment?.step ?? 0;
    this.withSocket((socket) => socket.send({ goTo: step + 1 }));
  }

  private goTo(step: number): void {
    this.isPlaying = false;
    this.withSocket((socket) => socket.send({ goTo: step }));
  }

  private onSpeed(speed: number): void {
    this.speed = speed;
    if (this.live?.isRunning === true) {
      this.socket?.send({ run: speed });
    }
  }

  /** Makes a change at the moment shown; later changes are forgotten. */
  private change(change: string): void {
    this.withSocket((socket) => {
      const step = this.moment?.step ?? 0;
      socket.send({ change });
      this.spec = { ...this.spec, changes: withChange(specField(this.spec, 'changes'), step, change) };
      this.report();
    });
  }

  /** Opens a live training at the moment shown, or brings the one that is open there; then `act` gives it a command. */
  private withSocket(act: (socket: LiveSocket) => void): void {
    const step = this.moment?.step ?? 0;
    if (this.socket !== undefined && !this.isOpening && this.live !== undefined) {
      if (this.live.moment.step !== step) {
        this.socket.send({ goTo: step });
      }
      act(this.socket);
      return;
    }
    this.waiting = act;
    if (this.isOpening) {
      return;
    }
    this.isOpening = true;
    this.notice = 'Opening the training …';
    const changes = changesUntil(specField(this.spec, 'changes'), step);
    const hasHeldOut = this.moment?.heldOutCost !== undefined;
    this.socket = new LiveSocket({ ...this.spec, steps: step, changes }, hasHeldOut, {
      onState: (state) => {
        if (this.isOpening && !state.isGoing) {
          this.isOpening = false;
          this.notice = '';
          this.live = state;
          this.waiting?.(this.socket as LiveSocket);
        } else {
          this.onState(state);
        }
      },
      onRefused: (sentence) => (this.notice = sentence),
      onClosed: (sentence) => {
        this.notice = sentence;
        this.socket = undefined;
        this.live = undefined;
        this.isOpening = false;
      },
    });
  }

  private onState(state: LiveState): void {
    this.live = state;
    if (this.isOpening || state.isGoing) {
      this.notice = state.isGoing ? `Going to step ${state.target} …` : this.notice;
      return;
    }
    this.notice = '';
    const activations = this.activationsAt(state.moment.step);
    this.moments = withMoment(this.moments, { ...state.moment, activations });
    this.index = this.moments.length - 1;
    this.report();
  }

  /** Returns the activations of the hidden layers by the changes up to a step. */
  private activationsAt(step: number): Moment['activations'] {
    const names = specField(this.spec, 'activations').split(',') as Moment['activations'];
    const activations = (this.result?.hidden ?? []).map((_, layer) => names[names.length === 1 ? 0 : layer] ?? 'tanh');
    for (const change of changesUntil(specField(this.spec, 'changes'), step).split(',')) {
      const found = /:layer(\d)=(.*)$/.exec(change);
      if (found !== null) {
        activations[Number(found[1]) - 1] = found[2] as Moment['activations'][number];
      }
    }
    return activations;
  }

  /** Tells the link of the moment shown. */
  private report(): void {
    const step = this.moment?.step ?? 0;
    const changes = changesUntil(specField(this.spec, 'changes'), step);
    this.changes.report(linkParameters({ ...this.spec, steps: step, changes }));
  }

  /** Opens another training as a figure of its own. */
  private onAnother(event: SubmitEvent): void {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    const activations = specField(this.spec, 'activations');
    const parameters = linkParameters({
      ...this.spec,
      ...fields,
      activations: activations.split(',')[0] ?? 'tanh',
      changes: '',
      points: [],
    });
    location.assign(`/figure?${new URLSearchParams({ kind: 'train', ...parameters }).toString()}`);
  }

  private leave(): void {
    this.socket?.close();
    this.socket = undefined;
    this.live = undefined;
    this.isOpening = false;
  }
}
