import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { styles } from '../lib/style';
import sheet from './theme-switch.css?inline';

/** A button that switches between light and dark. The choice is stored if the browser allows it. */
@customElement('theme-switch')
export class ThemeSwitch extends LitElement {
  static override styles = styles(sheet);

  @state() private isDark = false;
  private readonly system = matchMedia('(prefers-color-scheme: dark)');

  override connectedCallback(): void {
    super.connectedCallback();
    this.system.addEventListener('change', this.read);
    this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.system.removeEventListener('change', this.read);
  }

  override render(): TemplateResult {
    const other = this.isDark ? 'Light' : 'Dark';
    return html`<button type="button" class="text" @click=${this.toggle}>
      ${other}<span class="visually-hidden"> theme</span>
    </button>`;
  }

  private readonly read = (): void => {
    const chosen = document.documentElement.dataset['theme'];
    this.isDark = chosen === undefined ? this.system.matches : chosen === 'dark';
  };

  private toggle(): void {
    const theme = this.isDark ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme;
    this.read();
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // the choice is not stored
    }
  }
}
