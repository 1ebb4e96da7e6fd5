import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FigureImage } from '../../lib/api-types';
import { type CssProperties, cssProperties } from '../../lib/css-properties';
import { styles } from '../../lib/style';
import { onColorsChange } from '../../lib/theme-changes';
import {
  PATCH,
  angleOf,
  dialLengths,
  nearest,
  placeAt,
  unitLength,
  type DialLengths,
  type Place,
  type Scored,
} from './geometry';
import sheet from './plane-dial.css?inline';
import type { PlaneResult, Side } from './result';

/** The diameter of a point, CSS pixels. */
const DOT = 1.5;

/** How much longer the sides of the patches that score most are than those of the others. */
const MARKED = 1.2;

/**
 * The plane of two directions within the ring of their pictures, and the hand of the dial. Pressing and dragging turns the hand:
 * the event `turn` has the angle in degrees. The same can be done by keyboard with the slider that belongs to it.
 */
@customElement('plane-dial')
export class PlaneDial extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) result: PlaneResult | undefined;
  @property({ attribute: false }) side: Side | undefined;
  @property({ attribute: false }) images: readonly FigureImage[] = [];
  /** The angle of the hand, degrees. */
  @property({ type: Number }) degrees = 0;
  /** The patches that score most at this angle. */
  @property({ attribute: false }) best: readonly Scored[] = [];
  /** The texts at the two directions. */
  @property({ attribute: false }) names: readonly [string, string] = ['a', 'b'];
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  private resizing: ResizeObserver | undefined;
  private stopFollowingTheme: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing = new ResizeObserver(() => this.drawPoints());
    this.resizing.observe(this);
    this.stopFollowingTheme = onColorsChange(this, () => this.drawPoints());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
    this.stopFollowingTheme?.();
  }

  override render(): TemplateResult | typeof nothing {
    const { result, side } = this;
    if (result === undefined || side === undefined) {
      return nothing;
    }
    const lengths = dialLengths(result.angles.length);
    return html`
      <div
        class="stage"
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
        @pointerup=${this.onUp}
        @pointercancel=${this.onUp}
      >
        <canvas aria-hidden="true"></canvas>
        ${guard([result, side, this.images, this.names], () => this.still(result, side, lengths))}
        <svg viewBox="-50 -50 100 100" aria-hidden="true">${this.moving(result, side, lengths)}</svg>
      </div>
    `;
  }

  /** Draws what does not turn with the hand. */
  private still(result: PlaneResult, side: Side, lengths: DialLengths): TemplateResult {
    const unit = unitLength(side, lengths);
    const radius = lengths.disc + 1;
    const [bx, by] = placeAt(result.angle, radius);
    const text = `${side.title}: ${side.positions} positions of photographs in the plane of ${result.a} and ${result.b}, and a picture for each of ${result.angles.length} directions around them`;
    return html`
      <svg viewBox="-50 -50 100 100" role="img" aria-label=${text}>
        <path class="axis" d="M${-radius} 0H${radius}M0 ${-radius}V${radius}"></path>
        ${Math.abs(result.angle - 90) > 0.05 ? svg`<path class="second" d="M0 0L${bx} ${-by}"></path>` : nothing}
        ${side.drawn.map((patch) => this.patch(result, side, patch, PATCH * side.reach * unit, unit))}
      </svg>
      ${result.angles.map(({ degrees, picture }) => {
        const [x, y] = placeAt(degrees, lengths.ring);
        const size = lengths.picture;
        return html`<img
          class="around"
          src=${this.images[picture]?.url ?? ''}
          ${cssProperties({ left: `${50 + x - size / 2}%`, top: `${50 - y - size / 2}%`, width: `${size}%` })}
          alt=""
          draggable="false"
          decoding="async"
        />`;
      })}
      <span class="name" ${cssProperties({ right: `${50 - radius}%`, bottom: '50%' })}>${this.names[0]}</span>
      <span class="name" ${cssProperties(labelPlace(bx, by))}>${this.names[1]}</span>
    `;
  }

  private patch(result: PlaneResult, side: Side, patch: number, size: number, unit: number): TemplateResult {
    const [x, y] = scaled(side.places[patch], unit);
    return svg`<image
      href=${this.images[result.patches[patch]?.picture ?? -1]?.url ?? ''}
      x=${x - size / 2}
      y=${y - size / 2}
      width=${size}
      height=${size}
    ></image>`;
  }

  private moving(result: PlaneResult, side: Side, lengths: DialLengths): TemplateResult {
    const unit = unitLength(side, lengths);
    const [hx, hy] = placeAt(this.degrees, lengths.disc + 1);
    const [px, py] = placeAt(result.angles[nearest(result.angles, this.degrees)]?.degrees ?? 0, lengths.ring);
    const size = PATCH * side.reach * unit * MARKED;
    const half = lengths.picture / 2;
    return svg`
      ${repeat(
        [...this.best].reverse(),
        ({ patch }) => patch,
        ({ patch, score }) => {
          const [x, y] = scaled(side.places[patch], unit);
          const [fx, fy] = placeAt(this.degrees, score * unit);
          return svg`<path class="drop" d="M${x} ${y}L${fx} ${-fy}"></path>
            ${this.patch(result, side, patch, size, unit)}
            <rect class="marked" x=${x - size / 2} y=${y - size / 2} width=${size} height=${size}></rect>
            <circle class="foot" cx=${fx} cy=${-fy} r="0.6"></circle>`;
        },
      )}
      <rect class="shown" x=${px - half} y=${-py - half} width=${2 * half} height=${2 * half} rx="0.5"></rect>
      <path class="hand" d="M0 0L${hx} ${-hy}"></path>
      <circle class="knob" cx=${hx} cy=${-hy} r="1.8"></circle>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('side') || changed.has('result')) {
      this.drawPoints();
    }
  }

  private drawPoints(): void {
    const { canvas, side, result } = this;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || side === undefined || result === undefined) {
      return;
    }
    const pixels = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
    canvas.width = pixels;
    canvas.height = pixels;
    // canvases do not know light-dark(); the computed style is a plain colour
    context.fillStyle = getComputedStyle(canvas).color;
    const unit = (unitLength(side, dialLengths(result.angles.length)) * pixels) / 100;
    const dot = DOT * devicePixelRatio;
    for (const [x, y] of side.points) {
      context.fillRect(pixels / 2 + x * unit - dot / 2, pixels / 2 - y * unit - dot / 2, dot, dot);
    }
  }

  private onDown(event: PointerEvent): void {
    if (event.button === 0 && event.currentTarget instanceof Element) {
      event.currentTarget.setPointerCapture(event.pointerId);
      this.turn(event);
    }
  }

  private onMove(event: PointerEvent): void {
    if (event.currentTarget instanceof Element && event.currentTarget.hasPointerCapture(event.pointerId)) {
      this.turn(event);
    }
  }

  private onUp(event: PointerEvent): void {
    if (event.currentTarget instanceof Element) {
      event.currentTarget.releasePointerCapture(event.pointerId);
    }
  }

  private turn(event: PointerEvent): void {
    const box = this.getBoundingClientRect();
    const degrees = angleOf(event.clientX - box.left - box.width / 2, event.clientY - box.top - box.width / 2);
    this.dispatchEvent(new CustomEvent('turn', { detail: Math.round(degrees) % 360 }));
  }
}

/** Returns a point of the plane on the dial, whose vertical axis points down. */
function scaled(place: Place | undefined, unit: number): Place {
  return [(place?.[0] ?? 0) * unit, -(place?.[1] ?? 0) * unit];
}

/** Returns the style of a text beside the end of a line from the middle to a point. */
function labelPlace(x: number, y: number): CssProperties {
  return { left: `${(x < -5 ? 50 : 51) + x}%`, top: `${50 - y}%` };
}
