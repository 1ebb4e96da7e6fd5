import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import progressSheet from '../../figure/thin-progress.css?inline';
import { styles } from '../../lib/style';
import sheet from './picture-replay.css?inline';

/** How long the finished pictures are shown before they are replayed for the first time, milliseconds. */
const PAUSE = 1500;
/** How long each frame is shown, milliseconds. */
const FRAME = 250;

/**
 * Replays how pictures formed, from frames in one picture: a row for each frame, a column for each picture. The pictures are in
 * the element already, finished. They are replayed once when the page is loaded, unless its reader prefers less motion.
 */
@customElement('picture-replay')
export class PictureReplay extends LitElement {
  static override styles = styles(progressSheet + sheet);

  /** The address of the frames. */
  @property() frames = '';
  /** The numbers of the frames' steps, ascending. */
  @property({ converter: (text) => (text ?? '').split(',').map(Number) }) steps: readonly number[] = [];
  /** The frame that is shown; `undefined` while the finished pictures are. */
  @state() private frame: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.timer = setTimeout(() => void this.play(), PAUSE);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  override render(): TemplateResult {
    const last = this.steps.at(-1) ?? 0;
    const step = this.frame === undefined ? last : (this.steps[this.frame] ?? last);
    return html`
      <slot></slot>
      <div class="line">
        <span>${this.frame === undefined ? `Finished in ${last} steps` : `Step ${step} of ${last}`}</span>
        ${this.frame === undefined ? nothing : html`<progress max=${last} value=${step} aria-label="Steps"></progress>`}
        <button type="button" @click=${() => (this.frame === undefined ? void this.play() : this.stop())}>
          ${this.frame === undefined ? 'Watch them form' : 'Stop'}
        </button>
      </div>
    `;
  }

  private async play(): Promise<void> {
    clearTimeout(this.timer);
    const picture = new Image();
    picture.src = this.frames;
    try {
      await picture.decode();
    } catch {
      return; // the finished pictures stay
    }
    if (this.isConnected) {
      this.pictures()?.style.setProperty('--frames', `url("${this.frames}")`);
      this.show(0);
    }
  }

  /** Shows a frame, and the next ones after it. After the last one it shows the finished pictures. */
  private show(frame: number): void {
    clearTimeout(this.timer);
    if (frame >= this.steps.length) {
      this.stop();
      return;
    }
    this.frame = frame;
    const pictures = this.pictures();
    pictures?.style.setProperty('--frame', String(frame));
    pictures?.classList.add('playing');
    this.timer = setTimeout(() => this.show(frame + 1), FRAME);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.frame = undefined;
    this.pictures()?.classList.remove('playing');
  }

  private pictures(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.replay');
  }
}
