import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, problemOf } from '../../lib/api';
import { styles } from '../../lib/style';
import sheet from './delete-figure.css?inline';

/** A button that deletes a figure of the gallery. The figure's card stays, with a button that brings the figure back. */
@customElement('delete-figure')
export class DeleteFigure extends LitElement {
  static override styles = styles(sheet);

  /** The figure's id. */
  @property() figure = '';
  /** The title of the figure. */
  @property() name = '';
  @state() private isDeleted = false;
  @state() private isBusy = false;
  @state() private problem = '';

  override render(): TemplateResult {
    return html`
      <span role="status">${this.isDeleted ? `${this.name} is deleted.` : ''} ${this.problem}</span>
      ${
        this.isDeleted
          ? html`<button type="button" id="undo" aria-label="Undo: bring ${this.name} back" @click=${this.undo}>
              Undo
            </button>`
          : html`<button type="button" class="text" aria-label="Delete ${this.name}" @click=${this.delete}>
              Delete
            </button>`
      }
    `;
  }

  private delete(): Promise<void> {
    return this.change(() => api.deleteFigure(this.figure), true);
  }

  private undo(): Promise<void> {
    return this.change(() => api.restoreFigure(this.figure), false);
  }

  /** Deletes the figure or brings it back, shows its card accordingly, and keeps the focus on the button. */
  private async change(request: () => Promise<void>, isDeleted: boolean): Promise<void> {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    try {
      await request();
      this.isDeleted = isDeleted;
      this.problem = '';
      this.closest('li')?.classList.toggle('deleted', isDeleted);
    } catch (error) {
      this.problem = problemOf(error).detail;
    }
    this.isBusy = false;
    await this.updateComplete;
    this.renderRoot.querySelector('button')?.focus();
  }
}
