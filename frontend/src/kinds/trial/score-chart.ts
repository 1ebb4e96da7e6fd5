import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { percentText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import sheet from './score-chart.css?inline';

/** A share of right answers with its interval. */
export interface ScoreRow {
  readonly name: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** The shares of single directions. */
  readonly dots?: readonly number[];
  /** Whether the row is a control. */
  readonly isControl?: boolean;
}

/** The most dots on top of each other. */
const TALLEST = 7;

/**
 * Returns the places of dots, percent across and a number of steps upwards: those of equal shares lie on top of each other. Where
 * there are more than fit, a dot stands for several.
 */
export function placesOf(shares: readonly number[]): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const share of shares) {
    counts.set(share, (counts.get(share) ?? 0) + 1);
  }
  const each = Math.max(1, Math.max(0, ...counts.values()) / TALLEST);
  return [...counts].flatMap(([share, count]) =>
    Array.from({ length: Math.max(1, Math.round(count / each)) }, (_, step) => [100 * share, step] as const),
  );
}

/** Shares of right answers as points with their intervals, on an axis from 0 to 100 %, where one half is chance. */
@customElement('score-chart')
export class ScoreChart extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) rows: readonly ScoreRow[] = [];
  /** The name of the chart for screen readers. */
  @property() name = '';

  override render(): TemplateResult | typeof nothing {
    if (this.rows.length === 0) {
      return nothing;
    }
    return html`<ul aria-label=${this.name}>
        ${this.rows.map((row) => this.row(row))}
      </ul>
      <div class="row axis" aria-hidden="true">
        <span></span>
        <span class="ticks"><i>0 %</i><i>chance</i><i>100 %</i></span>
        <span></span>
      </div>`;
  }

  private row({ name, share, low, high, dots, isControl }: ScoreRow): TemplateResult {
    return html`<li class="row ${isControl === true ? 'control' : ''} ${dots === undefined ? '' : 'dotted'}">
      <span class="name">${name}</span>
      <span class="plot" aria-hidden="true">
        ${placesOf(dots ?? []).map(
          ([x, step]) => html`<i class="one" ${cssProperties({ left: `${x}%`, bottom: `${2 + 3 * step}px` })}></i>`,
        )}
        <i class="range" ${cssProperties({ left: `${100 * low}%`, width: `${100 * (high - low)}%` })}></i>
        <i class="mean" ${cssProperties({ left: `${100 * share}%` })}></i>
      </span>
      <span class="number">${percentText(share)} <small>(${percentText(low)} to ${percentText(high)})</small></span>
    </li>`;
  }
}
