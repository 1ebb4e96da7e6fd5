import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { cssProperties } from '../../lib/css-properties';
import { PURPLE_ORANGE, divergingColor, divergingGradient } from '../../lib/diverging-colors';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { ElementWidth } from '../../figure/element-width';
import sheet from './digit-plane.css?inline';
import { CLASSES, inkOf, inputOf, paintDigit, type Digits } from './digits';
import type { Scaled } from './network';

const LEVELS = 16;
const MARGIN = 8;
const MOST_SIDE = 560;

/** The direction in the plane of the arrow keys; y points downwards. */
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * All digits in a plane in which similar ones are close together, each a dot coloured by a neuron's activation. Fires `digit-select`
 * with the index of a digit that was chosen.
 */
@customElement('digit-plane')
export class DigitPlane extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) digits: Digits | undefined;
  /** The neuron's activation for each digit. */
  @property({ attribute: false }) values: Float32Array = new Float32Array();
  @property({ attribute: false }) scale: Scaled | undefined;
  /** The classes that the network gives to the digits. */
  @property({ attribute: false }) answers: ArrayLike<number> = [];
  /** What the dots show. */
  @property() name = '';

  @state() private pointed: number | undefined;
  private readonly width = new ElementWidth(this, '.area', 480);

  private get side(): number {
    return Math.min(MOST_SIDE, this.width.value);
  }

  override render(): TemplateResult | typeof nothing {
    const { digits, side } = this;
    if (digits?.places === undefined) {
      return nothing;
    }
    return html`<div
        class="area"
        tabindex="0"
        role="group"
        aria-label="${digits.count.toLocaleString('en')} digits in the plane, coloured by ${this.name}. Arrow keys go to the next
          digit, Enter chooses it."
        @pointermove=${this.onPointer}
        @pointerleave=${() => (this.pointed = undefined)}
        @click=${this.choose}
        @keydown=${this.onKey}
      >
        <canvas class="dots" ${cssProperties({ width: `${side}px`, height: `${side}px` })}></canvas>
        ${guard([digits, side], () => this.classNames(digits))}
        ${this.pointed === undefined ? nothing : this.ring(this.pointed)}
      </div>
      <div class="said">
        <canvas class="digit" ?hidden=${this.pointed === undefined}></canvas>
        <p class="told" role="status">${this.sentence(digits)}</p>
      </div>
      ${this.legend()}`;
  }

  private sentence(digits: Digits): string {
    const { pointed } = this;
    if (pointed === undefined) {
      return 'Point at a dot to see its digit; press to send it through the network.';
    }
    const part = pointed < digits.heldOut ? 'trained on' : 'held out';
    return `Digit ${digits.classes[pointed]} (${part}), read as ${this.answers[pointed] ?? '?'}; activation ${valueText(this.values[pointed] ?? 0)}.`;
  }

  private legend(): TemplateResult {
    const { scale } = this;
    const [least, most] =
      scale?.largest === undefined ? ['lowest', 'highest'] : [`−${valueText(scale.largest)}`, valueText(scale.largest)];
    return html`<p class="legend">
      <span>${least}</span><span class="scale" ${cssProperties({ background: divergingGradient(PURPLE_ORANGE) })}></span
      ><span>${most}</span>
      <span>Dots are larger the farther from the middle of the scale; squares are below it.</span>
    </p>`;
  }

  /** Returns the middle of each class, where its name stands. */
  private classNames(digits: Digits): TemplateResult[] {
    return CLASSES.map((name, label) => {
      const own = Array.from({ length: digits.count }, (_, index) => index).filter(
        (index) => digits.classes[index] === label,
      );
      const middle = (axis: 0 | 1): number =>
        own.map((index) => this.at(index)[axis]).sort((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0;
      return html`<span
        class="name"
        ${cssProperties({ left: `${middle(0)}px`, top: `${middle(1)}px` })}
        aria-hidden="true"
        >${name}</span
      >`;
    });
  }

  private ring(index: number): TemplateResult {
    const [x, y] = this.at(index);
    return html`<span class="ring" ${cssProperties({ left: `${x}px`, top: `${y}px` })}></span>`;
  }

  /** Returns the place of a digit on the page, pixels. */
  private at(index: number): readonly [number, number] {
    const places = this.digits?.places;
    const along = (axis: 0 | 1): number =>
      MARGIN + ((places?.[2 * index + axis] ?? 0) / 255) * (this.side - 2 * MARGIN);
    return [along(0), along(1)];
  }

  private onPointer(event: PointerEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.pointed = this.nearest(event.clientX - box.left, event.clientY - box.top);
  }

  /** Returns the digit whose place is nearest to a point. */
  private nearest(x: number, y: number): number | undefined {
    let nearest: number | undefined;
    let least = 20 ** 2;
    for (let index = 0; index < (this.digits?.count ?? 0); index++) {
      const [atX, atY] = this.at(index);
      const squared = (atX - x) ** 2 + (atY - y) ** 2;
      if (squared < least) {
        least = squared;
        nearest = index;
      }
    }
    return nearest;
  }

  private onKey(event: KeyboardEvent): void {
    const direction = DIRECTIONS[event.key];
    if (direction !== undefined) {
      this.pointed = this.next(this.pointed ?? 0, direction);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.choose();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Returns the nearest digit in a direction: within 45 degrees of it, and not at the same place. */
  private next(from: number, [towardsX, towardsY]: readonly [number, number]): number {
    const [x, y] = this.at(from);
    let nearest = from;
    let least = Infinity;
    for (let index = 0; index < (this.digits?.count ?? 0); index++) {
      const [atX, atY] = this.at(index);
      const along = (atX - x) * towardsX + (atY - y) * towardsY;
      const across = Math.abs((atX - x) * towardsY) + Math.abs((atY - y) * towardsX);
      if (along > 0 && across <= along && along + across < least) {
        least = along + across;
        nearest = index;
      }
    }
    return nearest;
  }

  private choose(): void {
    if (this.pointed !== undefined) {
      this.dispatchEvent(new CustomEvent('digit-select', { detail: this.pointed, bubbles: true, composed: true }));
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dots = this.renderRoot.querySelector<HTMLCanvasElement>('.dots');
    const digit = this.renderRoot.querySelector<HTMLCanvasElement>('.digit');
    if (digit !== null && this.pointed !== undefined && this.digits !== undefined) {
      paintDigit(digit, inputOf(this.digits, this.pointed), inkOf(digit));
    }
    const isSame = !changed.has('values') && !changed.has('digits') && dots?.dataset['side'] === String(this.side);
    if (dots !== null && !isSame) {
      dots.dataset['side'] = String(this.side);
      this.paint(dots);
    }
  }

  /** Draws all dots, those of a colour together. */
  private paint(canvas: HTMLCanvasElement): void {
    const density = Math.min(2, window.devicePixelRatio || 1);
    const size = Math.round(this.side * density);
    canvas.width = size;
    canvas.height = size;
    const context = canvas.getContext('2d');
    if (context === null) {
      return;
    }
    context.scale(density, density);
    const levels: number[][] = Array.from({ length: 2 * LEVELS + 1 }, () => []);
    this.values.forEach((value, index) => {
      const share = Math.min(1, Math.max(-1, this.scale?.share(value) ?? 0));
      levels[Math.round(share * LEVELS) + LEVELS]?.push(index);
    });
    // dots near the middle of the scale lie below the others
    const order = levels.map((_, level) => level).sort((a, b) => Math.abs(a - LEVELS) - Math.abs(b - LEVELS));
    for (const level of order) {
      const share = level / LEVELS - 1;
      context.fillStyle = `rgb(${divergingColor(PURPLE_ORANGE, share).join(' ')})`;
      context.beginPath();
      this.addDots(context, levels[level] ?? [], share);
      context.fill();
    }
  }

  private addDots(context: CanvasRenderingContext2D, dots: readonly number[], share: number): void {
    const radius = 0.9 + 1.3 * Math.abs(share);
    for (const index of dots) {
      const [x, y] = this.at(index);
      if (share < 0) {
        context.rect(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius);
      } else {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
    }
  }
}
