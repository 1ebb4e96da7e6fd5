import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../figure/feature-figure';
import { unitFigureOf } from '../../figure/figure-kind';
import { photographFigures } from '../../lib/api';
import type { ModelPortraits, SuggestedFigure } from '../../lib/api-types';
import '../../lib/fs-portrait';
import { styles } from '../../lib/style';
import { unitPage, unitText } from '../../lib/units';
import type { Picture } from '../../activation/map-overlay';
import { channelTitle, type MapPoint } from '../../activation/map-point';
import './map-inspector';
import sheet from './unit-dialog.css?inline';

/** A dialog on one unit: where the photograph excites it, and the figure of the unit, which starts at once. */
@customElement('unit-dialog')
export class UnitDialog extends LitElement {
  static override styles = styles(sheet);

  @property() model = '';
  @property({ attribute: false }) photograph: Picture | undefined;
  @property({ attribute: false }) portraits: ModelPortraits | undefined;
  /** The id of the photograph, if it is a sample. */
  @property() sample = '';
  @state() private suggestions: readonly SuggestedFigure[] = [];
  @state() private point: MapPoint | undefined;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  /** Opens the dialog on the channel of `point`. */
  async show(point: MapPoint): Promise<void> {
    this.point = point;
    this.suggestions = [];
    void this.loadSuggestions(point);
    // the dialog's content must exist before it gets the focus
    await this.updateComplete;
    if (!this.dialog.open) {
      this.dialog.showModal();
    }
  }

  /** Loads links to figures about the unit and the photograph. Without them the dialog has no such links. */
  private async loadSuggestions(point: MapPoint): Promise<void> {
    if (this.sample === '') {
      return;
    }
    const unit = unitText({ layer: point.maps.layer.name, channel: point.channel });
    const suggestions = await photographFigures(this.model, unit, this.sample).catch(() => []);
    if (this.point === point) {
      this.suggestions = suggestions;
    }
  }

  override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="title" @close=${() => (this.point = undefined)} @click=${this.onClick}>
        ${this.point === undefined ? nothing : this.content(this.point)}
      </dialog>
    `;
  }

  private content(point: MapPoint): TemplateResult {
    const unit = { layer: point.maps.layer.name, channel: point.channel };
    return html`
      <div class="content">
        <header>
          <fs-portrait .portraits=${this.portraits} .unit=${unit}></fs-portrait>
          <h2 id="title">${channelTitle(point.maps, point.channel, this.portraits)}</h2>
          <span>${unitText(unit)}</span>
          <a href=${unitPage(this.model, unit)}>The unit’s page</a>
          <button type="button" autofocus @click=${() => this.dialog.close()}>Close</button>
        </header>
        <div class="columns">
          <section>
            <h3>What of the photograph excites it</h3>
            <map-inspector .photograph=${this.photograph} .point=${point}></map-inspector>
            ${this.suggestions.length === 0 ? nothing : this.links()}
          </section>
          <section>
            <h3>What excites it most</h3>
            <feature-figure spec=${unitFigureOf(this.model, unit)}></feature-figure>
          </section>
        </div>
      </div>
    `;
  }

  private links(): TemplateResult {
    return html`
      <ul>
        ${this.suggestions.map(({ title, description, url }) => html`<li><a href=${url} title=${description}>${title}</a></li>`)}
      </ul>
    `;
  }

  /** Closes the dialog on a press beside its content. */
  private onClick(event: MouseEvent): void {
    if (event.target === this.dialog) {
      this.dialog.close();
    }
  }
}
