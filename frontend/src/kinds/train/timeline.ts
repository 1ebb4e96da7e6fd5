import { html, nothing, svg, type TemplateResult } from 'lit';
import { cssProperties } from '../../lib/css-properties';
import type { TrainResult } from './result';
import type { Moment } from './run';

const WIDTH = 600;
const COST = 110;
const CHANGES = 34;
const ROW_AREA = 8;
const MOST_ROWS = 32;

/** Returns the place of a step on the axis of steps. */
function across(step: number, last: number): number {
  return last === 0 ? 0 : (step / last) * WIDTH;
}

function curve(
  moments: readonly Moment[],
  last: number,
  value: (moment: Moment) => number | undefined,
  most: number,
): string {
  return moments
    .flatMap((moment) => {
      const y = value(moment);
      return y === undefined
        ? []
        : [`${across(moment.step, last).toFixed(1)} ${(COST - (y / most) * COST).toFixed(1)}`];
    })
    .join('L');
}

/** Returns the greatest cost, that of examples held out included. */
function greatestCost(moments: readonly Moment[]): number {
  return Math.max(...moments.map(({ cost, heldOutCost }) => Math.max(cost, heldOutCost ?? 0)));
}

/** Draws the cost, and that of the examples held out, against the steps; a line marks the moment shown. */
function costDrawing(moments: readonly Moment[], shown: Moment): TemplateResult {
  const last = moments.at(-1)?.step ?? 0;
  const most = Math.max(1e-9, greatestCost(moments));
  const heldOut = curve(moments, last, ({ heldOutCost }) => heldOutCost, most);
  const x = across(shown.step, last);
  return html`<svg
    class="cost"
    viewBox="0 -2 ${WIDTH} ${COST + 4}"
    preserveAspectRatio="none"
    role="img"
    aria-label="Cost against steps"
  >
    <line class="axis" x1="0" x2=${WIDTH} y1=${COST} y2=${COST}></line>
    ${heldOut === '' ? null : svg`<path class="held-out" d="M${heldOut}"></path>`}
    <path class="trained" d="M${curve(moments, last, ({ cost }) => cost, most)}"></path>
    <line class="now" x1=${x} x2=${x} y1="0" y2=${COST}></line>
  </svg>`;
}

/** Draws how much the firing pattern changes at each moment. */
function changesDrawing(moments: readonly Moment[], shown: Moment): TemplateResult {
  const last = moments.at(-1)?.step ?? 0;
  const most = Math.max(1, ...moments.map(({ changed }) => changed));
  const bars = moments
    .filter(({ changed }) => changed > 0)
    .map(
      ({ step, changed }) => `M${across(step, last).toFixed(1)} ${CHANGES}v${(-(changed / most) * CHANGES).toFixed(1)}`,
    )
    .join('');
  const x = across(shown.step, last);
  return html`<svg
    class="changes"
    viewBox="0 0 ${WIDTH} ${CHANGES}"
    preserveAspectRatio="none"
    role="img"
    aria-label="Changes of the firing pattern against steps, at most ${most}"
  >
    <line class="axis" x1="0" x2=${WIDTH} y1=${CHANGES} y2=${CHANGES}></line>
    <path class="bars" d=${bars}></path>
    <line class="now" x1=${x} x2=${x} y1="0" y2=${CHANGES}></line>
  </svg>`;
}

/** Returns how many rows the raster of firing has. */
function rasterRows(moments: readonly Moment[]): number {
  return Math.min(MOST_ROWS, moments[0]?.fired.length ?? 0);
}

/** Returns the height of the raster on the page, pixels. */
function rasterHeight(moments: readonly Moment[]): number {
  return rasterRows(moments) * ROW_AREA;
}

/**
 * Draws the raster of firing into a canvas: a row for each hidden neuron, a column for each step of the axis; the darker, the
 * more examples it fires for.
 */
export function paintRaster(
  canvas: HTMLCanvasElement,
  moments: readonly Moment[],
  ink: readonly [number, number, number],
): void {
  const rows = rasterRows(moments);
  canvas.width = WIDTH;
  canvas.height = Math.max(1, rows);
  const context = canvas.getContext('2d');
  if (context === null || rows === 0) {
    return;
  }
  const image = context.createImageData(WIDTH, rows);
  const last = moments.at(-1)?.step ?? 0;
  moments.forEach(({ step, fired }, index) => {
    const from = Math.floor(across(step, last));
    const to = Math.max(from + 1, Math.ceil(across(moments[index + 1]?.step ?? last, last)));
    for (let row = 0; row < rows; row++) {
      for (let column = from; column < Math.min(WIDTH, to); column++) {
        image.data.set([...ink, fired[row] ?? 0], 4 * (row * WIDTH + column));
      }
    }
  });
  context.putImageData(image, 0, 0);
}

/**
 * Returns the cost, the firing and its changes against the steps, with the raster's canvas, which is painted by `paintRaster`.
 *
 * @param diverged why the live training ended early; empty if it did not
 */
export function timeline(
  result: TrainResult,
  moments: readonly Moment[],
  moment: Moment,
  diverged: string,
): TemplateResult {
  const { jumps } = result;
  const rows = rasterRows(moments);
  const heldOut = moment.heldOutCost === undefined ? nothing : html`<span class="held-out">held out</span>`;
  return html`<div class="timeline">
    <p class="heading">
      <span class="trained">cost</span>${heldOut}<span class="most">from 0 to ${greatestCost(moments).toFixed(3)}</span>
    </p>
    ${costDrawing(moments, moment)}
    ${
      rows === 0
        ? nothing
        : html`<p class="heading">
              hidden neurons that fire <span class="told">(the stronger, the more examples)</span>
            </p>
            <canvas
              class="raster"
              ${cssProperties({ height: `${rasterHeight(moments)}px` })}
              role="img"
              aria-label="Firing of ${rows} hidden neurons"
            ></canvas>
            <p class="heading">changes of the firing pattern</p>
            ${changesDrawing(moments, moment)}
            <p class="told">
              ${
                jumps === undefined
                  ? 'Whether cost drops where firing changes cannot be said of so few intervals, or where nothing changes.'
                  : html`Drops of cost and changes of firing, in ${jumps.intervals} intervals, each among its
                      neighbours: correlation <b>${jumps.correlation.toFixed(2)}</b>, p =
                      <b>${jumps.probability.toFixed(3)}</b> by shifting one against the other.`
              }
            </p>`
    }
    ${result.diverged === undefined ? nothing : html`<p class="diverged">${result.diverged}</p>`}
    ${diverged === '' ? nothing : html`<p class="diverged">${diverged}</p>`}
  </div>`;
}
