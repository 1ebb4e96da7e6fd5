import { svg, type TemplateResult } from 'lit';

/** The most points of the curve; with more, every second one is left out from then on. */
const MOST = 240;

const WIDTH = 260;
const HEIGHT = 96;
const LEFT = 30;
const BASE = HEIGHT - 18;
const TOP = 8;

/** The loss and the sparsity at a step. */
interface Point {
  readonly step: number;
  readonly loss: number;
  readonly sparsity: number;
}

/** The loss of a training, smoothed, at steps at equal distances. */
export class LossHistory {
  private points: Point[] = [];
  private every = 16;
  private smooth: number | undefined;

  /** Adds the loss of a step. */
  add(step: number, loss: number, sparsity: number): void {
    this.smooth = this.smooth === undefined ? loss : this.smooth + 0.02 * (loss - this.smooth);
    if (step % this.every !== 0) {
      return;
    }
    this.points.push({ step, loss: this.smooth, sparsity });
    if (this.points.length > MOST) {
      this.every *= 2;
      this.points = this.points.filter((point) => point.step % this.every === 0);
    }
  }

  /** The loss by now, smoothed over about fifty steps. */
  get latest(): number | undefined {
    return this.smooth;
  }

  /** Draws the loss over the steps, and, dashed, the sparsity at which they were made. */
  drawing(): TemplateResult {
    const last = this.points.at(-1)?.step ?? 1;
    const x = (step: number): number => LEFT + ((WIDTH - LEFT - 6) * step) / last;
    const y = (value: number): number => BASE + (TOP - BASE) * Math.min(1, value);
    const line = (value: (point: Point) => number): string =>
      this.points.map((point) => `${x(point.step).toFixed(1)},${y(value(point)).toFixed(1)}`).join(' ');
    return svg`<svg class="loss" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"
      aria-label="Loss and sparsity over ${last} steps">
      ${[0, 0.5, 1].map(
        (tick) => svg`<line class="rule" x1=${LEFT} x2=${WIDTH - 6} y1=${y(tick)} y2=${y(tick)}></line>
          <text x=${LEFT - 5} y=${y(tick) + 4} text-anchor="end">${tick}</text>`,
      )}
      <polyline class="sparsity" points=${line(({ sparsity }) => sparsity)}></polyline>
      <polyline class="curve" points=${line(({ loss }) => loss)}></polyline>
      <text x=${LEFT} y=${HEIGHT - 4}>0</text>
      <text x=${WIDTH - 6} y=${HEIGHT - 4} text-anchor="end">${last.toLocaleString('en')} steps</text>
    </svg>`;
  }
}
