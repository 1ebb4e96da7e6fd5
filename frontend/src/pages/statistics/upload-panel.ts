import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CreatedPhotographSet, PhotographSetList, Problem } from '../../lib/api-types';
import { problemOf } from '../../lib/api';
import { bytesText, countText, percentText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { classesOf, freeName, nameProblem, photographsOf, type ChosenFiles } from './chosen-files';
import { bytesOf, upload } from './upload';
import sheet from './upload-panel.css?inline';

const MOST_CLASSES = 12;

type Phase =
  | { readonly name: 'asking' }
  | { readonly name: 'sending'; readonly share: number }
  | { readonly name: 'failed'; readonly problem: Problem };

/**
 * The photographs that a reader chose, before they are a set: what they are, the name of the set, and the progress of
 * their upload. Fires `set-created` with the new set, and `upload-dismissed` if the reader gives up.
 */
@customElement('upload-panel')
export class UploadPanel extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) chosen: ChosenFiles | undefined;
  /** The sets, with the limits of uploads. */
  @property({ attribute: false }) sets: PhotographSetList | undefined;
  @state() private name = '';
  @state() private phase: Phase = { name: 'asking' };
  private sending: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sending?.abort();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('chosen') && this.chosen !== undefined) {
      this.sending?.abort();
      this.name = freeName(this.chosen.name, this.taken());
      this.phase = { name: 'asking' };
    }
  }

  private taken(): readonly string[] {
    return this.sets?.sets.map(({ name }) => name) ?? [];
  }

  override render(): TemplateResult | typeof nothing {
    const { chosen, sets } = this;
    if (chosen === undefined || sets === undefined) {
      return nothing;
    }
    const problem = nameProblem(this.name, this.taken()) ?? this.tooMany(chosen, sets);
    return html`
      <section aria-label="New set of photographs">
        <p class="what">${whatText(chosen)}</p>
        ${this.leftOut(chosen)} ${this.phase.name === 'sending' ? this.progress(this.phase.share) : nothing}
        <form @submit=${this.onSubmit}>
          <label>
            <span>Name of the set</span>
            <input
              id="name"
              .value=${this.name}
              maxlength="64"
              autocomplete="off"
              spellcheck="false"
              aria-describedby="problem"
              aria-invalid=${problem !== undefined}
              ?disabled=${this.phase.name === 'sending'}
              @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
            />
          </label>
          ${
            this.phase.name === 'sending'
              ? html`<button type="button" @click=${this.onCancel}>Cancel the upload</button>`
              : html`<button id="upload" class="first" ?disabled=${problem !== undefined}>Make the set</button>
                  <button type="button" @click=${this.onDismiss}>Not now</button>`
          }
        </form>
        <p id="problem" class="problem" role="alert">
          ${problem ?? (this.phase.name === 'failed' ? this.phase.problem.detail : '')}
        </p>
        <p class="quiet">
          The photographs are copied into the data folder of this server and stay there until you delete the set.
        </p>
      </section>
    `;
  }

  private tooMany(chosen: ChosenFiles, { mostPhotographs, mostBytes }: PhotographSetList): string | undefined {
    if (photographsOf(chosen).length > mostPhotographs) {
      return `A set may have at most ${mostPhotographs} photographs.`;
    }
    return bytesOf(chosen) > mostBytes ? `A set may have at most ${bytesText(mostBytes)}.` : undefined;
  }

  private leftOut({ others, tooLarge }: ChosenFiles): TemplateResult | typeof nothing {
    const parts = [
      ...(others > 0 ? [`${countText(others, 'file')} that ${others === 1 ? 'is' : 'are'} no photograph`] : []),
      ...(tooLarge.length > 0 ? [`larger than a photograph may be: ${tooLarge.slice(0, 5).join(', ')}`] : []),
    ];
    return parts.length === 0 ? nothing : html`<p class="quiet">Left out: ${parts.join('; ')}.</p>`;
  }

  private progress(share: number): TemplateResult {
    return html`
      <progress aria-label="Sent" max="1" value=${share}></progress>
      <p class="quiet">${share < 1 ? `${percentText(share)} sent` : 'All is sent; the set is being made …'}</p>
    `;
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    void this.send();
  }

  private async send(): Promise<void> {
    const { chosen, sets, name } = this;
    if (chosen === undefined || sets === undefined) {
      return;
    }
    const sending = new AbortController();
    this.sending = sending;
    this.phase = { name: 'sending', share: 0 };
    const onShare = (share: number): void => {
      if (this.sending === sending && !sending.signal.aborted) {
        this.phase = { name: 'sending', share };
      }
    };
    try {
      const set = await upload(chosen, name, sets.mostRequestBytes, onShare, sending.signal);
      this.dispatchEvent(new CustomEvent<CreatedPhotographSet>('set-created', { detail: set }));
    } catch (error) {
      if (this.sending === sending && !sending.signal.aborted) {
        this.phase = { name: 'failed', problem: problemOf(error) };
      }
    }
  }

  private onCancel(): void {
    this.sending?.abort();
    this.phase = { name: 'asking' };
  }

  private onDismiss(): void {
    this.dispatchEvent(new CustomEvent('upload-dismissed'));
  }
}

/** Returns what the reader chose, in a sentence. */
function whatText(chosen: ChosenFiles): string {
  const size = bytesText(bytesOf(chosen));
  if (chosen.archive !== undefined) {
    return `The archive ${chosen.archive.name}, ${size}.`;
  }
  const count = `${countText(photographsOf(chosen).length, 'photograph')}, ${size}`;
  const classes = [...classesOf(chosen)];
  if (classes.length === 0) {
    return `${count}, without classes.`;
  }
  const names = classes.slice(0, MOST_CLASSES).map(([name, photographs]) => `${name || 'no folder'} (${photographs})`);
  const more = classes.length > MOST_CLASSES ? ` and ${classes.length - MOST_CLASSES} more` : '';
  return `${count}, in ${classes.length} classes: ${names.join(', ')}${more}.`;
}
