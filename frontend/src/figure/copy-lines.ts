import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Draws lines with texts to copy in an element, and remembers which was copied last. */
export class CopyLines {
  private copied = '';

  constructor(private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>) {}

  /**
   * Returns a line with a text to copy.
   *
   * @param load loads what is copied from the address that the line shows; without it the text itself is copied
   */
  line(name: string, text: string, load?: (address: string) => Promise<string>): TemplateResult {
    const select = (event: FocusEvent): void => (event.target as HTMLInputElement | HTMLTextAreaElement).select();
    return html`
      <label class="line">
        <span>${name}</span>
        ${
          text.includes('\n')
            ? html`<textarea readonly rows="1" .value=${text} @focus=${select}></textarea>`
            : html`<input readonly .value=${text} @focus=${select} />`
        }
        <button type="button" aria-label="Copy: ${name}" @click=${(event: Event) => this.copy(name, text, load, event)}>
          ${this.copied === name ? 'Copied' : 'Copy'}
        </button>
      </label>
    `;
  }

  private async copy(
    name: string,
    text: string,
    load: ((address: string) => Promise<string>) | undefined,
    event: Event,
  ): Promise<void> {
    event.preventDefault();
    const field = (event.target as HTMLElement).closest('label')?.querySelector<HTMLElement>('input, textarea');
    try {
      await navigator.clipboard.writeText(load === undefined ? text : await load(text));
      this.copied = name;
      this.host.requestUpdate();
    } catch {
      // the clipboard may be forbidden: the text is selected, and the reader copies it by keyboard
      field?.focus();
    }
  }
}
