import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styles } from '../lib/style';
import type { Frame } from './figure-watch';
import { FrameCanvases } from './frame-canvases';
import { playButton } from './play-button';
import playControls from './play-controls.css?inline';
import sheet from './picture-frames.css?inline';
import { pictureTile, type Picture } from './picture-tile';
import { indexChoice, ReaderView } from './reader-view';
import tile from './picture-tile.css?inline';

/** How long each picture is shown when they are played, and how long the last one, milliseconds. */
const FRAME_DURATION = 320;
const LAST_DURATION = 1_200;

/** The keys that move a slider. */
const SLIDER_KEYS = ['Home', 'End', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/**
 * A sequence of pictures: one of them large above a slider that selects it, and all of them small. They can be played.
 * They play once by themselves as soon as they are finished, unless that is switched off or the reader prefers reduced
 * motion. Fires `picture-focus` with the index of the large picture.
 */
@customElement('picture-frames')
export class PictureFrames extends LitElement {
  static override styles = styles(tile + playControls + sheet);

  @property({ attribute: false }) pictures: readonly Picture[] = [];
  @property({ attribute: false }) frame: Frame | undefined;
  /** The accessible name of the slider. */
  @property() label = '';
  @property() target = '_self';
  /** The labels of the two ends of the slider. */
  @property({ attribute: false }) ends: readonly [string, string] | undefined;
  @property({ type: Boolean, attribute: 'no-autoplay' }) noAutoplay = false;

  /** The picture that was chosen; `undefined` before the first choice. */
  @state() private chosen: number | undefined;
  @state() private playing: 'no' | 'once' | 'round' = 'no';
  protected readonly view = new ReaderView(this, () => this.pictures.length > 0 && this.isMade(), {
    picture: indexChoice(
      () => this.read,
      (index) => this.choose(index),
      () => this.pictures.length,
    ),
  });
  private timer: number | undefined;
  private wasForming = false;
  /** The picture that the reader has chosen last; playing changes none. */
  private read = 0;

  constructor() {
    super();
    new FrameCanvases(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  /** The picture that is shown large. During a run it is the last one, where the change is largest. */
  private get shown(): number {
    return Math.min(this.chosen ?? (this.isMade() ? 0 : Infinity), this.pictures.length - 1);
  }

  private isMade(): boolean {
    return this.pictures.every((picture) => picture.src !== undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const picture = this.pictures[this.shown];
    if (picture === undefined) {
      return nothing;
    }
    const large = pictureTile(picture, this.shown);
    return html`
      <div class="stage">
        ${
          picture.href === undefined
            ? html`<span class="large">${large}</span>`
            : html`<a class="large" href=${picture.href} target=${this.target}>${large}</a>`
        }
        ${this.controls(picture)}
      </div>
      <div class="strip">${this.pictures.map((each, index) => this.small(each, index))}</div>
    `;
  }

  private controls(picture: Picture): TemplateResult {
    const [first, last] = this.ends ?? [this.pictures[0]?.label ?? '', this.pictures.at(-1)?.label ?? ''];
    const isPlaying = this.playing !== 'no';
    return html`
      <div class="controls">
        ${playButton(isPlaying, () => this.toggle())}
        <input
          type="range"
          min="0"
          max=${this.pictures.length - 1}
          step="1"
          .value=${String(this.shown)}
          aria-label=${this.label}
          aria-valuetext=${picture.label}
          @input=${(event: Event) => this.choose(Number((event.target as HTMLInputElement).value))}
          @pointerdown=${this.hold}
          @keydown=${this.onKey}
        />
        <output>${picture.label}</output>
      </div>
      <div class="ends"><span>${first}</span><span>${last}</span></div>
    `;
  }

  /** Draws a small picture. It is not in the tab order, as the slider does the same by keyboard. */
  private small(picture: Picture, index: number): TemplateResult {
    return html`
      <button
        type="button"
        class="small"
        tabindex="-1"
        title=${picture.label}
        aria-current=${index === this.shown ? 'true' : 'false'}
        @click=${() => this.choose(index)}
      >
        ${pictureTile(picture, index)}
      </button>
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('pictures') || this.pictures.length === 0) {
      return;
    }
    const isMade = this.isMade();
    const mayPlay = !this.noAutoplay && this.chosen === undefined && !prefersReducedMotion();
    if (isMade && mayPlay && (this.wasForming || !this.hasUpdated)) {
      this.play('once');
    }
    this.wasForming = !isMade;
  }

  protected override updated(): void {
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: this.shown }));
  }

  private choose(index: number): void {
    this.stop();
    this.chosen = index;
    this.read = index;
  }

  /** Stops playing at the current picture, as the reader has taken the slider. */
  private hold(): void {
    this.choose(this.shown);
  }

  /**
   * Handles Page Up and Page Down, which move by a quarter of the sequence, at least one picture. The browser handles
   * the other keys.
   */
  private onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.round((this.pictures.length - 1) / 4));
    const by = { PageUp: page, PageDown: -page }[event.key];
    if (SLIDER_KEYS.includes(event.key)) {
      this.hold();
    } else if (by !== undefined) {
      event.preventDefault();
      this.choose(Math.min(Math.max(0, this.shown + by), this.pictures.length - 1));
    }
  }

  private toggle(): void {
    if (this.playing === 'no') {
      this.play('round');
    } else {
      this.stop();
    }
  }

  private play(how: 'once' | 'round'): void {
    clearTimeout(this.timer);
    this.playing = how;
    if (how === 'once' || this.shown === this.pictures.length - 1) {
      this.chosen = 0;
    }
    this.timer = window.setTimeout(() => this.next(), FRAME_DURATION);
  }

  private next(): void {
    const isLast = this.shown === this.pictures.length - 1;
    if (isLast && this.playing === 'once') {
      this.stop();
      return;
    }
    this.chosen = isLast ? 0 : this.shown + 1;
    const stay = this.chosen === this.pictures.length - 1 ? LAST_DURATION : FRAME_DURATION;
    this.timer = window.setTimeout(() => this.next(), stay);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.playing = 'no';
  }
}

function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
