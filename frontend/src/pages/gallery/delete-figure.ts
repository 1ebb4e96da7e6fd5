import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, problemOf } from '../../lib/api';
import { styles } from '../../lib/style';
import sheet from './delete-figure.css?inline';

/** A button that deletes a figure of the gallery after a second question, and removes its card. */
@customElement('delete-figure')
export class DeleteFigure extends LitElement {
  static override styles = styles(sheet);

  /** The figure's id. */
  @property() figure = '';
  /** The title of the figure. */
  @property() name = '';
  @state() private phase: 'idle' | 'asking' | 'deleting' = 'idle';
  @state() private problem = '';

  override render(): TemplateResult {
    return html`
      ${
        this.phase === 'idle'
          ? html`<button type="button" class="text" aria-label="Delete ${this.name}" @click=${this.ask}>Delete</button>`
          : html`<span role="alert">Delete it for good?</span>
              <button type="button" id="yes" ?disabled=${this.phase === 'deleting'} @click=${this.delete}>
                Delete
              </button>
              <button type="button" @click=${this.keep}>Keep</button>`
      }
      <span role="status">${this.problem}</span>
    `;
  }

  private async ask(): Promise<void> {
    this.phase = 'asking';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#yes')?.focus();
  }

  private async keep(): Promise<void> {
    this.phase = 'idle';
    await this.updateComplete;
    this.renderRoot.querySelector('button')?.focus();
  }

  private async delete(): Promise<void> {
    this.phase = 'deleting';
    try {
      await api.deleteFigure(this.figure);
      const card = this.closest('li');
      const next = card?.nextElementSibling ?? card?.previousElementSibling;
      card?.remove();
      if (next === null || next === undefined) {
        location.reload();
      } else {
        next.querySelector<HTMLElement>('h2 a')?.focus();
      }
    } catch (error) {
      this.problem = problemOf(error).detail;
      this.phase = 'idle';
    }
  }
}
