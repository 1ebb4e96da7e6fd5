import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Sample } from '../../lib/api-types';
import type { Photograph } from '../../lib/api';
import { styles } from '../../lib/style';
import sheet from './photograph-choice.css?inline';

/**
 * The samples as thumbnails, and a button for the reader's own photograph, which can also be dropped anywhere on the
 * page or pasted. Fires `photograph-chosen` with a {@link Photograph}.
 */
@customElement('photograph-choice')
export class PhotographChoice extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) samples: readonly Sample[] = [];
  @property({ attribute: false }) chosen: Photograph | undefined;
  @state() private dragging = false;
  @state() private refused = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('dragover', this.onDragOver);
    document.addEventListener('dragleave', this.onDragLeave);
    document.addEventListener('drop', this.onDrop);
    document.addEventListener('paste', this.onPaste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('dragover', this.onDragOver);
    document.removeEventListener('dragleave', this.onDragLeave);
    document.removeEventListener('drop', this.onDrop);
    document.removeEventListener('paste', this.onPaste);
  }

  override render(): TemplateResult {
    const { chosen } = this;
    const sample = this.samples.find(({ id }) => chosen !== undefined && 'sample' in chosen && chosen.sample === id);
    return html`
      <div class="samples" role="group" aria-label="Sample photographs">
        ${this.samples.map(
          ({ id, title, thumbnailUrl }) =>
            html`<button
              type="button"
              aria-pressed=${sample?.id === id}
              aria-label=${title}
              title=${title}
              @click=${() => this.choose({ sample: id })}
            >
              <img src=${thumbnailUrl} alt="" width="64" height="64" decoding="async" loading="lazy" />
            </button>`,
        )}
      </div>
      <div class="own">
        <label class="upload">
          <input type="file" accept="image/*" class="visually-hidden" @change=${this.onFile} />
          <span>Choose a photograph …</span>
        </label>
        <span>or drop one anywhere, or paste it. It is not kept.</span>
      </div>
      <p class="credit" aria-live="polite">${this.refused || credit(chosen, sample)}</p>
      ${this.dragging ? html`<div class="drop">Drop the photograph</div>` : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('chosen') || changed.has('samples')) {
      this.showChosen();
    }
  }

  /** Scrolls the chosen sample to the middle of a row that is wider than the window. */
  private showChosen(): void {
    const row = this.renderRoot.querySelector<HTMLElement>('.samples');
    const button = row?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (row && button) {
      row.scrollLeft = button.offsetLeft - (row.clientWidth - button.offsetWidth) / 2;
    }
  }

  private choose(photograph: Photograph): void {
    this.refused = '';
    this.dispatchEvent(new CustomEvent<Photograph>('photograph-chosen', { detail: photograph }));
  }

  private chooseFile(files: FileList | undefined | null): void {
    const file = files?.[0];
    if (file !== undefined) {
      this.choose({ file });
    }
  }

  private onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.chooseFile(input.files);
    // so that the same file can be chosen again
    input.value = '';
  }

  private readonly onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      this.dragging = true;
    }
  };

  private readonly onDragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) {
      this.dragging = false;
    }
  };

  private readonly onDrop = (event: DragEvent): void => {
    this.dragging = false;
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      this.chooseFile(event.dataTransfer.files);
    }
  };

  private readonly onPaste = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files;
    if (files && files.length > 0) {
      this.chooseFile(files);
    } else if (!(event.target instanceof HTMLInputElement)) {
      this.refused = 'There is no picture in what was pasted.';
    }
  };
}

/** Returns the credit of a photograph. */
function credit(chosen: Photograph | undefined, sample: Sample | undefined): string {
  if (sample !== undefined) {
    return `${sample.title}. ${sample.credit}; ${sample.licence}.`;
  }
  return chosen !== undefined && 'file' in chosen ? `Your photograph, ${chosen.file.name || 'pasted'}.` : '';
}
