import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { percentText, valueText } from '../../lib/numbers';
import { titleOf } from './intro-step';
import { bars, dots, placed, type Place, type PlaneView } from './plane';
import { TurnedStep } from './turned-step';
import {
  angleBetween,
  axesHolding,
  dot,
  lengthOf,
  mean,
  nonZeroShare,
  turned,
  unitVector,
  type Vector,
} from './vectors';

const SIDE = 300;
const WIDTH = 640;
const HEIGHT = 200;
const HELD = 0.9;

/** A row of the table: what is counted, along the neurons' axes and along turned ones. */
interface Row {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function angleText(a: Vector, b: Vector): string {
  const angle = angleBetween(a, b);
  return angle === undefined ? 'none' : `${angle.toFixed(1)}°`;
}

/** Turned axes: lengths and angles stay, coordinates do not. */
@customElement('space-rotation-step')
export class RotationStep extends TurnedStep {
  private view: PlaneView = { side: SIDE, origin: [0.5, 0.5], scale: 1 };
  private path = '';
  /** The share of all coordinates along the neurons' axes that are not zero. */
  private nonZero = 0;

  constructor() {
    super(0);
  }

  protected override begin(): void {
    const plane = this.vectors.map((vector) => this.inPlane(vector));
    const most = Math.max(1e-9, ...plane.map((point) => lengthOf(point)));
    this.view = { ...this.view, scale: (SIDE / 2 - 14) / most };
    this.nonZero = mean(this.vectors.map(nonZeroShare));
    this.path = dots(plane.map(([x, y]) => placed(this.view, x, y)));
  }

  override render(): TemplateResult | typeof nothing {
    const choices = this.choices();
    const first = choices[this.photograph];
    const second = choices[(this.photograph + 1) % Math.max(1, choices.length)];
    if (first === undefined || second === undefined) {
      return nothing;
    }
    const all = this.vectors.map((vector) => turned(vector, this.degrees));
    const a = all[first.vector] ?? new Float64Array(1);
    return html`
      ${this.controls()}
      <div class="beside narrow-left">
        <div>
          <p class="heading">Two axes of the neurons, turned</p>
          ${this.plot(first.vector)}
        </div>
        <div class="chart">
          <p class="heading">
            All ${this.data.channels} coordinates of ${titleOf(first.image)},
            ${this.degrees === 0 ? 'along the neurons’ axes' : 'along turned axes'}
          </p>
          ${this.chart(a, this.vectors[first.vector] ?? a)}
          ${this.table(this.rows(first.vector, second.vector, all, [titleOf(first.image), titleOf(second.image)]))}
        </div>
      </div>
      <p class="told">
        All axes are turned by ${this.degrees}°, in pairs: each with its neighbour, then with the one after the next,
        and so on until each new axis is a mixture of all neurons. By 90° they are the neurons’ axes again, in another
        order and some of them reversed.
      </p>
      ${this.credits(choices.map(({ image }) => image))}
    `;
  }

  private rows(first: number, second: number, all: readonly Vector[], [one, other]: readonly [string, string]): Row[] {
    const a = this.vectors[first] ?? new Float64Array(1);
    const b = this.vectors[second] ?? a;
    const p = all[first] ?? a;
    const q = all[second] ?? b;
    return [
      { name: `Length of ${one}`, before: valueText(lengthOf(a)), after: valueText(lengthOf(p)) },
      { name: `Length of ${other}`, before: valueText(lengthOf(b)), after: valueText(lengthOf(q)) },
      { name: 'Angle between the two', before: angleText(a, b), after: angleText(p, q) },
      {
        name: 'Coordinates of all photographs that are not zero',
        before: percentText(this.nonZero),
        after: percentText(mean(all.map(nonZeroShare))),
      },
      {
        name: `Axes that hold ${percentText(HELD)} of the squared length of ${one}`,
        before: String(axesHolding(a, HELD)),
        after: String(axesHolding(p, HELD)),
      },
    ];
  }

  private table(rows: readonly Row[]): TemplateResult {
    return html`<table class="numbers">
      <thead>
        <tr>
          <td></td>
          <th scope="col">neurons</th>
          <th scope="col">turned</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, before, after }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${before}</td>
              <td class=${before === after ? 'same' : 'other'}>
                ${after} <span>${before === after ? 'the same' : 'changed'}</span>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private plot(chosen: number): unknown {
    const { view } = this;
    const point = this.inPlane(this.vectors[chosen] ?? new Float64Array(1));
    const axes = [unitVector(this.degrees), unitVector(this.degrees + 90)];
    const reach = (SIDE * 0.49) / view.scale;
    const place = placed(view, ...point);
    return html`<svg
      class="plot"
      viewBox="0 0 ${SIDE} ${SIDE}"
      role="img"
      aria-label="Photographs along two neurons, with axes turned by ${this.degrees} degrees"
    >
      <line class="unit" x1="0" x2=${SIDE} y1=${SIDE / 2} y2=${SIDE / 2}></line>
      <line class="unit" x1=${SIDE / 2} x2=${SIDE / 2} y1="0" y2=${SIDE}></line>
      ${axes.map(([x, y]) => {
        const [fromX, fromY] = placed(view, -x * reach, -y * reach);
        const [toX, toY] = placed(view, x * reach, y * reach);
        const along = dot(point, [x, y]);
        const [footX, footY]: Place = placed(view, along * x, along * y);
        return svg`<line class="axis turned" x1=${fromX} y1=${fromY} x2=${toX} y2=${toY}></line>
          <line class="feet" x1=${place[0]} y1=${place[1]} x2=${footX} y2=${footY}></line>
          <circle class="foot" cx=${footX} cy=${footY} r="3"></circle>`;
      })}
      ${this.axisImages(view)}
      <path class="dots layer-1" d=${this.path}></path>
      <circle class="ring" cx=${place[0]} cy=${place[1]} r="7"></circle>
    </svg>`;
  }

  private chart(vector: Vector, original: Vector): TemplateResult {
    const most = Math.max(1e-9, ...original.map(Math.abs));
    const step = WIDTH / vector.length;
    const base = HEIGHT / 2;
    return html`<svg
      class="bars"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
      aria-label="A bar for each of ${vector.length} coordinates along axes turned by ${this.degrees} degrees"
    >
      <path
        class="bar"
        stroke-width=${Math.max(0.8, step * 0.8)}
        d=${bars(vector, WIDTH, base, (base - 4) / most)}
      ></path>
      <line class="rule" x1="0" x2=${WIDTH} y1=${base} y2=${base}></line>
    </svg>`;
  }
}
