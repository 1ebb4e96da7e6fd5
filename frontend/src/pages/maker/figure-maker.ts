import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type {
  DescribedSpec,
  Kind,
  LayerSummary,
  ModelSummary,
  PhotographSetEntry,
  Problem,
  Sample,
} from '../../lib/api-types';
import '../../figure/feature-figure';
import { api, problemOf } from '../../lib/api';
import { History } from '../../lib/history';
import { LoadedPortraits, networkHere } from '../../lib/loaded-portraits';
import { queryOf } from '../../lib/specs';
import { styles } from '../../lib/style';
import { begun, changed, exampleUnit, fieldsOf, parametersOf, parted, stateOf, switched } from './fields';
import type { Field, LinkState, Option } from './fields';
import sheet from './figure-maker.css?inline';
import './kind-picker';
import './maker-field';

/** The time without a change after which the link is checked, and after which its figure is submitted, milliseconds. */
const READING = 200;
const PREVIEW = 700;

/**
 * A form for the parameters of a figure, made from the JSON Schema of its kind. The address bar holds all values; every
 * change can be undone.
 */
@customElement('figure-maker')
export class FigureMaker extends LitElement {
  static override styles = styles(sheet);

  @state() private kinds: readonly Kind[] = [];
  @state() private models: readonly ModelSummary[] = [];
  @state() private layers: readonly LayerSummary[] = [];
  @state() private samples: readonly Sample[] = [];
  @state() private sets: readonly PhotographSetEntry[] = [];
  @state() private history: History<LinkState> = History.of({});
  @state() private described: DescribedSpec | undefined;
  @state() private problem: Problem | undefined;
  @state() private preview = '';
  @state() private isLive = true;
  @state() private copied = false;
  private readonly portraits = new LoadedPortraits(this, () =>
    networkHere(this.models.find(({ id }) => id === this.history.present['model'])),
  );
  private layersOf = '';
  private reading: ReturnType<typeof setTimeout> | undefined;
  private previewing: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.onKey);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.onKey);
    clearTimeout(this.reading);
    clearTimeout(this.previewing);
  }

  private async load(): Promise<void> {
    try {
      const [{ kinds }, { default: model, models }, samples, sets] = await Promise.all([
        api.kinds(),
        api.models(),
        api.samples(),
        api.photographSets(),
      ]);
      this.samples = samples;
      this.sets = sets;
      this.kinds = kinds;
      this.models = models;
      const asked = stateOf(location.search);
      const kind = kinds.find(({ name }) => name === asked['kind']) ?? kinds[0];
      if (kind !== undefined) {
        const known = begun(asked, kind);
        this.history = History.of('model' in parametersOf(kind) ? { ...known, model: known['model'] ?? model } : known);
        void this.read();
      }
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  override render(): TemplateResult {
    const kind = this.kind();
    if (kind === undefined) {
      return html`<p class="problem" role="status">${this.problem?.detail ?? 'Asking what there is to make …'}</p>`;
    }
    return html`
      <form @submit=${(event: Event) => event.preventDefault()} aria-label="The figure">
        ${this.kindChoice(kind)} ${this.fields(kind)} ${this.otherProblem(kind)}
        <div class="buttons">
          <button type="button" ?disabled=${!this.history.canUndo} aria-keyshortcuts="Control+Z" @click=${this.undo}>
            Undo
          </button>
          <button
            type="button"
            ?disabled=${!this.history.canRedo}
            aria-keyshortcuts="Control+Shift+Z"
            @click=${this.redo}
          >
            Redo
          </button>
          <label><input type="checkbox" .checked=${this.isLive} @change=${this.onLive} /> make after each change</label>
        </div>
      </form>
      <section aria-label="Preview">${this.figure()} ${this.link()}</section>
    `;
  }

  private kindChoice(chosen: Kind): TemplateResult {
    return html`
      <div class="kind">
        <label for="kind">Kind</label>
        <select
          id="kind"
          aria-describedby="kind-about"
          @change=${(event: Event) => this.chooseKind((event.target as HTMLSelectElement).value)}
        >
          ${this.kinds.map(({ name, title }) => html`<option value=${name} .selected=${name === chosen.name}>${title}</option>`)}
        </select>
        <kind-picker
          .kinds=${this.kinds}
          value=${chosen.name}
          action="Choose a kind by picture"
          @picked=${(event: CustomEvent<string>) => this.chooseKind(event.detail)}
        ></kind-picker>
        <p id="kind-about">${chosen.description} <a href=${chosen.docsUrl}>How it is made</a></p>
      </div>
    `;
  }

  /** Draws the fields of the kind's example, and the others folded up, as their defaults follow from the preset. */
  private fields(kind: Kind): TemplateResult {
    const { first, more } = parted(fieldsOf(kind, this.history.present['preset']), kind);
    const isOpen = more.some(({ name }) => (this.history.present[name] ?? '') !== '' || name === this.fieldAtFault());
    return html`
      ${first.map((field) => this.field(field))}
      <details ?open=${isOpen}>
        <summary>More settings</summary>
        <div class="more">${more.map((field) => this.field(field))}</div>
      </details>
    `;
  }

  private field(field: Field): TemplateResult {
    return html`<maker-field
      .field=${field}
      .value=${this.history.present[field.name] ?? ''}
      .options=${this.options(field)}
      .portraits=${this.portraits.current}
      .samples=${this.samples}
      example=${exampleUnit(this.layers)}
      .problem=${this.problem !== undefined && this.fieldAtFault() === field.name ? this.problem.detail : ''}
      @field-change=${(event: CustomEvent<string>) => this.change(field.name, event.detail)}
    ></maker-field>`;
  }

  private options(field: Field): readonly Option[] {
    switch (field.control.type) {
      case 'network':
        return this.models.map(({ id, title }) => ({ value: id, label: title }));
      case 'layer':
        return this.layers.map(({ name }) => ({ value: name, label: name }));
      case 'unit':
        return this.layers.map(({ name }) => ({ value: `${name}:0`, label: `A unit of ${name}` }));
      case 'photograph-set':
        return this.sets.map(({ name, photographs }) => ({
          value: name,
          label: `${name}, ${photographs} photographs`,
        }));
      default:
        return [];
    }
  }

  /**
   * Returns the field at which the problem is shown: the field of the problem or, for a layer or channel, the field
   * that contains it.
   */
  private fieldAtFault(): string {
    const kind = this.kind();
    const names = kind === undefined ? [] : Object.keys(parametersOf(kind));
    const named = this.problem?.field?.replace(/\[.*$/, '') ?? '';
    if (names.includes(named)) {
      return named;
    }
    return (
      ['unit', 'channels', 'layer'].find((name) => ['layer', 'channel'].includes(named) && names.includes(name)) ?? ''
    );
  }

  private otherProblem(kind: Kind): TemplateResult | typeof nothing {
    const isShown = fieldsOf(kind).some(({ name }) => name === this.fieldAtFault());
    return this.problem === undefined || isShown
      ? nothing
      : html`<p class="problem" role="alert">${this.problem.detail}</p>`;
  }

  private figure(): TemplateResult {
    return this.preview === ''
      ? html`<div class="place">
          <p>${this.problem === undefined ? 'The figure appears here.' : 'Something is to be put right first.'}</p>
        </div>`
      : html`<feature-figure .spec=${this.preview} ?no-autoplay=${!this.isLive}></feature-figure>`;
  }

  private link(): TemplateResult | typeof nothing {
    if (this.described === undefined) {
      return nothing;
    }
    const url = new URL(this.described.readableUrl, location.href).href;
    return html`
      <div class="link">
        <label for="link">Its link</label>
        <input
          id="link"
          readonly
          .value=${url}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <button type="button" @click=${() => this.copy(url)}>${this.copied ? 'Copied' : 'Copy'}</button>
        <a href=${this.described.readableUrl}>Open its page</a>
      </div>
    `;
  }

  private kind(): Kind | undefined {
    return this.kinds.find(({ name }) => name === this.history.present['kind']);
  }

  private change(name: string, value: string): void {
    const kind = this.kind();
    if (kind !== undefined) {
      this.go(this.history.changed(changed(this.history.present, kind, name, value), name, performance.now()));
    }
  }

  private chooseKind(chosen: string): void {
    const kind = this.kinds.find(({ name }) => name === chosen);
    if (kind !== undefined) {
      this.go(this.history.changed(switched(this.history.present, kind), 'kind', performance.now()));
    }
  }

  private readonly undo = (): void => this.go(this.history.undone());

  private readonly redo = (): void => this.go(this.history.redone());

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) {
      return;
    }
    const key = event.key.toLowerCase();
    if (key === 'enter' && this.described !== undefined) {
      location.assign(this.described.readableUrl);
    } else if (key === 'z' || key === 'y') {
      event.preventDefault();
      (key === 'y' || event.shiftKey ? this.redo : this.undo)();
    }
  };

  private onLive(event: Event): void {
    this.isLive = (event.target as HTMLInputElement).checked;
  }

  private go(history: History<LinkState>): void {
    this.history = history;
    this.copied = false;
    globalThis.history.replaceState(null, '', `${location.pathname}?${queryOf(history.present)}`);
    clearTimeout(this.reading);
    this.reading = setTimeout(() => void this.read(), READING);
  }

  /** Checks the link and, after a pause, submits its figure. */
  private async read(): Promise<void> {
    const asked = this.history.present;
    try {
      await this.readLayers(asked['model'] ?? '');
      const described = await api.describe(queryOf(asked));
      if (asked === this.history.present) {
        this.described = described;
        this.problem = undefined;
        clearTimeout(this.previewing);
        this.previewing = setTimeout(() => (this.preview = JSON.stringify(described.spec)), PREVIEW);
      }
    } catch (error) {
      if (asked === this.history.present) {
        clearTimeout(this.previewing);
        this.described = undefined;
        this.problem = problemOf(error);
        this.preview = '';
      }
    }
  }

  private async readLayers(model: string): Promise<void> {
    if (model === this.layersOf) {
      return;
    }
    this.layersOf = model;
    // an unknown network has no layers here; the check of the link reports it
    this.layers = this.models.some(({ id }) => id === model) ? (await api.model(model)).layers : [];
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
    } catch {
      this.renderRoot.querySelector<HTMLInputElement>('#link')?.focus();
    }
  }
}
