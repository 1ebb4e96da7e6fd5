import { LitElement, html, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Curve } from '../lib/api-types';
import { valueText } from '../lib/numbers';
import { styles } from '../lib/style';
import sheet from './objective-curve.css?inline';

const WIDTH = 240;
const HEIGHT = 96;
const MARGIN = { top: 8, right: 10, bottom: 30, left: 44 };

/** The least height of the axis as a share of the largest magnitude, so that noise is not magnified to a rise. */
const LEAST_SHARE = 0.25;

/** Returns the ends of the axis of the objective; `undefined` if there is no value. */
export function extent(curve: Curve): [number, number] | undefined {
  const values = curve.objective.flat().filter((value) => value !== null);
  if (values.length === 0) {
    return undefined;
  }
  const least = Math.min(...values);
  const most = Math.max(...values);
  const magnitude = Math.max(Math.abs(least), Math.abs(most));
  const missing = Math.max(0, (magnitude === 0 ? 1 : LEAST_SHARE * magnitude) - (most - least));
  return [least - missing / 2, most + missing / 2];
}

/** The objective of each picture over the steps, with the line of the picture in focus emphasized. */
@customElement('objective-curve')
export class ObjectiveCurve extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) curve: Curve = { steps: [], objective: [] };
  /** The number of steps of the whole run. */
  @property({ type: Number }) steps = 0;
  /** The picture in focus, or -1. */
  @property({ type: Number }) picture = -1;

  override render(): TemplateResult {
    const x = scaleLinear([0, Math.max(this.steps, 1)], [MARGIN.left, WIDTH - MARGIN.right]);
    const y = scaleLinear(extent(this.curve) ?? [0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(8);
    const count = this.curve.objective[0]?.length ?? 0;
    const pictures = Array.from({ length: count }, (_, picture) => picture);
    // the line in focus is drawn last, above the others
    pictures.sort((a, b) => Number(a === this.picture) - Number(b === this.picture));
    return html`
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${this.description()}>
        ${this.axes(x, y)} ${pictures.map((picture) => this.line(picture, count, x, y))}
      </svg>
    `;
  }

  private axes(x: ScaleLinear<number, number>, y: ScaleLinear<number, number>): TemplateResult {
    const bottom = HEIGHT - MARGIN.bottom;
    const middle = (MARGIN.left + WIDTH - MARGIN.right) / 2;
    return svg`
      <line class="axis" x1=${MARGIN.left} x2=${WIDTH - MARGIN.right} y1=${bottom} y2=${bottom}></line>
      ${(this.steps > 0 ? [0, this.steps] : []).map(
        (step) => svg`<text x=${x(step)} y=${bottom + 12} text-anchor="middle">${step}</text>`,
      )}
      ${
        this.curve.steps.length === 0
          ? svg`<text class="none" x=${middle} y=${(MARGIN.top + bottom) / 2 + 3} text-anchor="middle">no step is made yet</text>`
          : this.values(y)
      }
      <text class="name" x=${middle} y=${HEIGHT - 6} text-anchor="middle">step</text>
      <text class="name" transform="translate(8 ${(MARGIN.top + bottom) / 2}) rotate(-90)" text-anchor="middle">objective</text>`;
  }

  private values(y: ScaleLinear<number, number>): TemplateResult[] {
    const tickText = y.tickFormat(3);
    return y.ticks(3).map(
      (value) => svg`
        <line class="rule" x1=${MARGIN.left} x2=${WIDTH - MARGIN.right} y1=${y(value)} y2=${y(value)}></line>
        <text x=${MARGIN.left - 5} y=${y(value) + 3} text-anchor="end">${tickText(value)}</text>`,
    );
  }

  private line(
    picture: number,
    count: number,
    x: ScaleLinear<number, number>,
    y: ScaleLinear<number, number>,
  ): TemplateResult {
    const points = this.curve.steps
      .map((step, note) => [step, this.curve.objective[note]?.[picture] ?? null] as const)
      .filter((point): point is readonly [number, number] => point[1] !== null)
      .map(([step, value]) => `${x(step).toFixed(1)},${y(value).toFixed(1)}`);
    const manner = picture === this.picture || count === 1 ? 'line strong' : 'line';
    return svg`<polyline class=${manner} points=${points.join(' ')}></polyline>`;
  }

  private description(): string {
    const { steps, objective } = this.curve;
    const first = objective[0]?.[Math.max(0, this.picture)];
    const last = objective.at(-1)?.[Math.max(0, this.picture)];
    if (typeof first !== 'number' || typeof last !== 'number') {
      return 'The objective over the steps; no step is made yet.';
    }
    const whose = (objective[0]?.length ?? 0) > 1 ? ' of one picture' : '';
    return `The objective${whose} went from ${valueText(first)} at step ${steps[0]} to ${valueText(last)} at step ${steps.at(-1)}.`;
  }
}
