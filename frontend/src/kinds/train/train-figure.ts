import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { FigureData } from '../../lib/api-types';
import { floatsOf } from '../../lib/base64';
import { cssProperties } from '../../lib/css-properties';
import { PURPLE_ORANGE, divergingGradient } from '../../lib/diverging-colors';
import { percentText } from '../../lib/numbers';
import { pageOfServer } from '../../lib/servers';
import { specField } from '../../lib/specs';
import { styles } from '../../lib/style';
import { creditLine } from '../../figure/credits';
import { playButton } from '../../figure/play-button';
import playControls from '../../figure/play-controls.css?inline';
import { SpecChanges } from '../../figure/spec-changes';
import { ReaderView } from '../../figure/reader-view';
import './digit-view';
import { digitsPath } from './digits';
import { forward, planeMaps, type Network } from './network';
import './network-view';
import type { NeuronPlace } from './network-view';
import './neuron-detail';
import type { DigitSample, TrainResult } from './result';
import { networkOf, type Moment } from './run';
import { ShownTraining } from './shown-training';
import { stopSettings } from './stop-settings';
import { paintRaster, timeline } from './timeline';
import sheet from './train-figure.css?inline';
import { shownPoints } from './training-draft';
import './training-editor';
import { trainingButtons, trainingSettings } from './training-settings';

const MAP_SIDE = 22;

type Maps = ReturnType<typeof planeMaps>;

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
  /** Whether the figure comes from a file, so that no server is asked. */
  @property({ type: Boolean, attribute: 'from-file' }) isFromFile = false;
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;

  @state() private selected: NeuronPlace | undefined;
  @state() private input: readonly number[] = [];
  private examples: { inputs: Float32Array; targets: Float32Array } = {
    inputs: new Float32Array(),
    targets: new Float32Array(),
  };
  private drawn: { readonly weights: Float32Array; readonly others: string; readonly maps: Maps } | undefined;
  /** What the raster shows. */
  private painted: { readonly moments: readonly Moment[]; readonly ink: string } | undefined;
  private readonly changes = new SpecChanges(this);
  protected readonly reader = new ReaderView(this, () => this.selected !== undefined, {
    neuron: {
      get: () => (this.selected === undefined ? '' : `${this.selected.layer},${this.selected.neuron}`),
      set: (text) => this.select(text),
    },
  });

  private readonly training = new ShownTraining(this, (parameters) => this.changes.report(parameters));

  private get result(): TrainResult | undefined {
    return this.figure?.result?.data as TrainResult | undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { result } = this;
    if (changed.has('figure') && result !== undefined && changed.get('figure')?.id !== this.figure?.id) {
      this.training.show(this.figure?.spec ?? {}, result);
      this.examples = { inputs: floatsOf(result.examples.inputs), targets: floatsOf(result.examples.targets) };
      this.input = [...this.examples.inputs.subarray(0, result.inputs.length)];
      this.selected = { layer: result.digits === undefined ? result.hidden.length : 0, neuron: 0 };
    }
  }

  /** Selects the neuron that a link names by its layer and its place in the layer, if the network has it. */
  private select(text: string): void {
    const [layer = -1, neuron = -1] = text.split(',').map(Number);
    const sizes = [...(this.result?.hidden ?? []), this.result?.outputs.length ?? 0];
    if (Number.isInteger(neuron) && neuron >= 0 && neuron < (sizes[layer] ?? 0)) {
      this.selected = { layer, neuron };
    }
  }

  private get showsBias(): boolean {
    return specField(this.training.spec, 'bias') === 'true';
  }

  private get isPlane(): boolean {
    return (
      !['xor', 'adder', 'digits'].includes(specField(this.training.spec, 'problem')) &&
      (this.result?.inputs.length ?? 0) >= 2
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { result } = this;
    const { moment } = this.training;
    if (result === undefined || moment?.weights === undefined) {
      return nothing;
    }
    const network = networkOf(result, moment);
    const values = forward(network, moment.weights, this.input);
    const maps = this.isMapped(network) ? this.mapsOf(network, moment.weights) : undefined;
    return html`
      ${this.controls(moment)}
      <div class="scores" aria-live="off">${this.scores(moment)}</div>
      ${
        result.digits === undefined
          ? html`<div class="networks ${this.showsBias ? 'two' : ''}">
                ${this.view(network, moment.weights, values, maps, 'activation')}
                ${this.showsBias ? this.view(network, moment.weights, values, undefined, 'bias') : nothing}
              </div>
              ${this.legend(network)} ${this.detail(network, moment.weights, values)}`
          : this.digits(network, moment.weights, result.digits)
      }
      ${timeline(result, this.training.moments, moment, this.training.live?.diverged ?? '')}
      ${
        this.noControls || !this.mayTrain
          ? nothing
          : html`${trainingSettings(this.training, network)} ${stopSettings(this.training)} ${this.another()}`
      }
      ${(result.credits ?? []).map(
        (credit) => html`<p class="told">Photograph: ${credit.title}. ${creditLine(credit, '_blank')}</p>`,
      )}
      <p class="visually-hidden" role="status">${this.training.notice}</p>
    `;
  }

  private digits(network: Network, weights: Float32Array, sample: DigitSample): TemplateResult {
    return html`<digit-view
      .network=${network}
      .weights=${weights}
      .sample=${sample}
      .address=${this.isFromFile ? undefined : pageOfServer(this.figure, digitsPath(sample))}
      .selected=${this.selected}
      .training=${this.mayTrain ? this.training.parameters : undefined}
      ?shows-bias=${this.showsBias}
      ?may-edit=${this.mayTrain && !this.noControls}
      @neuron-select=${(event: CustomEvent<NeuronPlace>) => (this.selected = event.detail)}
      @weight-change=${(event: CustomEvent<{ index: number; value: number }>) =>
        this.training.change(`w${event.detail.index}=${event.detail.value}`)}
    ></digit-view>`;
  }

  /** The plan of another training. */
  private another(): TemplateResult {
    return html`<details class="settings">
      <summary>Another training</summary>
      ${keyed(
        this.figure?.id,
        html`<training-editor
          .spec=${this.training.spec}
          .shown=${shownPoints(this.training.spec, this.examples)}
        ></training-editor>`,
      )}
    </details>`;
  }

  private get isPicture(): boolean {
    return specField(this.training.spec, 'problem').startsWith('image');
  }

  /** Maps over the plane are drawn where the first two inputs are coordinates, or bits, which lie at its corners. */
  private isMapped(network: Network): boolean {
    return network.inputs === 2 || (this.isPlane && network.inputs >= 2);
  }

  private range(): { least: number; most: number } {
    return specField(this.training.spec, 'problem') === 'xor' ? { least: -0.25, most: 1.25 } : { least: -1, most: 1 };
  }

  /** Returns the maps of all neurons, computed again only for other weights or other inputs beside the first two. */
  private mapsOf(network: Network, weights: Float32Array): Maps {
    const others = this.input.slice(2);
    const key = others.join();
    if (this.drawn?.weights !== weights || this.drawn.others !== key) {
      const maps = planeMaps(network, weights, { side: MAP_SIDE, ...this.range(), others });
      this.drawn = { weights, others: key, maps };
    }
    return this.drawn.maps;
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
    const { training } = this;
    return html`<div class="controls">
        ${playButton(training.isPlaying || training.isRunning, () => training.toggle())}
        <input
          type="range"
          min="0"
          max=${training.moments.length - 1}
          .value=${String(training.index)}
          aria-label="Step"
          aria-valuetext="step ${moment.step}"
          @input=${(event: Event) => training.select(Number((event.target as HTMLInputElement).value))}
        />
        <output class="step">step ${moment.step.toLocaleString('en')}</output>
      </div>
      ${this.noControls ? nothing : this.trainingControls()}`;
  }

  private trainingControls(): TemplateResult | typeof nothing {
    if (this.mayTrain) {
      return trainingButtons(this.training);
    }
    const page = this.figure?.url ?? '';
    return page === '' ? nothing : html`<p class="told"><a href=${page} target="_top">Train it on its page</a></p>`;
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
      <span>lowest</span><span class="bar" ${cssProperties({ background: divergingGradient(PURPLE_ORANGE) })}></span
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
            this.training.change(`w${event.detail.index}=${event.detail.value}`)}
        ></neuron-detail>`;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>('.raster');
    const ink = canvas === null ? '' : getComputedStyle(canvas).color;
    const { moments } = this.training;
    if (canvas !== null && (this.painted?.moments !== moments || this.painted.ink !== ink)) {
      this.painted = { moments, ink };
      const [red = 0, green = 0, blue = 0] = (ink.match(/\d+/g) ?? []).map(Number);
      paintRaster(canvas, moments, [red, green, blue]);
    }
  }
}
