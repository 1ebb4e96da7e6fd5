import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { valueText } from '../../lib/numbers';
import { indexChoice, ReaderView } from '../../figure/reader-view';
import { IntroStep, titleOf } from './intro-step';
import { dots, nearestPlace, pointerPlace, projected, type Place, type Turn } from './plane';

const SIDE = 420;
/** The part of the drawing that the longest axis takes, flat and in space. */
const FLAT = 0.74;
const DEEP = 0.56;
/** The length of an axis, in those of its largest coordinate. */
const END = 1.16;
const FRONT: Turn = { yaw: 0, pitch: 0 };
const OBLIQUE: Turn = { yaw: -32, pitch: 22 };
const STEP = 5;
const MILLISECONDS = 700;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Photographs as points along the axes of two or three neurons. Dragging or arrow keys turn three axes. */
@customElement('space-points-step')
export class PointsStep extends IntroStep {
  @state() private chosen = 0;
  @state() private turn = FRONT;
  /** How far the third axis has come out of the plane, from 0 to 1. */
  @state() private depth = 0;
  protected readonly reader = new ReaderView(this, () => this.figure?.result?.data !== undefined, {
    photograph: indexChoice(
      () => this.chosen,
      (index) => (this.chosen = index),
      () => this.data.points.length,
    ),
  });

  private dragged: PointerEvent | undefined;
  private movement = 0;

  protected override begin(): void {
    const values = this.vectors.map((vector) => this.inPlane(vector)).map(([x, y]) => x + y);
    this.chosen = Math.max(0, values.indexOf(Math.max(...values)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.movement);
  }

  private get isDeep(): boolean {
    return this.depth > 0;
  }

  private coordinates(index: number): readonly number[] {
    return [0, 1, 2].map((axis) => this.vectors[index]?.[this.coordinate(axis)] ?? 0);
  }

  override render(): TemplateResult | typeof nothing {
    const point = this.data.points[this.chosen];
    if (point === undefined) {
      return nothing;
    }
    const image = this.imageOf(point);
    return html`
      <div class="beside wide-left">
        <div>
          ${this.plot()}
          <p class="told hint">
            ${this.isDeep ? 'Drag, or press arrow keys, to turn it.' : 'Point at a photograph’s point.'}
          </p>
        </div>
        <div class="side">
          <button type="button" id="third" aria-pressed=${this.isDeep} @click=${() => this.toggle()}>
            ${this.isDeep ? 'Back to two axes' : 'Add a third axis'}
          </button>
          <label class="select">
            <span>Photograph</span>
            <select id="photograph" @change=${this.onSelect}>
              ${this.data.points.map((each, index) => {
                const named = this.imageOf(each);
                return html`<option .selected=${index === this.chosen}>
                  ${named === undefined ? each.photograph : titleOf(named)}
                </option>`;
              })}
            </select>
          </label>
          ${image === undefined ? nothing : html`<img class="chosen" src=${image.url} alt="The photograph ${titleOf(image)}" />`}
          <table>
            <tbody>
              ${this.coordinates(this.chosen)
                .slice(0, this.isDeep ? 3 : 2)
                .map(
                  (value, axis) =>
                    html`<tr>
                      <th scope="row">${this.neuron(axis)}</th>
                      <td>${valueText(value)}</td>
                    </tr>`,
                )}
            </tbody>
          </table>
          ${this.credits([image])}
        </div>
      </div>
      <p class="told">
        ${this.data.points.length} photographs of the set ${this.data.set.name}, each by the position at its middle, in
        ${this.isDeep ? 3 : 2} of the ${this.data.channels} dimensions of ${this.layer()}. ${this.silent()} of them
        excite none of these neurons: their points lie at the origin.
      </p>
    `;
  }

  /** Returns the number of photographs whose coordinates along the shown axes are all zero. */
  private silent(): number {
    const axes = this.isDeep ? 3 : 2;
    return this.vectors.filter((_, index) =>
      this.coordinates(index)
        .slice(0, axes)
        .every((value) => value === 0),
    ).length;
  }

  /** Returns what projects coordinates to the drawing. */
  private projection(): (point: readonly number[]) => readonly [number, number, number] {
    const ranges = [0, 1, 2].map((axis) => {
      const values = this.vectors.map((vector) => vector[this.coordinate(axis)] ?? 0);
      return [Math.min(0, ...values), Math.max(1e-9, ...values)] as const;
    });
    const longest = Math.max(...ranges.map(([least, most]) => most - least));
    const scale = ((FLAT + (DEEP - FLAT) * this.depth) * SIDE) / longest;
    const middle = ranges.map(([least, most]) => (least + most) / 2);
    return (point) => {
      const [x = 0, y = 0, z = 0] = point.map((value, axis) => (value - (middle[axis] ?? 0)) * scale);
      const [across, up, near] = projected(this.turn, x, y, z * this.depth);
      return [SIDE / 2 + across + 8 * (1 - this.depth), SIDE / 2 - up - 8 * (1 - this.depth), near];
    };
  }

  private places(): readonly Place[] {
    const project = this.projection();
    return this.vectors.map((_, index) => {
      const [x, y] = project(this.coordinates(index));
      return [x, y];
    });
  }

  private plot(): TemplateResult {
    const project = this.projection();
    const all = this.vectors.map((_, index) => project(this.coordinates(index)));
    const nearest = Math.max(...all.map(([, , depth]) => Math.abs(depth)), 1e-9);
    const layers = [0, 1, 2].map((layer) =>
      all.flatMap(([x, y, depth]): Place[] =>
        Math.min(2, Math.floor((depth / nearest + 1) * 1.5)) === layer ? [[x, y]] : [],
      ),
    );
    const coordinates = this.coordinates(this.chosen);
    const [x, y] = project(coordinates);
    return html`<div
      class="map ${this.isDeep ? 'turning' : ''}"
      role="application"
      tabindex="0"
      aria-label=${
        this.isDeep
          ? 'Photographs along three axes. Arrow keys turn them.'
          : 'Photographs along two axes. Left and right arrow go from one to the next.'
      }
      @keydown=${this.onKey}
      @pointerdown=${this.onDown}
      @pointermove=${this.onMove}
      @pointerup=${() => (this.dragged = undefined)}
      @pointercancel=${() => (this.dragged = undefined)}
    >
      <svg viewBox="0 0 ${SIDE} ${SIDE}" aria-hidden="true">
        ${[0, 1, 2].slice(0, this.isDeep ? 3 : 2).map((axis) => this.axis(axis, project))}
        ${this.feet(coordinates, project)}
        ${layers.map((places, layer) => svg`<path class="dots layer-${this.isDeep ? layer : 1}" d=${dots(places)}></path>`)}
        <circle class="ring" cx=${x} cy=${y} r="8"></circle>
      </svg>
    </div>`;
  }

  private axis(axis: number, project: (point: readonly number[]) => readonly [number, number, number]): unknown {
    const most = Math.max(1e-9, ...this.vectors.map((vector) => vector[this.coordinate(axis)] ?? 0));
    const end = [0, 1, 2].map((other) => (other === axis ? most * END : 0));
    const [fromX, fromY] = project([0, 0, 0]);
    const [x, y] = project(end);
    const image = this.figure?.result?.images[this.data.directions[axis]?.picture ?? -1];
    const picture = 40;
    return svg`
      <line class="axis" x1=${fromX} y1=${fromY} x2=${x} y2=${y}></line>
      ${
        image === undefined
          ? nothing
          : svg`<image href=${image.url} x=${Math.min(SIDE - picture, Math.max(0, x - picture / 2))}
              y=${Math.min(SIDE - picture, Math.max(0, y - picture / 2))} width=${picture} height=${picture}></image>`
      }
      <text x=${Math.min(SIDE - 4, Math.max(4, x))} y=${Math.min(SIDE - 4, y + 34)} text-anchor=${x > SIDE - 40 ? 'end' : x < 40 ? 'start' : 'middle'}
        >neuron ${this.data.axes[axis]}</text>`;
  }

  /** Draws the lines from the chosen point to the axes. */
  private feet(
    [a = 0, b = 0, c = 0]: readonly number[],
    project: (point: readonly number[]) => readonly [number, number, number],
  ): unknown {
    const corners = this.isDeep
      ? [
          [a, b, c],
          [a, 0, c],
          [a, 0, 0],
          [a, 0, c],
          [0, 0, c],
        ]
      : [
          [a, 0, 0],
          [a, b, 0],
          [0, b, 0],
        ];
    const path = corners.map((corner) => project(corner).slice(0, 2).join(',')).join(' ');
    return svg`<polyline class="feet" points=${path}></polyline>`;
  }

  private toggle(): void {
    const isDeep = this.isDeep;
    const [from, to] = [this.turn, isDeep ? FRONT : OBLIQUE];
    cancelAnimationFrame(this.movement);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.turn = to;
      this.depth = isDeep ? 0 : 1;
      return;
    }
    const began = performance.now();
    const move = (now: number): void => {
      const time = Math.min(1, Math.max(0, (now - began) / MILLISECONDS));
      const share = time * time * (3 - 2 * time);
      this.turn = { yaw: from.yaw + share * (to.yaw - from.yaw), pitch: from.pitch + share * (to.pitch - from.pitch) };
      this.depth = isDeep ? 1 - share : Math.max(1e-6, share);
      if (time < 1) {
        this.movement = requestAnimationFrame(move);
      }
    };
    move(began);
  }

  private onSelect(event: Event): void {
    this.chosen = (event.target as HTMLSelectElement).selectedIndex;
  }

  private onKey(event: KeyboardEvent): void {
    const [yaw, pitch] = KEYS[event.key] ?? [0, 0];
    if ((yaw === 0 && pitch === 0) || event.altKey || event.metaKey || event.ctrlKey) {
      return;
    }
    if (this.isDeep) {
      this.turnBy(yaw, pitch);
    } else if (yaw !== 0) {
      const count = this.vectors.length;
      this.chosen = (this.chosen + Math.sign(yaw) + count) % count;
    } else {
      return;
    }
    event.preventDefault();
  }

  private turnBy(yaw: number, pitch: number): void {
    this.turn = { yaw: this.turn.yaw + yaw, pitch: Math.min(90, Math.max(-90, this.turn.pitch + pitch)) };
  }

  private onDown(event: PointerEvent): void {
    this.dragged = event;
    if (this.isDeep && event.currentTarget instanceof Element) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    this.point(event);
  }

  private onMove(event: PointerEvent): void {
    const { dragged } = this;
    if (this.isDeep && dragged !== undefined) {
      this.turnBy((event.clientX - dragged.clientX) / 2, (event.clientY - dragged.clientY) / 2);
      this.dragged = event;
    } else {
      this.point(event);
    }
  }

  private point(event: PointerEvent): void {
    const plot = this.renderRoot.querySelector('svg');
    if (plot !== null) {
      const found = nearestPlace(this.places(), pointerPlace(event, plot, SIDE), 16);
      this.chosen = found < 0 ? this.chosen : found;
    }
  }
}
