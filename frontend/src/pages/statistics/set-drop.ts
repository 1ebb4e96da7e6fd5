import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styles } from '../../lib/style';
import { chosenFiles, droppedFiles, photographsOf, pickedFiles, type ChosenFiles, type PathFile } from './chosen-files';
import sheet from './set-drop.css?inline';

/**
 * Two buttons for the reader's own photographs, as a folder or as files, which can also be dropped anywhere on the page.
 * Fires `files-chosen` with {@link ChosenFiles}.
 */
@customElement('set-drop')
export class SetDrop extends LitElement {
  static override styles = styles(sheet);

  /** The most bytes of a photograph. */
  @property({ type: Number, attribute: 'most-bytes' }) mostBytes = 0;
  @state() private phase: 'idle' | 'dragging' | 'reading' = 'idle';
  @state() private refused = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('dragover', this.onDragOver);
    document.addEventListener('dragleave', this.onDragLeave);
    document.addEventListener('drop', this.onDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('dragover', this.onDragOver);
    document.removeEventListener('dragleave', this.onDragLeave);
    document.removeEventListener('drop', this.onDrop);
  }

  override render(): TemplateResult {
    return html`
      <div class="own">
        <label class="upload">
          <input id="folder" type="file" webkitdirectory multiple class="visually-hidden" @change=${this.onPicked} />
          <span>Choose a folder …</span>
        </label>
        <label class="upload">
          <input
            id="files"
            type="file"
            multiple
            accept=".zip,image/jpeg,image/png,image/gif,image/webp,image/bmp"
            class="visually-hidden"
            @change=${this.onPicked}
          />
          <span>Choose photographs or a zip …</span>
        </label>
        <span>or drop them anywhere on this page. Subfolders become classes.</span>
      </div>
      <p class="note" role="status">${this.phase === 'reading' ? 'Reading what you chose …' : this.refused}</p>
      ${this.phase === 'dragging' ? html`<div class="drop">Drop photographs, a folder or a zip</div>` : nothing}
    `;
  }

  private choose({ name, files }: { readonly name: string; readonly files: readonly PathFile[] }): void {
    const chosen = chosenFiles(name, files, this.mostBytes);
    this.phase = 'idle';
    if (chosen.archive === undefined && photographsOf(chosen).length === 0) {
      this.refused = 'There is no photograph in it: a set takes JPEG, PNG, GIF, WebP and BMP files.';
      return;
    }
    this.refused = '';
    this.dispatchEvent(new CustomEvent<ChosenFiles>('files-chosen', { detail: chosen }));
  }

  private onPicked(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (input.files !== null && input.files.length > 0) {
      this.choose(pickedFiles(input.files));
    }
    // so that the same folder can be chosen again
    input.value = '';
  }

  private readonly onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      this.phase = 'dragging';
    }
  };

  private readonly onDragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null && this.phase === 'dragging') {
      this.phase = 'idle';
    }
  };

  private readonly onDrop = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      void this.drop(event.dataTransfer.items);
    }
  };

  private async drop(items: DataTransferItemList): Promise<void> {
    this.phase = 'reading';
    try {
      this.choose(await droppedFiles(items));
    } catch (error) {
      this.phase = 'idle';
      this.refused = `What was dropped cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
