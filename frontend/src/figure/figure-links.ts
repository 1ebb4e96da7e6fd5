import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData } from '../lib/api';
import { unitsOf } from '../lib/specs';
import { styles } from '../lib/style';
import { mostColumns } from './picture-grid';
import sheet from './figure-links.css?inline';

/** The addresses of a figure, to be copied: its permanent link, its readable link, and the frame that embeds it. */
@customElement('figure-links')
export class FigureLinks extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) data: FigureData | undefined;
  @state() private copied = '';

  override render(): TemplateResult | typeof nothing {
    if (this.data === undefined) {
      return nothing;
    }
    const { url, readableUrl } = this.data;
    return html`
      ${this.line('Permanent link', new URL(url, location.href).href)}
      ${this.line('Readable link', new URL(readableUrl, location.href).href)}
      ${this.line('Embed', embedSnippet(this.data, location.origin))}
    `;
  }

  private line(name: string, text: string): TemplateResult {
    return html`
      <label>
        <span>${name}</span>
        <input readonly .value=${text} @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()} />
        <button type="button" aria-label="Copy: ${name}" @click=${(event: Event) => this.copy(name, text, event)}>
          ${this.copied === name ? 'Copied' : 'Copy'}
        </button>
      </label>
    `;
  }

  private async copy(name: string, text: string, event: Event): Promise<void> {
    event.preventDefault();
    const input = (event.target as HTMLElement).closest('label')?.querySelector('input');
    try {
      await navigator.clipboard.writeText(text);
      this.copied = name;
    } catch {
      // without leave to write to the clipboard, the text is selected and one key copies it
      input?.focus();
    }
  }
}

const EMBED_WIDTH = 680;

/** Height of a frame that holds the pictures at that width, and what is written under them. */
function embedHeight(pictures: number): number {
  if (pictures === 1) {
    return 440;
  }
  const columns = mostColumns(pictures);
  return Math.ceil(pictures / columns) * Math.round(EMBED_WIDTH / columns + 24) + 220;
}

/** The frame that shows a figure in another page, with its picture where frames are not shown. */
export function embedSnippet(
  data: Pick<FigureData, 'title' | 'url' | 'embedUrl' | 'spec'>,
  origin: string,
): string {
  const title = data.title.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  const link = `${origin}${data.url}`;
  const height = embedHeight(unitsOf(data.spec).length);
  return (
    `<iframe src="${origin}${data.embedUrl}" title="${title}" width="${EMBED_WIDTH}" height="${height}" ` +
    `loading="lazy" style="border:0;max-width:100%">` +
    `<a href="${link}"><img src="${link}.png" alt="${title}"></a></iframe>`
  );
}
