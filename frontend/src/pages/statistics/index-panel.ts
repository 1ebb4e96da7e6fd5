import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SetIndex } from '../../lib/api-types';
import { countText, durationText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import sheet from './index-panel.css?inline';

/** What a reader can do with the index of a set. */
export type IndexAction = 'start' | 'pause' | 'cancel';

/**
 * The index of a set of photographs for a network: how far it is, and buttons to start, pause, resume and cancel it.
 * Fires `index-action` with an {@link IndexAction}.
 */
@customElement('index-panel')
export class IndexPanel extends LitElement {
  static override styles = styles(sheet);

  /** The index; `undefined` if there is none and no job that makes it. */
  @property({ attribute: false }) index: SetIndex | undefined;
  /** The number of photographs of the set. */
  @property({ type: Number }) photographs = 0;
  /** The title of the network. */
  @property() network = '';
  /** Whether the reader may start and stop jobs. */
  @property({ type: Boolean, attribute: 'may-change' }) mayChange = false;

  override render(): TemplateResult {
    const { index } = this;
    const photographs = index?.photographs || this.photographs;
    return html`
      <section aria-label="Index of the photographs" class=${index?.state ?? 'none'}>
        <p class="state">${this.stateText()}</p>
        ${
          index === undefined || index.state === 'failed'
            ? nothing
            : html`<progress aria-label="Photographs indexed" max=${photographs} value=${index.done}></progress>`
        }
        <p class="numbers">${index === undefined ? nothing : numbersText(index, photographs)}</p>
        ${this.mayChange ? html`<div class="buttons">${this.buttons()}</div>` : nothing}
        <p class="visually-hidden" role="status">${this.stateText()}</p>
      </section>
    `;
  }

  private stateText(): string {
    const count = countText(this.photographs, 'photograph');
    switch (this.index?.state) {
      case 'queued':
        return 'These photographs are indexed when the sets before them are.';
      case 'running':
        return `Each of the ${count} goes through ${this.network} once. The figures follow.`;
      case 'paused':
        return 'Indexing is paused. What is indexed is kept.';
      case 'failed':
        return `The photographs could not be indexed: ${this.index.problem ?? 'the reason is unknown'}`;
      case 'ready':
        return `The ${count} are indexed for ${this.network}.`;
      case undefined:
        return `The ${count} have not gone through ${this.network} yet.`;
    }
  }

  private buttons(): TemplateResult[] {
    switch (this.index?.state) {
      case 'queued':
      case 'running':
        return [this.button('pause', 'Pause'), this.button('cancel', 'Cancel')];
      case 'paused':
        return [this.button('start', 'Resume'), this.button('cancel', 'Cancel')];
      case 'failed':
        return [this.button('start', 'Try again'), this.button('cancel', 'Dismiss')];
      case 'ready':
        return [];
      case undefined:
        return [this.button('start', 'Index them')];
    }
  }

  private button(action: IndexAction, text: string): TemplateResult {
    const act = (): unknown => this.dispatchEvent(new CustomEvent<IndexAction>('index-action', { detail: action }));
    return html`<button type="button" id=${action} @click=${act}>${text}</button>`;
  }
}

/** Returns how far an index is, how fast it grows and how long it will take. */
function numbersText({ done, perSecond, millisecondsLeft, state }: SetIndex, photographs: number): string {
  if (state === 'failed' || state === 'ready') {
    return '';
  }
  const parts = [`${done} of ${photographs}`];
  if (perSecond !== undefined) {
    parts.push(`${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)} photographs per second`);
  }
  if (millisecondsLeft !== undefined) {
    parts.push(`${durationText(millisecondsLeft)} left`);
  }
  return parts.join(' · ');
}
