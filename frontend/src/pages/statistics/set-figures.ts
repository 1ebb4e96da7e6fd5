import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LayerSummary, Problem, SetFigure, SetFigureList } from '../../lib/api-types';
import { problemOf } from '../../lib/api';
import { photographSets } from '../../lib/photograph-sets';
import { styles } from '../../lib/style';
import '../../figure/feature-figure';
import sheet from './set-figures.css?inline';

/**
 * The figures about a network and a set of photographs, each with what it answers. Those about a layer stand below the
 * choice of the layer. Fires `layer-chosen` with the name of a layer.
 */
@customElement('set-figures')
export class SetFigures extends LitElement {
  static override styles = styles(sheet);

  /** The id of the network. */
  @property() model = '';
  /** The layers of the network in depth order. */
  @property({ attribute: false }) layers: readonly LayerSummary[] = [];
  /** The name of the set. */
  @property() photographs = '';
  /** The layer that figures about a layer are about; if it is empty, the server chooses one. */
  @property() layer = '';
  @state() private list: SetFigureList | undefined;
  @state() private problem: Problem | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model') || changed.has('photographs')) {
      this.list = undefined;
    }
    if (changed.has('model') || changed.has('photographs') || changed.has('layer')) {
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const { model, photographs, layer } = this;
    const isCurrent = (): boolean => model === this.model && photographs === this.photographs && layer === this.layer;
    this.problem = undefined;
    try {
      const list = await photographSets.figures(model, photographs, layer);
      if (isCurrent()) {
        this.list = list;
      }
    } catch (error) {
      if (isCurrent()) {
        this.problem = problemOf(error);
      }
    }
  }

  override render(): TemplateResult {
    if (this.problem !== undefined) {
      return html`<div class="trouble" role="alert">
        <p>${this.problem.detail}</p>
        <button type="button" @click=${() => void this.load()}>Try again</button>
      </div>`;
    }
    if (this.list === undefined) {
      return html`<p class="quiet">Asking for the figures …</p>`;
    }
    const { figures } = this.list;
    const first = figures.findIndex(({ aboutLayer }) => aboutLayer);
    return html`${figures.map((figure, index) => html`${index === first ? this.layerChoice() : nothing} ${section(figure)}`)}`;
  }

  private layerChoice(): TemplateResult {
    const chosen = this.list?.layer;
    return html`
      <label class="layer">
        <span>Layer of the following figures</span>
        <select id="layer" @change=${this.onLayer}>
          ${this.layers.map(
            ({ name, channels }) =>
              html`<option value=${name} .selected=${name === chosen}>${name} (${channels} channels)</option>`,
          )}
        </select>
      </label>
    `;
  }

  private onLayer(event: Event): void {
    const layer = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent<string>('layer-chosen', { detail: layer }));
  }
}

function section({ kind, title, description, url }: SetFigure): TemplateResult {
  return html`
    <section>
      <h2>${title}</h2>
      <p>${description} <a href="/docs/${kind}">How it is made</a></p>
      <feature-figure spec=${url.slice(url.indexOf('?') + 1)}></feature-figure>
    </section>
  `;
}
