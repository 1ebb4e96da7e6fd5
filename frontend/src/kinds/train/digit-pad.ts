import { LitElement, html, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styles } from '../../lib/style';
import { digitOf, type Point, type Stroke } from './digit-ink';
import { SIDE, inkOf, paintDigit } from './digits';
import sheet from './digit-pad.css?inline';

const MOVES: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A square to draw a digit in, by pointer or keyboard, beside the 28 by 28 pixels that the network receives. Fires `input-change`
 * with these, as numbers from 0 to 1.
 */
@customElement('digit-pad')
export class DigitPad extends LitElement {
  static override styles = styles(sheet);

  /** The pixels that the network receives. */
  @property({ attribute: false }) input: readonly number[] = [];

  @state() private strokes: readonly Stroke[] = [];
  /** The pen of the keyboard. */
  @state() private pen: Point = [SIDE / 2, SIDE / 4];
  @state() private isDown = false;
  @state() private hasKeyboard = false;
  /** What was drawn last, as it was told. */
  private told: readonly number[] | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('input') && this.input !== this.told) {
      // another digit was chosen
      this.strokes = [];
      this.isDown = false;
    }
  }

  override render(): TemplateResult {
    const [x, y] = this.pen;
    return html`<div
        class="pad"
        tabindex="0"
        role="group"
        aria-label="Draw a digit. Arrow keys move the pen, the space bar puts it down and lifts it, Delete clears."
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
        @keydown=${this.onKey}
        @focus=${() => (this.hasKeyboard = this.renderRoot.querySelector('.pad')?.matches(':focus-visible') === true)}
        @blur=${() => (this.hasKeyboard = false)}
      >
        <canvas class="chosen" ?hidden=${this.strokes.length > 0}></canvas>
        <svg viewBox="0 0 ${SIDE} ${SIDE}" aria-hidden="true">
          ${this.strokes.map((stroke) => svg`<path d=${pathOf(stroke)}></path>`)}
          ${this.hasKeyboard ? svg`<circle class=${this.isDown ? 'down' : ''} cx=${x} cy=${y} r="1.2"></circle>` : null}
        </svg>
      </div>
      <div class="beside">
        <canvas class="seen" role="img" aria-label="What the network receives: 28 by 28 pixels"></canvas>
        <p class="told">what the network receives</p>
        <button type="button" @click=${this.clear}>Clear</button>
        <p class="told">Draw into the square.</p>
      </div>
      <p class="visually-hidden" role="status">${this.hasKeyboard ? (this.isDown ? 'pen down' : 'pen up') : ''}</p>`;
  }

  private place(event: PointerEvent): Point {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const within = (share: number): number => Math.min(SIDE, Math.max(0, share * SIDE));
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  }

  private onDown(event: PointerEvent): void {
    (event.currentTarget as HTMLElement).setPointerCapture?.(event.pointerId);
    this.hasKeyboard = false;
    this.draw([...this.strokes, [this.place(event)]]);
  }

  private onMove(event: PointerEvent): void {
    if ((event.buttons & 1) !== 0 && this.strokes.length > 0) {
      this.extend(this.place(event));
    }
  }

  private onKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (move !== undefined) {
      const within = (value: number): number => Math.min(SIDE, Math.max(0, value));
      this.pen = [within(this.pen[0] + move[0]), within(this.pen[1] + move[1])];
      if (this.isDown) {
        this.extend(this.pen);
      }
    } else if (event.key === ' ') {
      this.isDown = !this.isDown;
      if (this.isDown) {
        this.draw([...this.strokes, [this.pen]]);
      }
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.clear();
    } else {
      return;
    }
    this.hasKeyboard = true;
    event.preventDefault();
  }

  /** Goes on with the last line. */
  private extend(point: Point): void {
    this.draw([...this.strokes.slice(0, -1), [...(this.strokes.at(-1) ?? []), point]]);
  }

  private clear(): void {
    this.isDown = false;
    this.draw([]);
  }

  private draw(strokes: readonly Stroke[]): void {
    this.strokes = strokes;
    this.told = digitOf(strokes);
    this.dispatchEvent(new CustomEvent('input-change', { detail: this.told }));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('input')) {
      for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
        paintDigit(canvas, this.input, inkOf(canvas));
      }
    }
  }
}

function pathOf(stroke: Stroke): string {
  const [first = [0, 0]] = stroke;
  // a line of one point is drawn as a dot
  return `M${first.join(' ')}L${(stroke.length === 1 ? [first] : stroke.slice(1)).map((point) => point.join(' ')).join('L')}`;
}
