import { html, type TemplateResult } from 'lit';
import { History } from '../lib/history';

/** The states that a reader goes through by editing a figure, with the buttons and keys that undo and redo. */
export class EditHistory<S> {
  private history: History<S>;

  /** @param show shows a state that was undone or made again */
  constructor(
    first: S,
    private readonly show: (state: S) => void,
  ) {
    this.history = History.of(first);
  }

  /** The state now. */
  get current(): S {
    return this.history.present;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /**
   * Adds a state.
   *
   * @param what what was changed; quick changes of the same thing are undone together
   */
  push(state: S, what: string): void {
    this.history = this.history.changed(state, what, performance.now());
  }

  undo(): void {
    this.go(this.history.undone());
  }

  redo(): void {
    this.go(this.history.redone());
  }

  private go(history: History<S>): void {
    if (history !== this.history) {
      this.history = history;
      this.show(history.present);
    }
  }

  /** Handles Ctrl+Z and Cmd+Z, with Shift for redo, and Ctrl+Y. */
  readonly onKey = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) {
      return;
    }
    event.preventDefault();
    if (key === 'y' || event.shiftKey) {
      this.redo();
    } else {
      this.undo();
    }
  };

  /** Draws the buttons. */
  buttons(): TemplateResult {
    return html`
      <button type="button" ?disabled=${!this.canUndo} aria-keyshortcuts="Control+Z" @click=${() => this.undo()}>
        Undo
      </button>
      <button type="button" ?disabled=${!this.canRedo} aria-keyshortcuts="Control+Shift+Z" @click=${() => this.redo()}>
        Redo
      </button>
    `;
  }
}
