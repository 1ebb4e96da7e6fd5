import { LitElement, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { cssProperties } from '../lib/css-properties';
import { styles } from '../lib/style';
import { ElementWidth } from '../figure/element-width';
import { gripAt, moved, regionBeside, turned, type Grip, type NeuronChange } from './cut-drags';
import { axes, cuts, guides, halfPlanes, handles, MOST_MARKED, patterns, shades } from './flat-drawing';
import { cutMarks, flatFrame, linePath, placeOf, pointAt, polygonPath, type FlatFrame } from './flat-frame';
import sheet from './flat-view.css?inline';
import { signText } from './layer';
import { regionOf, type PlanePicture } from './plane-picture';
import type { ScenePoints } from './planes-content';
import { middleOf, regionAt, type Point, type Region } from './regions';
import { SignColors } from './sign-colors';
import signSheet from './sign-colors.css?inline';

/** A point that the reader has picked or moved. */
export interface PickChange {
  /** Which of the two points it is; `undefined` for a new one. */
  readonly index: number | undefined;
  readonly point: Point;
}

/** How far the pointer may go while it still picks, pixels. */
const STILL = 4;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * The square of inputs seen from above: the regions between the lines at which neurons change their sign, two picked points, and a point
 * on its way between them. Regions can be picked by pointer and by keyboard, lines can be moved and turned.
 *
 * Fires `point-pick` with a `PickChange`, `neuron-change` with a `NeuronChange`, `neuron-choose` with a neuron's number or -1, and
 * `region-tell` with the region under the pointer or in focus, or `null`.
 */
@customElement('flat-view')
export class FlatView extends LitElement {
  static override styles = styles(signSheet + sheet);

  @property({ attribute: false }) picture: PlanePicture | undefined;
  @property({ attribute: false }) points: ScenePoints = { picks: [], walker: undefined, chosen: -1 };
  /** Whether arrows, names and patterns are shown. */
  @property({ type: Boolean }) guides = true;
  /** Whether lines can be moved and turned. */
  @property({ type: Boolean }) editable = false;
  /** Whether lines can be moved; at a quantile they stay where they are when the bias changes. */
  @property({ type: Boolean }) movable = false;
  /** The neuron whose two sides are shown instead of all regions, or -1. */
  @property({ type: Number }) lit = -1;
  /** The accessible name of the picture. */
  @property() label = '';
  @state() private hovered = -1;
  @state() private focused = -1;
  @state() private grip: Grip | undefined;
  @state() private isOnLine = false;
  @query('.plot') private drawing: HTMLElement | undefined;
  private start: { readonly place: readonly [number, number]; readonly picture: PlanePicture } | undefined;
  private hasMoved = false;
  private readonly width = new ElementWidth(this, '.plot', 520);
  /** The page changes between pairs of colours by it. */
  protected readonly colors = new SignColors(this);

  override render(): TemplateResult | typeof nothing {
    const { picture, points } = this;
    if (picture === undefined) {
      return nothing;
    }
    const frame = flatFrame(this.width.value, picture.square);
    const regions = picture.regions?.regions ?? [];
    const own = this.editable ? picture.chords[points.chosen] : undefined;
    const { chosen } = points;
    // each layer is drawn for itself, so that a point that moves changes neither colours nor lines
    return html`
      <div
        class="plot ${this.guides ? '' : 'no-guides'} ${this.isOnLine ? 'on-line' : ''} ${this.grip === undefined ? '' : 'holding'}"
        ${cssProperties({ height: `${frame.height}px` })}
        tabindex="0"
        role="application"
        aria-roledescription="map of regions"
        aria-label=${this.label}
        @keydown=${this.onKey}
        @blur=${() => this.tell(-1, true)}
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
        @pointerup=${this.onUp}
        @pointercancel=${this.onUp}
        @pointerleave=${() => this.tell(-1, false)}
      >
        ${guard([picture, this.width.value, this.lit], () =>
          layer(
            frame,
            svg`<defs>
                <pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <line class="stripe" x1="1" y1="0" x2="1" y2="7"></line>
                </pattern>
              </defs>
              <rect class="back" x=${frame.left} y=${frame.top} width=${frame.side} height=${frame.side}></rect>
              ${this.lit >= 0 && regions.length > 0 ? halfPlanes(frame, picture, this.lit) : shades(frame, picture)}`,
          ),
        )}
        ${layer(frame, svg`${points.picks.map(({ region }, i) => pickArea(frame, region, i))}`)}
        ${guard([picture, this.width.value, chosen, this.guides], () =>
          layer(
            frame,
            svg`<defs>
                <marker id="arrow" viewBox="0 0 10 10" refX="6" refY="5" markerWidth="5" markerHeight="5" orient="auto">
                  <path class="arrow" d="M0 0L10 5L0 10Z"></path>
                </marker>
              </defs>
              ${cuts(frame, picture, chosen)} ${axes(frame)} ${this.guides ? patterns(frame, picture, marksOf(frame, picture)) : nothing}
              ${this.guides && isMarked(picture) ? guides(frame, picture, chosen) : nothing}`,
          ),
        )}
        ${layer(
          frame,
          svg`${outlineOf(frame, regions[this.hovered], 'hovered')} ${outlineOf(frame, regions[this.focused], 'focused')}
            ${own === undefined ? nothing : handles(frame, own, this.movable)} ${pickedPoints(frame, points)}`,
        )}
      </div>
    `;
  }

  private frame(): FlatFrame {
    return flatFrame(this.width.value, this.picture!.square);
  }

  private placeOf(event: PointerEvent): readonly [number, number] {
    const { left, top } = this.drawing!.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0 || this.picture === undefined) {
      return;
    }
    const place = this.placeOf(event);
    const picks = this.points.picks.map(({ point }) => point);
    const chosen = this.editable ? this.points.chosen : -1;
    const grip = gripAt(this.frame(), this.picture, picks, chosen, place);
    this.grip = grip !== undefined && (grip.what === 'point' || this.editable) ? grip : undefined;
    this.start = { place, picture: this.picture };
    this.hasMoved = false;
    if (this.grip !== undefined) {
      // a finger that holds something does not scroll the page
      event.preventDefault();
      this.drawing?.setPointerCapture(event.pointerId);
    }
  }

  private onMove(event: PointerEvent): void {
    const { picture, start } = this;
    if (picture === undefined) {
      return;
    }
    const place = this.placeOf(event);
    const frame = this.frame();
    const point = pointAt(frame, ...place);
    if (start === undefined || this.grip === undefined) {
      this.hover(frame, place, event.pointerType);
    }
    if (start !== undefined && Math.hypot(place[0] - start.place[0], place[1] - start.place[1]) > STILL) {
      this.hasMoved = true;
    }
    if (this.hasMoved && start !== undefined && this.grip !== undefined) {
      this.drag(this.grip, start.picture, pointAt(frame, ...start.place), point);
    }
  }

  private hover(frame: FlatFrame, place: readonly [number, number], pointerType: string): void {
    const { picture } = this;
    const { left, top, side } = frame;
    const [px, py] = place;
    const isInside = px >= left && px <= left + side && py >= top && py <= top + side;
    if (picture === undefined || pointerType === 'touch') {
      return;
    }
    const picks = this.points.picks.map(({ point }) => point);
    const grip = isInside ? gripAt(frame, picture, picks, this.points.chosen, place) : undefined;
    this.isOnLine = grip !== undefined && (this.editable || grip.what === 'point');
    const regions = picture.regions?.regions ?? [];
    this.tell(isInside && regions.length > 0 ? regionAt(regions, pointAt(frame, px, py)) : -1, false);
  }

  private drag(grip: Grip, before: PlanePicture, from: Point, to: Point): void {
    if (grip.what === 'point') {
      this.fire<PickChange>('point-pick', { index: grip.index, point: rounded(to) });
      return;
    }
    const change = grip.what === 'turn' ? turned(before, grip, to) : moved(before, grip.neuron, from, to);
    if (change !== undefined && (grip.what === 'turn' || this.movable)) {
      this.fire<NeuronChange>('neuron-change', change);
    }
  }

  private onUp(event: PointerEvent): void {
    const { grip, start } = this;
    this.grip = undefined;
    this.start = undefined;
    if (start === undefined || this.hasMoved || event.type === 'pointercancel') {
      return;
    }
    if (grip !== undefined && grip.what !== 'point') {
      this.fire('neuron-choose', grip.neuron);
    } else if (grip === undefined) {
      this.pick(start.place);
    }
  }

  private pick([px, py]: readonly [number, number]): void {
    const frame = this.frame();
    const { left, top, side } = frame;
    if (px >= left && px <= left + side && py >= top && py <= top + side) {
      this.fire<PickChange>('point-pick', { index: undefined, point: rounded(pointAt(frame, px, py)) });
    }
  }

  private onKey(event: KeyboardEvent): void {
    const { picture } = this;
    const regions = picture?.regions?.regions ?? [];
    if (picture === undefined || regions.length === 0 || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const direction = ARROWS[event.key];
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    if (event.key === 'Escape') {
      this.fire('neuron-choose', -1);
    } else if (this.focused >= 0 && (event.key === 'Enter' || event.key === ' ')) {
      this.fire<PickChange>('point-pick', { index: undefined, point: insidePoint(picture, regions[this.focused]!) });
    } else if (direction !== undefined) {
      this.tell(this.focused < 0 ? startRegion(picture) : regionBeside(picture, this.focused, direction), true);
    } else if (step !== undefined) {
      this.tell((this.focused + step + regions.length) % regions.length, true);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.tell(startRegion(picture), true);
    } else {
      return;
    }
    event.preventDefault();
  }

  private tell(region: number, byKeyboard: boolean): void {
    const before = byKeyboard ? this.focused : this.hovered;
    if (byKeyboard) {
      this.focused = region;
    } else {
      this.hovered = region;
    }
    if (before !== region) {
      this.fire<Region | null>('region-tell', this.picture?.regions?.regions[region] ?? null);
    }
  }

  private fire<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail }));
  }
}

/** Draws a layer of the picture, which lies over those before it. */
function layer({ width, height }: FlatFrame, content: TemplateResult): TemplateResult {
  return html`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${content}
  </svg>`;
}

function isMarked({ chords }: PlanePicture): boolean {
  return chords.length <= MOST_MARKED;
}

/** Returns the places of the names of neurons, which patterns leave free. */
function marksOf(frame: FlatFrame, picture: PlanePicture): readonly (readonly [number, number])[] {
  return isMarked(picture) ? cutMarks(frame, picture.chords).map(({ label }) => label) : [];
}

/** The region with which the keyboard begins: the one in the middle. */
function startRegion({ regions, square }: PlanePicture): number {
  const middle = (square.low + square.high) / 2;
  return regionAt(regions?.regions ?? [], { x: middle, y: middle });
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x * 1000) / 1000 + 0, y: Math.round(y * 1000) / 1000 + 0 };
}

/** Returns the middle of a region with as few decimals as lie in it. */
function insidePoint(picture: PlanePicture, region: Region): Point {
  const { x, y } = middleOf(region);
  for (const parts of [100, 1000, 1e6]) {
    const point = { x: Math.round(x * parts) / parts + 0, y: Math.round(y * parts) / parts + 0 };
    if (regionOf(picture, point) === region) {
      return point;
    }
  }
  return { x, y };
}

function pickArea(frame: FlatFrame, region: Region | undefined, index: number): TemplateResult | typeof nothing {
  return region === undefined
    ? nothing
    : svg`<path class="pick ${index === 0 ? 'first' : 'second'}" d=${polygonPath(frame, region.corners)}></path>`;
}

function outlineOf(frame: FlatFrame, region: Region | undefined, name: string): TemplateResult | typeof nothing {
  return region === undefined
    ? nothing
    : svg`<path class=${name} data-signs=${signText(region.signs)} d=${polygonPath(frame, region.corners)}></path>`;
}

function pickedPoints(frame: FlatFrame, { picks, walker }: ScenePoints): TemplateResult {
  const [first, second] = picks;
  return svg`
    ${first === undefined || second === undefined ? nothing : svg`<path class="way" d=${linePath(frame, first.point, second.point)}></path>`}
    ${picks.map(({ point }, i) => {
      const [x, y] = placeOf(frame, point);
      return svg`<circle class="dot ${i === 0 ? 'first' : 'second'}" cx=${x} cy=${y} r="9"></circle>
        <text class="dot-name" x=${x} y=${y + 4} text-anchor="middle">${i === 0 ? 'A' : 'B'}</text>`;
    })}
    ${walkerDot(frame, walker)}`;
}

function walkerDot(frame: FlatFrame, walker: Point | undefined): TemplateResult | typeof nothing {
  if (walker === undefined) {
    return nothing;
  }
  const [x, y] = placeOf(frame, walker);
  return svg`<circle class="dot walker" cx=${x} cy=${y} r="6"></circle>`;
}
