import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, OfflineError, problemOf, type ModelSummary, type Photograph, type Problem, type Sample } from '../lib/api';
import { durationText } from '../lib/numbers';
import { styles } from '../lib/style';
import { runActivations, type SeenPhotograph } from './activation-run';
import './class-bars';
import type { ClassScore } from './class-bars';
import type { ActivationMaps, Order, Scale } from './layer-activation';
import './layer-maps';
import type { MapPoint } from './map-point';
import './map-settings';
import { lookAddress, readLookAddress } from './look-address';
import sheet from './look-page.css?inline';
import './map-inspector';
import './photograph-choice';
import './unit-dialog';
import type { UnitDialog } from './unit-dialog';

type Phase =
  | { readonly name: 'loading' | 'running' | 'offline' }
  | { readonly name: 'done'; readonly milliseconds: Readonly<Record<string, number>> }
  | { readonly name: 'failed'; readonly problem: Problem };

/**
 * Looks at a photograph through a network: which classes it takes it for, and every layer's maps as they arrive. The model and
 * the sample stand in the address bar. Layers of the photograph before stay, pale, until the new ones take their places.
 */
@customElement('look-page')
export class LookPage extends LitElement {
  static override styles = styles(sheet);

  @state() private models: readonly ModelSummary[] = [];
  @state() private samples: readonly Sample[] = [];
  @state() private model = '';
  @state() private photograph: Photograph | undefined;
  @state() private seen: SeenPhotograph | undefined;
  @state() private layers: readonly ActivationMaps[] = [];
  @state() private arrived = 0;
  /** Whether what is shown is still of the photograph before. */
  @state() private isStale = false;
  @state() private classes: readonly ClassScore[] = [];
  @state() private phase: Phase = { name: 'loading' };
  @state() private point: MapPoint | undefined;
  @state() private scale: Scale = 'channel';
  @state() private order: Order = 'channel';
  @state() private picture: HTMLImageElement | undefined;
  @query('unit-dialog') private readonly dialog!: UnitDialog;
  private running: AbortController | undefined;

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
      <div class="choice">
        <photograph-choice
          .samples=${this.samples}
          .chosen=${this.photograph}
          @photograph-chosen=${(event: CustomEvent<Photograph>) => this.choose(this.model, event.detail)}
        ></photograph-choice>
        ${this.models.length === 0 ? nothing : this.modelChoice()}
      </div>
      ${this.troubles()} ${this.seen === undefined ? nothing : this.answer(this.seen)}
      <unit-dialog .model=${this.model} .photograph=${this.picture}></unit-dialog>
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

  private answer(seen: SeenPhotograph): TemplateResult {
    return html`
      <div class="answer ${this.isStale ? 'stale' : ''}">
        <div>
          <h2>Classes</h2>
          <div class="seen">
            <figure>
              <img src=${seen.image} alt="The photograph as the network sees it" />
              <figcaption>${seenText(seen)}</figcaption>
            </figure>
            ${this.classes.length > 0
              ? html`<class-bars .classes=${this.classes}></class-bars>`
              : html`<p class="quiet">${this.phase.name === 'done' ? 'This network has no classes.' : 'They come last.'}</p>`}
          </div>
          <h2>Layers</h2>
          <map-settings
            .scale=${this.scale}
            .order=${this.order}
            @scale-chosen=${(event: CustomEvent<Scale>) => (this.scale = event.detail)}
            @order-chosen=${(event: CustomEvent<Order>) => (this.order = event.detail)}
          ></map-settings>
          <p class="quiet" aria-live="polite">${this.progressText()}</p>
          ${this.layerGrids()}
        </div>
        <aside class=${this.point === undefined ? 'empty' : ''} aria-label="The map pointed at">
          <map-inspector small .photograph=${this.picture} .point=${this.point}>${seenText(seen)}</map-inspector>
        </aside>
      </div>
    `;
  }

  private layerGrids(): TemplateResult {
    return html`
        <div @map-point=${this.onPoint} @map-open=${(event: CustomEvent<MapPoint>) => void this.dialog.show(event.detail)}>
          ${repeat(
            this.layers,
            (maps) => maps.layer.name,
            (maps, depth) => html`
              <layer-maps
                class=${depth < this.arrived ? '' : 'stale'}
                .maps=${maps}
                .model=${this.model}
                .scale=${this.scale}
                .order=${this.order}
              ></layer-maps>`,
          )}
        </div>
    `;
  }

  private progressText(): string {
    const { phase } = this;
    const count = this.layers[0]?.layer.layers;
    if (phase.name === 'running') {
      return count === undefined ? 'The photograph is on its way.' : `Layer ${this.arrived} of ${count} has arrived.`;
    }
    const forward = phase.name === 'done' ? phase.milliseconds['forward'] : undefined;
    return forward === undefined ? '' : `All ${this.arrived} layers; the pass through the network took ${durationText(forward)}.`;
  }

  private async begin(): Promise<void> {
    this.phase = { name: 'loading' };
    try {
      const [{ default: standard, models }, samples] = await Promise.all([api.models(), api.samples()]);
      this.models = models;
      this.samples = samples;
      const asked = readLookAddress(location.search);
      this.model = asked.model ?? (this.model || standard);
      const sample = asked.sample ?? samples[0]?.id;
      this.photograph ??= sample === undefined ? undefined : { sample };
      await this.run();
    } catch (error) {
      this.fail(error);
    }
  }

  private choose(model: string, photograph: Photograph | undefined): void {
    this.model = model;
    this.photograph = photograph;
    history.pushState(null, '', lookAddress(model, photograph));
    void this.run();
  }

  private async run(): Promise<void> {
    this.running?.abort();
    if (this.photograph === undefined) {
      return;
    }
    const running = new AbortController();
    this.running = running;
    this.phase = { name: 'running' };
    this.isStale = true;
    this.arrived = 0;
    const heard = (change: () => void): void => {
      if (!running.signal.aborted) {
        change();
      }
    };
    const listener = {
      photograph: (seen: SeenPhotograph) => heard(() => void this.show(seen)),
      layer: (maps: ActivationMaps) => heard(() => this.take(maps)),
      classes: (top: readonly ClassScore[]) => heard(() => (this.classes = top)),
      done: (milliseconds: Readonly<Record<string, number>>) => heard(() => (this.phase = { name: 'done', milliseconds })),
    };
    try {
      await runActivations(this.model, this.photograph, listener, running.signal);
    } catch (error) {
      heard(() => this.fail(error));
    }
  }

  private async show(seen: SeenPhotograph): Promise<void> {
    this.isStale = false;
    this.classes = [];
    this.point = undefined;
    this.seen = seen;
    const picture = new Image();
    picture.src = seen.image;
    await picture.decode();
    this.picture = picture;
  }

  /** A layer takes the place of that of the photograph before; one of another network drives all of those out. */
  private take(maps: ActivationMaps): void {
    const { depth, name } = maps.layer;
    const isSameNetwork = depth < this.layers.length && this.layers[depth]?.layer.name === name;
    this.layers = isSameNetwork ? this.layers.with(depth, maps) : [...this.layers.slice(0, depth), maps];
    this.arrived = depth + 1;
  }

  /** Says what went wrong, and shows nothing that is not of the photograph that was asked for. */
  private fail(error: unknown): void {
    this.layers = this.layers.slice(0, this.arrived);
    this.seen = this.isStale ? undefined : this.seen;
    this.phase = error instanceof OfflineError ? { name: 'offline' } : { name: 'failed', problem: problemOf(error) };
  }

  private onPoint(event: CustomEvent<MapPoint>): void {
    this.point = event.detail;
  }

  private readonly onAddress = (): void => {
    const { model, sample } = readLookAddress(location.search);
    this.model = model ?? this.model;
    this.photograph = sample === undefined ? this.photograph : { sample };
    void this.run();
  };

  private readonly onOnline = (): void => {
    if (this.phase.name === 'offline') {
      void this.begin();
    }
  };
}

/** What is shown of the photograph. */
function seenText({ width, height }: SeenPhotograph): string {
  return `As the network sees it: ${width} × ${height} px.`;
}
