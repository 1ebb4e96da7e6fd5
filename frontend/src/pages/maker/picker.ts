import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

/** What is chosen, a button, and a dialog of pictures that it opens. Fires `picked` with the chosen value. */
export abstract class Picker extends LitElement {
  /** The words of the button. */
  @property() action = 'Choose by picture';
  @state() private isOpen = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  /** Returns the picture of what is chosen. */
  protected abstract chosen(): TemplateResult | readonly TemplateResult[] | typeof nothing;

  /** Returns what stands above the pictures of the dialog, beside the button that closes it. */
  protected abstract heading(): TemplateResult;

  /** Returns the pictures of the dialog. */
  protected abstract pictures(): readonly TemplateResult[];

  /** Returns a picture with its name, which is chosen by pressing it. */
  protected picture(value: string, name: string, words: string, picture: TemplateResult): TemplateResult {
    return html`<li>
      <button type="button" aria-label=${name} title=${name} @click=${() => this.pick(value)}>
        ${picture}<span>${words}</span>
      </button>
    </li>`;
  }

  protected rendered(): TemplateResult {
    return html`
      ${this.chosen()}
      <button type="button" class="open" @click=${this.open}>${this.action}</button>
      <dialog aria-label=${this.action} @close=${() => (this.isOpen = false)}>
        ${this.isOpen ? this.content() : nothing}
      </dialog>
    `;
  }

  private content(): TemplateResult {
    return html`
      <header>
        ${this.heading()}
        <button type="button" @click=${() => this.dialog.close()}>Close</button>
      </header>
      <ul>
        ${this.pictures()}
      </ul>
    `;
  }

  private async open(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.dialog.showModal();
  }

  private pick(value: string): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('picked', { detail: value }));
  }
}
