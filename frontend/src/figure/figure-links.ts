import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData } from '../lib/api-types';
import { styles } from '../lib/style';
import { ALL_ON, elementSnippet, frameSnippet, imageSnippet, type EmbedSwitches } from './snippets';
import { jupyterSnippet, latexSnippet, markdownSnippet, quartoSnippet } from './text-snippets';
import { CopyLines } from './copy-lines';
import lines from './copy-lines.css?inline';
import sheet from './figure-links.css?inline';

/**
 * The addresses of a figure with a button to copy each: its permanent link, its readable link, the HTML that embeds it, and what
 * shows it in other texts.
 */
@customElement('figure-links')
export class FigureLinks extends LitElement {
  static override styles = styles(lines + sheet);

  @property({ attribute: false }) data: FigureData | undefined;
  /** The address of the figure's server, absolute. */
  @property({ attribute: false }) base = '';
  /** The link of the figure as the reader changed it, absolute; the other addresses are those of the figure as it was. */
  @property({ attribute: false }) changed: string | undefined;
  /** What the reader has chosen in the figure, as links end with it. */
  @property() hash = '';
  @state() private switches: EmbedSwitches = ALL_ON;

  private readonly lines = new CopyLines(this);

  override render(): TemplateResult | typeof nothing {
    if (this.data === undefined) {
      return nothing;
    }
    if (this.changed !== undefined) {
      return html`<div class="alone">${this.lines.line('Link to what you see', this.changed)}</div>`;
    }
    const { hash } = this;
    const data = { ...this.data, hash, url: this.path(this.data.url), embedUrl: this.path(this.data.embedUrl) };
    const cited = { ...data, readableUrl: this.path(data.readableUrl) };
    const frame = frameSnippet(data, this.base, this.switches);
    return html`
      ${this.lines.line('Permanent link', this.base + data.url + hash)}
      ${this.lines.line('Readable link', this.base + cited.readableUrl + hash)} ${this.lines.line('Frame', frame)}
      ${this.lines.line('Element', elementSnippet(data, this.base, this.switches))}
      <fieldset>
        <legend>Embedded with</legend>
        ${this.check('caption', 'caption')} ${this.check('controls', 'controls')}
        ${this.check('autoplay', 'begins by itself')}
        <label class="theme">
          <span>theme</span>
          <select @change=${(event: Event) => this.theme((event.target as HTMLSelectElement).value)}>
            <option value="">as the page</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
      </fieldset>
      <p class="group">Without a script, and in other texts</p>
      ${this.lines.line('Picture', imageSnippet(data, this.base))}
      ${this.lines.line('Markdown', markdownSnippet(cited, this.base))}
      ${this.lines.line('LaTeX', latexSnippet(cited, this.base))}
      ${this.lines.line('Quarto', quartoSnippet(cited, this.base, frame))}
      ${this.lines.line('Jupyter', jupyterSnippet(frame))}
      ${this.lines.line('BibTeX', `${this.base}${data.url}.bib`, async (address) => (await fetch(address)).text())}
    `;
  }

  private path(url: string): string {
    return url.startsWith(this.base) ? url.slice(this.base.length) : url;
  }

  private check(name: 'caption' | 'controls' | 'autoplay', text: string): TemplateResult {
    const change = (event: Event): void => {
      this.switches = { ...this.switches, [name]: (event.target as HTMLInputElement).checked };
    };
    return html`<label class="check">
      <input type="checkbox" .checked=${this.switches[name]} @change=${change} /><span>${text}</span>
    </label>`;
  }

  private theme(value: string): void {
    this.switches = { ...this.switches, theme: value === 'light' || value === 'dark' ? value : '' };
  }
}
