import { svg, nothing, type TemplateResult } from 'lit';
import { scaleLinear } from 'd3-scale';
import { valueText } from '../../lib/numbers';
import type { Measure } from './comparisons';
import type { Analysis, Median, PathPoint } from './result';

export const WIDTH = 260;
export const HEIGHT = 156;
const LEFT = 38;
const RIGHT = 8;
const TOP = 8;
const BASE = HEIGHT - 24;

/** The median of a statistic at a point of the path. */
interface Point extends Median {
  readonly alpha: number;
}

function pointsOf(path: readonly PathPoint[], measure: string): Point[] {
  return path.flatMap(({ alpha, medians }) =>
    medians.filter((median) => median.measure === measure).map((median) => ({ ...median, alpha })),
  );
}

/** Returns a statistic at any point of the path, linearly between the points where it is known. */
export function medianAt(path: readonly PathPoint[], measure: string, alpha: number): number | undefined {
  const points = pointsOf(path, measure);
  const after = points.findIndex((point) => point.alpha >= alpha);
  const [lower, upper] = [points[Math.max(0, after - 1)], points[after]];
  if (lower === undefined || upper === undefined) {
    return points.at(-1)?.median;
  }
  const share = upper.alpha > lower.alpha ? (alpha - lower.alpha) / (upper.alpha - lower.alpha) : 1;
  return lower.median + share * (upper.median - lower.median);
}

/** Draws a statistic along the path for the network and, dashed, for the untrained one, with a marker at a point. */
export function pathCurve(analyses: readonly Analysis[], { name, title }: Measure, alpha: number): TemplateResult {
  const curves = analyses
    .map(({ source, path }) => ({ source, points: pointsOf(path, name) }))
    .filter(({ points }) => points.length > 0);
  const values = curves.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = scaleLinear([0, 1], [LEFT, WIDTH - RIGHT]);
  const y = scaleLinear(most > least ? [least, most] : [least - 0.5, most + 0.5], [BASE, TOP]).nice(4);
  const trained = medianAt(analyses[0]?.path ?? [], name, alpha);
  const line = (points: readonly Point[], value: (point: Point) => number): string =>
    points.map((point) => `${x(point.alpha).toFixed(1)},${y(value(point)).toFixed(1)}`).join(' ');
  return svg`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title} against α">
    ${y.ticks(4).map(
      (tick) => svg`<line class="rule" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(tick)} y2=${y(tick)}></line>
        <text x=${LEFT - 5} y=${y(tick) + 4} text-anchor="end">${Number(tick.toPrecision(6))}</text>`,
    )}
    ${[0, 0.5, 1].map(
      (tick) =>
        svg`<text x=${x(tick)} y=${HEIGHT - 8} text-anchor=${tick === 1 ? 'end' : 'middle'}>${tick === 0 ? 'α = 0' : tick}</text>`,
    )}
    ${[...curves].reverse().map(
      ({ source, points }) => svg`
        <polygon class="band ${source}"
          points="${line(points, ({ high }) => high)} ${line([...points].reverse(), ({ low }) => low)}"></polygon>
        <polyline class="curve ${source}" points=${line(points, ({ median }) => median)}></polyline>`,
    )}
    <line class="marker" x1=${x(alpha)} x2=${x(alpha)} y1=${TOP} y2=${BASE}></line>
    ${
      trained === undefined
        ? nothing
        : svg`<circle class="trained" cx=${x(alpha)} cy=${y(trained)} r="4"><title>${valueText(trained)}</title></circle>`
    }
  </svg>`;
}
