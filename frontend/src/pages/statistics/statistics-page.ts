import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type {
  CreatedPhotographSet,
  LayerSummary,
  ModelSummary,
  PhotographSetDescription,
  PhotographSetList,
  Problem,
} from '../../lib/api-types';
import { api, OfflineError, problemOf } from '../../lib/api';
import { photographSets } from '../../lib/photograph-sets';
import { styles } from '../../lib/style';
import type { ChosenFiles } from './chosen-files';
import { FollowedIndex } from './followed-index';
import './index-panel';
import type { IndexAction } from './index-panel';
import './set-choice';
import './set-drop';
import './set-figures';
import { readStatisticsAddress, statisticsAddress } from './statistics-address';
import sheet from './statistics-page.css?inline';
import './upload-panel';

/** Larger sets go through a network only when the reader says so. */
const MOST_AT_ONCE = 500;

type Phase =
  { readonly name: 'loading' | 'ready' | 'offline' } | { readonly name: 'failed'; readonly problem: Problem };

/**
 * The statistics of a network's activations for a set of photographs. The reader chooses a network and a set, or makes a
 * set of photographs of his own, which is then indexed. Network, set and layer are in the address bar.
 */
@customElement('statistics-page')
export class StatisticsPage extends LitElement {
  static override styles = styles(sheet);

  @state() private phase: Phase = { name: 'loading' };
  @state() private models: readonly ModelSummary[] = [];
  @state() private layers: readonly LayerSummary[] = [];
  @state() private sets: PhotographSetList | undefined;
  @state() private description: PhotographSetDescription | undefined;
  @state() private model = '';
  @state() private photographs = '';
  @state() private layer = '';
  @state() private chosen: ChosenFiles | undefined;
  /** Whether the reader wants figures of a large set that is not indexed. */
  @state() private isWanted = false;
  @state() private notice = '';
  /** The index of the chosen set for the chosen network. */
  private readonly index = new FollowedIndex(this, {
    onEnd: (isCancelled) => {
      this.notice = isCancelled ? 'Indexing was cancelled.' : 'The photographs are indexed.';
      void this.refresh();
    },
    onError: (error) => this.fail(error),
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
  }

  override render(): TemplateResult {
    const { sets } = this;
    if (sets === undefined || this.models.length === 0) {
      return html`${this.trouble()}`;
    }
    return html`
      <div class="choice">
        <label class="model">
          <span>Network</span>
          <select id="model" @change=${this.onModel}>
            ${this.models.map(
              ({ id, title }) => html`<option value=${id} .selected=${id === this.model}>${title}</option>`,
            )}
          </select>
          <a href="/models/${this.model}">About it</a>
        </label>
        <div>
          <set-choice
            .sets=${sets.sets}
            .chosen=${this.photographs}
            .description=${this.description}
            ?may-change=${sets.mayChange}
            @set-chosen=${(event: CustomEvent<string>) => this.choose(this.model, event.detail)}
            @set-deleted=${this.onDelete}
          ></set-choice>
          ${
            sets.mayChange
              ? html`<set-drop
                  most-bytes=${sets.mostPhotographBytes}
                  @files-chosen=${(event: CustomEvent<ChosenFiles>) => (this.chosen = event.detail)}
                ></set-drop>`
              : html`<p class="quiet">
                  Only the owner of this server can add photographs. <a href="/docs/api#photographs">How</a>
                </p>`
          }
        </div>
      </div>
      <upload-panel
        .chosen=${this.chosen}
        .sets=${sets}
        @set-created=${this.onCreated}
        @upload-dismissed=${() => (this.chosen = undefined)}
      ></upload-panel>
      ${this.trouble()} ${this.answer(sets)}
    `;
  }

  private trouble(): TemplateResult {
    const { phase } = this;
    if (phase.name === 'loading') {
      return html`<p class="quiet">Asking for the networks and the photographs …</p>`;
    }
    const text =
      phase.name === 'failed' ? phase.problem.detail : phase.name === 'offline' ? 'The server does not answer.' : '';
    return html`
      <p class="visually-hidden" role="status">${this.notice}</p>
      ${
        text === ''
          ? nothing
          : html`<div class="trouble" role="alert">
              <p>${text}</p>
              <button type="button" @click=${() => void this.begin()}>Try again</button>
            </div>`
      }
    `;
  }

  private answer({ mayChange }: PhotographSetList): TemplateResult | typeof nothing {
    const { description: set } = this;
    if (set === undefined || this.phase.name !== 'ready') {
      return nothing;
    }
    const { value: index, isCancelled } = this.index;
    const isReady = index?.state === 'ready';
    const isLarge = set.photographs > MOST_AT_ONCE;
    const isHeld = !isReady && !this.isWanted && (index !== undefined || isLarge || isCancelled);
    if (isHeld) {
      return html`
        <index-panel
          .index=${index}
          .photographs=${set.photographs}
          network=${this.networkTitle()}
          ?may-change=${mayChange}
          @index-action=${(event: CustomEvent<IndexAction>) => void this.index.act(event.detail)}
        ></index-panel>
        ${
          mayChange
            ? html`<p class="quiet">
                Thousands of photographs take minutes. The index is kept, so figures that are asked for later need
                seconds. You can close this page meanwhile.
              </p>`
            : html`<p class="quiet">
                The figures need all ${set.photographs} photographs, which takes minutes.
                <button type="button" @click=${() => (this.isWanted = true)}>Make the figures</button>
              </p>`
        }
      `;
    }
    return html`
      ${
        isReady
          ? nothing
          : html`<p class="quiet">
              Figures that nobody has asked for yet form while you watch. The first one takes longest, because every
              photograph goes through the network once.
            </p>`
      }
      <set-figures
        model=${this.model}
        photographs=${this.photographs}
        layer=${this.layer}
        .layers=${this.layers}
        @layer-chosen=${(event: CustomEvent<string>) => this.chooseLayer(event.detail)}
      ></set-figures>
    `;
  }

  private networkTitle(): string {
    return this.models.find(({ id }) => id === this.model)?.title ?? this.model;
  }

  private async begin(): Promise<void> {
    this.phase = { name: 'loading' };
    try {
      const [{ default: standard, models }, sets] = await Promise.all([api.models(), photographSets.list()]);
      this.models = models;
      this.sets = sets;
      const asked = readStatisticsAddress(location.search);
      this.model = asked.model ?? (this.model || standard);
      this.photographs = asked.photographs ?? (this.photographs || (sets.sets[0]?.name ?? ''));
      this.layer = asked.layer ?? '';
      await this.load();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Asks for the chosen network and set, and follows the job that indexes the set for the network. */
  private async load(): Promise<void> {
    const { model, photographs } = this;
    this.index.stop();
    this.isWanted = false;
    // no figure shall begin before it is known whether the set is indexed
    this.phase = { name: 'loading' };
    try {
      const [network, set] = await Promise.all([api.model(model), photographSets.get(photographs)]);
      if (model !== this.model || photographs !== this.photographs) {
        return;
      }
      this.layers = network.layers;
      this.description = set;
      this.index.start(
        photographs,
        model,
        set.indexes.find((index) => index.model === model),
      );
      this.phase = { name: 'ready' };
    } catch (error) {
      this.description = undefined;
      this.fail(error);
    }
  }

  /** Asks again for what an index or a new set changes. */
  private async refresh(): Promise<void> {
    const { photographs } = this;
    try {
      const [sets, set] = await Promise.all([photographSets.list(), photographSets.get(photographs)]);
      this.sets = sets;
      if (photographs === this.photographs) {
        this.description = set;
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private choose(model: string, photographs: string): void {
    const isOtherNetwork = model !== this.model;
    this.model = model;
    this.photographs = photographs;
    this.layer = isOtherNetwork ? '' : this.layer;
    this.pushAddress();
    void this.load();
  }

  private chooseLayer(layer: string): void {
    this.layer = layer;
    this.pushAddress();
  }

  private pushAddress(): void {
    const { model, photographs, layer } = this;
    history.pushState(null, '', statisticsAddress({ model, photographs, layer }));
  }

  private onModel(event: Event): void {
    this.choose((event.target as HTMLSelectElement).value, this.photographs);
  }

  private async onCreated(event: CustomEvent<CreatedPhotographSet>): Promise<void> {
    const { name } = event.detail;
    this.chosen = undefined;
    this.notice = `The set ${name} is made.`;
    try {
      this.sets = await photographSets.list();
      await photographSets.index(name, this.model);
      this.choose(this.model, name);
    } catch (error) {
      this.fail(error);
    }
  }

  private async onDelete(): Promise<void> {
    try {
      await photographSets.delete(this.photographs);
      this.sets = await photographSets.list();
      this.notice = `The set ${this.photographs} is deleted.`;
      this.choose(this.model, this.sets.sets[0]?.name ?? '');
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.phase = error instanceof OfflineError ? { name: 'offline' } : { name: 'failed', problem: problemOf(error) };
  }

  private readonly onAddress = (): void => {
    const asked = readStatisticsAddress(location.search);
    this.model = asked.model ?? this.model;
    this.photographs = asked.photographs ?? this.photographs;
    this.layer = asked.layer ?? '';
    void this.load();
  };

  private readonly onOnline = (): void => {
    if (this.phase.name === 'offline') {
      void this.begin();
    }
  };
}
