import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { FigureImage } from '../../lib/api-types';
import { valueText } from '../../lib/numbers';
import { numberChoice, ReaderView } from '../../figure/reader-view';
import { IntroStep, titleOf } from './intro-step';
import { dots, placed, pointerPlace, unplaced, type PlaneView } from './plane';
import type { PicturedDirection } from './result';
import { degreesOf, dot, largest, unitVector } from './vectors';

const SIDE = 420;
const ORIGIN = [0.36, 0.36] as const;
/** The distance of the handle from the origin, in sides of the drawing. */
const REACH = 0.3;
/** The least length of a vector of length 1 that is drawn, in sides of the drawing. */
const LEAST_UNIT = 0.04;
const SHOWN = 5;
const HALFWAY = 45;

/** Returns an angle as the same one in (-180, 180]. */
export function normalized(degrees: number): number {
  const angle = ((degrees % 360) + 360) % 360;
  return angle > 180 ? angle - 360 : angle;
}

/** Returns the direction with a picture whose angle with a unit vector of the plane is least. */
export function nearestDirection(
  directions: readonly PicturedDirection[],
  degrees: number,
): PicturedDirection | undefined {
  const weights = unitVector(degrees);
  const products = directions.map((direction) => dot(weights, direction.weights));
  return directions[products.indexOf(Math.max(...products))];
}

/** Returns the angle of a direction, whole degrees in (-180, 180]. */
export function angleOf({ weights: [x = 0, y = 0] }: PicturedDirection): number {
  return normalized(Math.round(degreesOf(Math.atan2(y, x))));
}

/** Returns a weight with two decimals and a real minus sign. */
function weightText(weight: number): string {
  return (Math.abs(weight) < 0.005 ? 0 : weight).toFixed(2).replace('-', '−');
}

/** A direction of the plane of two neurons, which is dragged: the photographs furthest along it, and its optimized picture. */
@customElement('space-direction-step')
export class DirectionStep extends IntroStep {
  @state() private degrees = 0;
  protected readonly reader = new ReaderView(this, () => this.figure?.result?.data !== undefined, {
    angle: numberChoice(
      () => this.degrees,
      (degrees) => (this.degrees = degrees),
      () => [-180, 180],
    ),
  });

  private plane: readonly (readonly [number, number])[] = [];
  private path = '';
  private view: PlaneView = { side: SIDE, origin: ORIGIN, scale: 1 };

  protected override begin(): void {
    this.plane = this.vectors.map((vector) => this.inPlane(vector));
    const most = Math.max(1e-9, ...this.plane.flat().map(Math.abs));
    this.view = { ...this.view, scale: (SIDE * (1 - ORIGIN[0] - 0.03)) / most };
    this.path = dots(this.plane.map(([x, y]) => placed(this.view, x, y)));
  }

  override render(): TemplateResult | typeof nothing {
    if (this.plane.length === 0) {
      return nothing;
    }
    const direction = unitVector(this.degrees);
    const activations = this.plane.map((point) => dot(point, direction));
    const furthest = largest(activations, SHOWN, 0);
    return html`
      <div class="beside wide-left">
        <div>${this.plot(direction, furthest, activations)} ${this.angle()}</div>
        <div class="side picture-first">${this.optimized()} ${this.formula(direction)}</div>
      </div>
      ${this.furthest(furthest, activations)}
    `;
  }

  private angle(): TemplateResult {
    const [first, second] = this.data.axes;
    return html`
      ${this.slider('Angle', { value: this.degrees, least: -180, most: 180 }, `${String(this.degrees).replace('-', '−')}°`, (value) => (this.degrees = value))}
      <div class="buttons">
        ${[
          { degrees: 0, name: `e${subscript(first ?? 0)}` },
          { degrees: HALFWAY, name: 'halfway' },
          { degrees: 90, name: `e${subscript(second ?? 0)}` },
        ].map(
          ({ degrees, name }) =>
            html`<button
              type="button"
              aria-pressed=${this.degrees === degrees}
              @click=${() => (this.degrees = degrees)}
            >
              ${name}
            </button>`,
        )}
      </div>
    `;
  }

  private plot(
    direction: readonly [number, number],
    furthest: readonly number[],
    activations: readonly number[],
  ): unknown {
    const { view } = this;
    const [originX, originY] = placed(view, 0, 0);
    const length = (SIDE * REACH) / view.scale;
    const reach = (2 * SIDE) / view.scale;
    const [x, y] = direction;
    const [tipX, tipY] = placed(view, x * length, y * length);
    const [farX, farY] = placed(view, x * reach, y * reach);
    const [backX, backY] = placed(view, -x * reach, -y * reach);
    const isUnitShown = view.scale > LEAST_UNIT * SIDE && view.scale < REACH * SIDE;
    const [unitX, unitY] = placed(view, x, y);
    return html`<svg
      class="plot"
      viewBox="0 0 ${SIDE} ${SIDE}"
      role="img"
      aria-label="Photographs along two neurons, and a direction at ${this.degrees} degrees"
      @pointerdown=${this.onDown}
      @pointermove=${this.onMove}
    >
      <line class="axis" x1="0" x2=${SIDE} y1=${originY} y2=${originY}></line>
      <line class="axis" x1=${originX} x2=${originX} y1="0" y2=${SIDE}></line>
      ${isUnitShown ? svg`<circle class="unit" cx=${originX} cy=${originY} r=${view.scale}></circle>` : nothing}
      <line class="direction" x1=${backX} y1=${backY} x2=${farX} y2=${farY}></line>
      <path class="dots layer-1" d=${this.path}></path>
      ${furthest.map((index) => {
        const [pointX, pointY] = placed(view, ...(this.plane[index] ?? [0, 0]));
        const activation = activations[index] ?? 0;
        const [footX, footY] = placed(view, activation * x, activation * y);
        return svg`<line class="feet" x1=${pointX} y1=${pointY} x2=${footX} y2=${footY}></line>
          <circle class="furthest" cx=${pointX} cy=${pointY} r="4.5"></circle>`;
      })}
      ${isUnitShown ? svg`<line class="arrow" x1=${originX} y1=${originY} x2=${unitX} y2=${unitY}></line>` : nothing}
      <circle class="reach" cx=${tipX} cy=${tipY} r="24"></circle>
      <circle class="handle" cx=${tipX} cy=${tipY} r="8"></circle>
      <text x=${SIDE - 4} y=${originY + 16} text-anchor="end">neuron ${this.data.axes[0]}</text>
      <text x=${originX + 7} y="12">neuron ${this.data.axes[1]}</text>
    </svg>`;
  }

  private optimized(): TemplateResult | typeof nothing {
    const nearest = nearestDirection(this.data.directions, this.degrees);
    const image = this.figure?.result?.images[nearest?.picture ?? -1];
    if (nearest === undefined || image === undefined) {
      return nothing;
    }
    const angle = angleOf(nearest);
    const same = angle === normalized(this.degrees);
    return html`<figure>
      <img src=${image.url} alt="A picture made to excite the direction at ${angle} degrees" />
      <figcaption>
        Optimized for
        ${String(angle).replace('-', '−')}°${same ? '' : `, the nearest of ${this.data.directions.length} angles`}
      </figcaption>
    </figure>`;
  }

  private formula([x, y]: readonly [number, number]): TemplateResult {
    const [first = 0, second = 0] = this.data.axes;
    const axis = [0, 90].indexOf(this.degrees);
    return html`<p class="reading formula">
      <span
        >w = ${weightText(x)} e<sub>${first}</sub> ${y < 0 ? '−' : '+'} ${weightText(Math.abs(y))} e<sub
          >${second}</sub
        ></span
      >
      <span
        >w · x = ${weightText(x)} x<sub>${first}</sub> ${y < 0 ? '−' : '+'} ${weightText(Math.abs(y))} x<sub
          >${second}</sub
        ></span
      >
      <span class="quiet"
        >${axis < 0 ? nothing : html`w is e<sub>${this.data.axes[axis]}</sub>: w · x is the activation of ${this.neuron(axis)}`}</span
      >
    </p>`;
  }

  private furthest(indices: readonly number[], activations: readonly number[]): TemplateResult {
    const images = indices.map((index) => this.imageOf(this.data.points[index]));
    return html`
      <p class="told">
        ${
          indices.length === 0
            ? 'No photograph lies on this side: after a ReLU no coordinate is negative, so no w · x is positive here.'
            : 'The photographs that lie furthest along w, with w · x:'
        }
      </p>
      <ol class="row">
        ${images.map((image, place) => furthestPhotograph(image, activations[indices[place] ?? -1] ?? 0))}
      </ol>
      ${this.credits(images)}
    `;
  }

  private onDown(event: PointerEvent): void {
    const plot = event.currentTarget as Element;
    plot.setPointerCapture(event.pointerId);
    this.follow(event);
  }

  private onMove(event: PointerEvent): void {
    if ((event.currentTarget as Element).hasPointerCapture(event.pointerId)) {
      this.follow(event);
    }
  }

  private follow(event: PointerEvent): void {
    const [x, y] = unplaced(this.view, pointerPlace(event, event.currentTarget as Element, SIDE));
    if (x !== 0 || y !== 0) {
      this.degrees = Math.round(degreesOf(Math.atan2(y, x)));
    }
  }
}

function furthestPhotograph(image: FigureImage | undefined, activation: number): TemplateResult | typeof nothing {
  return image === undefined
    ? nothing
    : html`<li>
        <img src=${image.url} alt="The photograph ${titleOf(image)}" title=${titleOf(image)} />
        <span>${valueText(activation)}</span>
      </li>`;
}

/** Returns a number in subscript digits. */
export function subscript(number: number): string {
  return [...String(number)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join('');
}
