import { html, nothing, svg, type TemplateResult } from 'lit';
import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3-scale';
import { valueText } from '../../lib/numbers';
import type { Numbers, StageSparsity } from './result';

/** The size of a histogram, pixels. */
export interface HistogramSize {
  readonly width: number;
  readonly height: number;
  /** The width to the left of the axis for the shares; 0 for a histogram without words at its axes. */
  readonly left: number;
}

/** Returns a share as a percentage with one decimal; a share that is neither 0 nor 1 is written as neither. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.0005) {
    return '<\u00a00.1\u00a0%';
  }
  return share < 1 && share > 0.9995 ? '>\u00a099.9\u00a0%' : `${(share * 100).toFixed(1)}\u00a0%`;
}

/** Returns the sentence that tells the zeros that the histogram leaves out. */
export function zerosText({ values, zeros }: Numbers): string {
  if (zeros === values) {
    return 'All values are zero.';
  }
  return zeros === 0
    ? 'No value is zero.'
    : `${shareText(zeros / values)} of the values are zero; ${shareText(1 - zeros / values)} are not.`;
}

/** Returns the root mean square of the values that are not zero. */
export function rootMeanSquare({ mean = 0, deviation = 0, values, zeros }: Numbers): number {
  return Math.sqrt(((mean ** 2 + deviation ** 2) * values) / (values - zeros));
}

/** Returns the points of the outline of the untrained network, `[value, share of all values in a bin of the trained one]`. */
export function outlineOf({ trained, untrained }: StageSparsity): readonly (readonly [number, number])[] {
  const { first, width, counts } = untrained.histogram;
  if (counts.length === 0) {
    return [];
  }
  const scale = rootMeanSquare(trained) / rootMeanSquare(untrained);
  // a share of values per bin depends on the width of the bin
  const perBin = trained.histogram.width / (width * scale) / untrained.values;
  return [
    [first * width * scale, 0],
    ...counts.flatMap((count, bin) => [
      [(first + bin) * width * scale, count * perBin] as const,
      [(first + bin + 1) * width * scale, count * perBin] as const,
    ]),
    [(first + counts.length) * width * scale, 0],
  ];
}

/** A histogram of the values of a stage that are not zero, with a logarithmic axis, and that of the untrained network as an outline. */
export function histogramOf(stage: StageSparsity, { width, height, left }: HistogramSize): TemplateResult {
  const { histogram, values } = stage.trained;
  const { counts, first, width: bin } = histogram;
  if (counts.length === 0) {
    return html`<span class="silent">No photograph excites it.</span>`;
  }
  const bottom = height - 18;
  const x = scaleLinear([first * bin, (first + counts.length) * bin], [left, width - (left > 0 ? 8 : 0)]);
  const outlined = outlineOf(stage).filter(([value]) => value >= (x.domain()[0] ?? 0) && value <= (x.domain()[1] ?? 0));
  const most = Math.max(Math.max(...counts) / values, ...outlined.map(([, share]) => share));
  const y = scaleLog([0.5 / values, 1.25 * most], [bottom, 4]).clamp(true);
  const step = x(bin) - x(0);
  return html`
    <svg
      viewBox="0 0 ${width} ${height}"
      height=${left > 0 ? height : nothing}
      role="img"
      aria-label=${described(stage)}
    >
      ${left > 0 ? shares(y, left, width) : nothing}
      ${counts.map((count, index) =>
        count === 0
          ? nothing
          : svg`<rect class="bar" x=${x((first + index) * bin).toFixed(2)} width=${Math.max(0.8, step - 0.6).toFixed(2)}
              y=${y(count / values).toFixed(2)} height=${(bottom - y(count / values)).toFixed(2)}></rect>`,
      )}
      ${outline(outlined, x, y)}
      <line class="axis" x1=${left} x2=${width} y1=${bottom} y2=${bottom}></line>
      ${ticks(x, bottom, left > 0 ? Math.max(3, Math.floor(width / 90)) : 2)}
    </svg>
  `;
}

function described({ title, trained }: StageSparsity): string {
  const { first, width, counts } = trained.histogram;
  return `Histogram of ${title}, from ${valueText(first * width)} to ${valueText((first + counts.length) * width)}. ${zerosText(trained)}`;
}

function shares(y: ScaleContinuousNumeric<number, number>, left: number, width: number): TemplateResult {
  const [least, most] = y.domain() as [number, number];
  const powers: number[] = [];
  for (let power = Math.ceil(Math.log10(least)); power <= Math.log10(most); power++) {
    powers.push(power);
  }
  const every = powers.length > 6 ? 2 : 1;
  return svg`${powers
    .filter((power) => power % every === 0)
    .map(
      (power) => svg`
      <line class="rule" x1=${left} x2=${width} y1=${y(10 ** power)} y2=${y(10 ** power)}></line>
      <text x=${left - 6} y=${y(10 ** power) + 4} text-anchor="end">${powerText(power)}</text>`,
    )}`;
}

/** Returns a power of ten as a percentage. */
function powerText(power: number): string {
  return power >= -5 ? `${Number((10 ** (power + 2)).toPrecision(1))}\u00a0%` : `10${superscript(power + 2)}\u00a0%`;
}

function superscript(value: number): string {
  return [...String(value)].map((letter) => '⁰¹²³⁴⁵⁶⁷⁸⁹'['0123456789'.indexOf(letter)] ?? '⁻').join('');
}

function outline(
  outlined: ReturnType<typeof outlineOf>,
  x: ScaleContinuousNumeric<number, number>,
  y: ScaleContinuousNumeric<number, number>,
): TemplateResult | typeof nothing {
  const least = y.domain()[0] ?? 0;
  const points = outlined.map(([value, share]) => `${x(value).toFixed(2)},${y(Math.max(least, share)).toFixed(2)}`);
  return points.length === 0 ? nothing : svg`<polyline class="outline" points=${points.join(' ')}></polyline>`;
}

function ticks(x: ScaleContinuousNumeric<number, number>, bottom: number, count: number): TemplateResult {
  const [from, to] = x.range() as [number, number];
  return svg`${x.ticks(count).map((tick) => {
    const place = x(tick);
    const anchor = place - from < 12 ? 'start' : to - place < 16 ? 'end' : 'middle';
    return svg`
      <line class="axis" x1=${place} x2=${place} y1=${bottom} y2=${bottom + 3}></line>
      <text x=${place} y=${bottom + 15} text-anchor=${anchor}>${tickText(tick)}</text>`;
  })}`;
}

function tickText(tick: number): string {
  return Math.abs(tick) >= 1e5 || (tick !== 0 && Math.abs(tick) < 1e-3)
    ? valueText(tick)
    : String(Number(tick.toPrecision(4))).replace('-', '−');
}
