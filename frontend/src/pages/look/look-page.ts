import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ClassesEvent, Milliseconds, ModelSummary, NetworkInput, Sample } from '../../lib/api-types';
import { api, OfflineError, problemOf, type Photograph } from '../../lib/api';
import { LoadedPortraits, networkHere } from '../../lib/loaded-portraits';
import { styles } from '../../lib/style';
import { runActivations } from '../../activation/activation-run';
import { loadPhotograph } from '../../activation/own-resolution';
import './camera-control';
import type { FrameAnswer } from './camera-frame';
import './class-bars';
import type { ActivationMaps, Order, Scale } from '../../activation/layer-activation';
import './layer-maps';
import type { MapPoint } from '../../activation/map-point';
import './map-settings';
import { LiveCamera } from './live-camera';
import { lookAddress, readLookAddress } from './look-address';
import sheet from './look-page.css?inline';
import { type LookPhase, noClassesText, progressText, verdictText } from './look-phase';
import './map-inspector';
import { onScreen } from './on-screen';
import './photograph-choice';
import { LookSelection } from './look-selection';
import './unit-dialog';
import type { UnitDialog } from './unit-dialog';

/**
 * The activations of a photograph in a network: the most probable classes, and the maps of every layer as they arrive.
 * The network and the sample are in the address bar. Layers of the previous photograph stay, paler, until the new ones
 * replace them. A live camera can take the place of the photograph; then the layers on the screen are updated with each
 * of its pictures.
 */
@customElement('look-page')
export class LookPage extends LitElement {
  static override styles = styles(sheet);

  @state() private models: readonly ModelSummary[] = [];
  @state() private samples: readonly Sample[] = [];
  @state() private model = '';
  @state() private photograph: Photograph | undefined;
  @state() private phase: LookPhase = { name: 'loading' };
  @state() private scale: Scale = 'channel';
  @state() private order: Order = 'channel';
  @query('unit-dialog') private readonly dialog!: UnitDialog;
  private running: AbortController | undefined;
  private readonly selection = new LookSelection(this);
  private readonly portraits = new LoadedPortraits(this, () => networkHere(this.chosenModel()));
  private readonly camera = new LiveCamera(this, {
    onScreen: () => onScreen(this.renderRoot.querySelectorAll('layer-maps')),
    onFrame: (picture, answer) => this.onFrame(picture, answer),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.onAddress);
    window.addEventListener('online', this.onOnline);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.onAddress);
    window.removeEventListener('online', this.onOnline);
    this.running?.abort();
  }

  override render(): TemplateResult {
    return html`
      ${this.models.length === 0 ? nothing : this.choice()} ${this.troubles()}
      ${this.selection.input === undefined ? nothing : this.answer(this.selection.input)}
      <unit-dialog
        .model=${this.model}
        .photograph=${this.selection.picture}
        .portraits=${this.portraits.current}
        .sample=${this.photograph !== undefined && 'sample' in this.photograph ? this.photograph.sample : ''}
      ></unit-dialog>
    `;
  }

  private choice(): TemplateResult {
    return html`
      <div class="choice">
        <div>
          <photograph-choice
            .samples=${this.samples}
            .chosen=${this.photograph}
            @photograph-chosen=${(event: CustomEvent<Photograph>) => this.choose(this.model, event.detail)}
          ></photograph-choice>
          ${this.cameraControl()}
        </div>
        ${this.modelChoice()}
      </div>
    `;
  }

  private cameraControl(): TemplateResult {
    return html`
      <camera-control
        .state=${this.camera.state}
        @camera-start=${() => this.startCamera()}
        @camera-freeze=${() => this.camera.freeze()}
        @camera-stop=${() => this.camera.stop()}
      ></camera-control>
    `;
  }

  private modelChoice(): TemplateResult {
    return html`
      <label class="model">
        <span>Model</span>
        <select @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value, this.photograph)}>
          ${this.models.map(({ id, title }) => html`<option value=${id} .selected=${id === this.model}>${title}</option>`)}
        </select>
        <a href="/models/${this.model}">About it</a>
      </label>
    `;
  }

  private troubles(): TemplateResult | typeof nothing {
    const { phase } = this;
    if (phase.name === 'loading') {
      return html`<p class="quiet">Asking for the models and the samples …</p>`;
    }
    if (phase.name !== 'failed' && phase.name !== 'offline') {
      return nothing;
    }
    const problem = phase.name === 'failed' ? phase.problem : undefined;
    const isRefused = problem !== undefined && problem.status >= 400 && problem.status < 500;
    return html`
      <div class="trouble" role="alert">
        <p>${problem?.detail ?? 'The server does not answer.'}</p>
        ${!isRefused ? html`<button type="button" @click=${() => void this.begin()}>Try again</button>` : nothing}
      </div>
    `;
  }

  private answer(input: NetworkInput): TemplateResult {
    return html`
      <div class="answer ${this.selection.isStale ? 'stale' : ''}">
        <div>
          <h2>Classes <span class="quiet">${verdictText(this.sample(), this.selection.classes)}</span></h2>
          <div class="seen">
            <figure>
              ${
                this.selection.picture instanceof HTMLCanvasElement
                  ? this.selection.picture
                  : html`<img src=${input.image} alt="The photograph" />`
              }
              <figcaption>${inputText(input)}</figcaption>
            </figure>
            ${
              this.selection.classes.length > 0
                ? html`<class-bars .classes=${this.selection.classes}></class-bars>`
                : html`<p class="quiet ${this.phase.name === 'running' ? 'pending' : ''}">
                    ${noClassesText(this.phase, this.selection, this.chosenModel())}
                  </p>`
            }
          </div>
          ${this.findLink()}
          <h2>Layers</h2>
          <map-settings
            .scale=${this.scale}
            .order=${this.order}
            @scale-chosen=${(event: CustomEvent<Scale>) => (this.scale = event.detail)}
            @order-chosen=${(event: CustomEvent<Order>) => (this.order = event.detail)}
          ></map-settings>
          <p class="quiet" aria-live="polite">${progressText(this.phase, this.selection, this.camera.state)}</p>
          ${this.layerGrids(input)}
        </div>
        <aside class=${this.selection.point === undefined ? 'empty' : ''} aria-label="The map pointed at">
          <map-inspector
            small
            .photograph=${this.selection.picture}
            .point=${this.selection.point}
            .portraits=${this.portraits.current}
            >${inputText(input)}</map-inspector
          >
        </aside>
      </div>
    `;
  }

  /** Returns a link to the search by the sample that is shown. A photograph of the reader's is in no address. */
  private findLink(): TemplateResult | typeof nothing {
    const sample = this.sample();
    return sample === undefined
      ? nothing
      : html`<p class="find">
          <a href="/find?sample=${encodeURIComponent(sample.id)}"
            >Find units that respond to this photograph, or to a part of it</a
          >
        </p>`;
  }

  private layerGrids(input: NetworkInput): TemplateResult {
    return html`
      <div
        @map-point=${(event: CustomEvent<MapPoint>) => this.selection.pointAt(event.detail)}
        @map-open=${this.onOpen}
      >
        ${repeat(
          this.selection.layers,
          (maps) => maps.layer.name,
          (maps, depth) =>
            html`<layer-maps
              class=${depth < this.selection.arrived ? '' : 'stale'}
              .maps=${maps}
              .model=${this.model}
              .input=${input}
              .scale=${this.scale}
              .order=${this.order}
              .portraits=${this.phase.name === 'camera' ? undefined : this.portraits.current}
            ></layer-maps>`,
        )}
      </div>
    `;
  }

  private async begin(): Promise<void> {
    this.phase = { name: 'loading' };
    try {
      const [{ default: standard, models }, { opening, samples }] = await Promise.all([api.models(), api.sampleList()]);
      this.models = models;
      this.samples = samples;
      const asked = readLookAddress(location.search);
      this.model = asked.model ?? (this.model || standard);
      this.photograph ??= { sample: asked.sample ?? this.chosenModel()?.surestSample ?? opening };
      await this.run();
    } catch (error) {
      this.fail(error);
    }
  }

  private choose(model: string, photograph: Photograph | undefined): void {
    this.model = model;
    this.photograph = photograph;
    history.pushState(null, '', lookAddress(model, photograph));
    if (photograph === undefined && this.camera.isOn) {
      this.startCamera();
    } else {
      this.camera.stop();
      void this.run();
    }
  }

  /** Returns the sample that is shown; `undefined` for a photograph of the reader's. */
  private sample(): Sample | undefined {
    const { photograph } = this;
    return photograph !== undefined && 'sample' in photograph
      ? this.samples.find(({ id }) => id === photograph.sample)
      : undefined;
  }

  private chosenModel(): ModelSummary | undefined {
    return this.models.find(({ id }) => id === this.model);
  }

  private startCamera(): void {
    const model = this.chosenModel();
    if (model !== undefined) {
      void this.camera.start(model);
    }
  }

  /** Shows a frame of the camera. The first frame replaces the photograph. */
  private onFrame(picture: HTMLCanvasElement, answer: FrameAnswer): void {
    this.running?.abort();
    if (this.photograph !== undefined) {
      this.photograph = undefined;
      history.replaceState(null, '', lookAddress(this.model, undefined));
    }
    this.phase = { name: 'camera' };
    this.selection.showFrame(picture, answer);
  }

  private async run(): Promise<void> {
    this.running?.abort();
    const { photograph } = this;
    if (photograph === undefined) {
      return;
    }
    const running = new AbortController();
    this.running = running;
    this.phase = { name: 'running' };
    this.selection.beginPhotograph();
    const ifCurrent = (change: () => void): void => {
      if (!running.signal.aborted) {
        change();
      }
    };
    const listener = {
      photograph: (input: NetworkInput) =>
        ifCurrent(() => void this.selection.showInput(input, () => loadPhotograph(photograph, this.samples, input))),
      layer: (maps: ActivationMaps) => ifCurrent(() => this.selection.addLayer(maps)),
      classes: (classes: ClassesEvent) => ifCurrent(() => this.selection.setClasses(classes)),
      done: (milliseconds: Milliseconds) => ifCurrent(() => (this.phase = { name: 'done', milliseconds })),
    };
    try {
      await runActivations(this.model, photograph, listener, running.signal);
    } catch (error) {
      ifCurrent(() => this.fail(error));
    }
  }

  /** Shows an error, and removes what belongs to the previous photograph. */
  private fail(error: unknown): void {
    this.selection.discardPrevious();
    this.phase = error instanceof OfflineError ? { name: 'offline' } : { name: 'failed', problem: problemOf(error) };
  }

  private onOpen(event: CustomEvent<MapPoint>): void {
    this.camera.freeze();
    void this.dialog.show(event.detail);
  }

  private readonly onAddress = (): void => {
    const { model, sample } = readLookAddress(location.search);
    this.model = model ?? this.model;
    this.photograph = sample === undefined ? this.photograph : { sample };
    this.camera.stop();
    void this.run();
  };

  private readonly onOnline = (): void => {
    if (this.phase.name === 'offline') {
      void this.begin();
    }
  };
}

/** Returns the caption of the photograph. */
function inputText({ width, height }: NetworkInput): string {
  return `The network sees it with ${width} × ${height} px.`;
}
