import { nothing, svg } from 'lit';
import type { IntervalRegions } from '../../linear/interval-regions';
import { MOST_NUMBER, output, type Layer } from '../../linear/layer';
import {
  dotPaths,
  inputAt,
  linePaths,
  outputAt,
  placeX,
  placeY,
  spread,
  type LinesFrame,
  type SignPaths,
} from './lines-frame';
import { nameOf, plainText, probeNames, signedText, type LinesState } from './lines-state';

/** The most neurons that have names in the drawing. */
export const MOST_NAMED = 16;

/** The distance of names, pixels. */
const NAME = 14;

/** The height of the row below the plot where probes are held, pixels. */
export const GRIPS = 34;

/** The most regions that are told apart in the plot. */
const MOST_BANDS = 100;

/** How near to a probe marks are covered by its number, pixels. */
const COVERED = 32;

/** Which part of the drawing a reader drags. */
export type Held =
  { readonly what: 'probe'; readonly index: 0 | 1 } | { readonly what: 'height' | 'slope'; readonly neuron: number };

/** What the plot shows, and whom it tells what the reader does. */
export interface PlotView {
  readonly state: LinesState;
  readonly found: IntervalRegions;
  readonly frame: LinesFrame;
  readonly neurons: readonly number[];
  readonly paths: SignPaths;
  /** The neuron that is shown alone among the others. */
  readonly selected: number | undefined;
  /** The region whose signs are told. */
  readonly region: number;
  /** Whether lines can be dragged. */
  readonly isEditable: boolean;
  readonly hold: (held: Held, event: PointerEvent) => void;
  readonly moveProbe: (index: 0 | 1, event: KeyboardEvent) => void;
  readonly moveLine: (held: Held, event: KeyboardEvent) => void;
  readonly select: (neuron: number) => void;
}

/** Draws lines, the regions behind them, and the probes. */
export function plot(view: PlotView): unknown {
  const { guides } = view.state;
  return svg`
    ${bands(view)}
    ${axes(view)}
    ${guides ? lines(view) : nothing}
    ${([0, 1] as const).map((index) => probe(view, index))}
    ${guides ? handles(view) : nothing}
  `;
}

function bands({ found, frame, region, state }: PlotView): unknown {
  const { top, bottom } = frame;
  const hasAll = found.regions.length <= MOST_BANDS;
  const shown = hasAll ? found.regions.map((_, index) => index) : [region];
  return shown.map((index) => {
    const { from, to } = found.regions[index] ?? { from: 0, to: 0 };
    const [left, right] = [placeX(frame, from), placeX(frame, to)];
    const kind = index === region ? 'band chosen' : index % 2 === 0 ? 'band even' : 'band';
    const hasNumber = !state.guides && right - left > 16;
    return svg`<rect class=${kind} x=${left} y=${top} width=${right - left} height=${bottom - top}></rect>
      ${hasNumber ? svg`<text class="region over" x=${(left + right) / 2} y=${(top + bottom) / 2}>${index + 1}</text>` : nothing}`;
  });
}

function axes({ frame, state, found }: PlotView): unknown {
  const { left, right, top, bottom, reach } = frame;
  const zero = placeY(frame, 0);
  const cuts = (found.cuts.length <= MOST_BANDS ? found.cuts : [])
    .map(({ at }) => `M${placeX(frame, at).toFixed(1)} ${top}V${bottom}`)
    .join('');
  const marks = [-reach, -reach / 2, 0, reach / 2, reach];
  return svg`
    ${
      state.guides
        ? svg`<path class="cuts" d=${cuts}></path>
            ${marks.map(
              (y) =>
                svg`<text class="mark" x=${left - 6} y=${placeY(frame, y) + 4} text-anchor="end">${plainText(y)}</text>`,
            )}
            <text class="mark over" x=${left + 8} y=${top + 13}>y = w x + b</text>
            <line class="zero" x1=${left} x2=${right} y1=${zero} y2=${zero}></line>
            <line class="axis" x1=${placeX(frame, 0)} x2=${placeX(frame, 0)} y1=${top} y2=${bottom}></line>`
        : svg`<path class="cuts strong" d=${cuts}></path>`
    }
    <line class="axis" x1=${left} x2=${right} y1=${bottom} y2=${bottom}></line>
    <text class="mark" x=${right + 10} y=${bottom + 20}>x</text>
    ${inputMarks(frame, state).map(
      (x) => svg`<text class="mark" x=${placeX(frame, x)} y=${bottom + 20} text-anchor="middle">${plainText(x)}</text>`,
    )}
  `;
}

/** Returns the inputs that are marked on the axis: those that no probe's number covers. */
function inputMarks(frame: LinesFrame, { probes }: LinesState): number[] {
  const { least, most } = frame.interval;
  const step = (most - least) / 4;
  return [0, 1, 2, 3, 4]
    .map((i) => least + i * step)
    .filter((x) => probes.every((probe) => Math.abs(placeX(frame, probe) - placeX(frame, x)) > COVERED));
}

function lines(view: PlotView): unknown {
  const { state, frame, neurons, paths, selected, found, isEditable } = view;
  const alone = selected === undefined ? undefined : linePaths(state.layer, found, frame, [selected]);
  const weight = neurons.length > 200 ? 'many' : neurons.length > MOST_NAMED ? 'some' : 'few';
  return svg`
    <g class="lines ${weight} ${alone === undefined ? '' : 'behind'}">${signed(paths)}</g>
    ${alone === undefined ? nothing : svg`<g class="lines alone">${signed(alone)}</g>`}
    ${thresholdOf(view)}
    ${isEditable ? neurons.map((neuron) => hit(view, neuron)) : nothing}
    ${neurons.length <= MOST_NAMED ? names(view) : nothing}
  `;
}

function signed({ positive, negative, neither }: SignPaths): unknown {
  return svg`<path class="positive" d=${positive}></path><path class="negative" d=${negative}></path
    ><path class="neither" d=${neither}></path>`;
}

/** Draws the threshold of the selected neuron if it is not zero. */
function thresholdOf({ selected, found, frame, state }: PlotView): unknown {
  const threshold = selected === undefined ? 0 : (found.thresholds[selected] ?? 0);
  const y = placeY(frame, threshold);
  return state.quantile === 0 || selected === undefined
    ? nothing
    : svg`<line class="threshold" x1=${frame.left} x2=${frame.right} y1=${y} y2=${y}></line>`;
}

function end(layer: Layer, frame: LinesFrame, neuron: number, x: number): readonly [number, number] {
  return [placeX(frame, x), placeY(frame, output(layer, neuron, [x]))];
}

/** Draws the invisible broad line by which a line is pressed and dragged. */
function hit({ state, frame, select, hold }: PlotView, neuron: number): unknown {
  const { least, most } = frame.interval;
  const [x1, y1] = end(state.layer, frame, neuron, least);
  const [x2, y2] = end(state.layer, frame, neuron, most);
  const press = (event: PointerEvent): void => {
    select(neuron);
    hold({ what: 'height', neuron }, event);
  };
  return svg`<line class="hit" x1=${x1} y1=${y1} x2=${x2} y2=${y2} @pointerdown=${press}
    ><title>${nameOf(neuron)}</title></line>`;
}

function names({ state, frame, neurons, found, selected, select }: PlotView): unknown {
  const { most } = frame.interval;
  const wanted = neurons.map((neuron) => placeY(frame, output(state.layer, neuron, [most])));
  const places = spread(wanted, NAME, frame.top + 2, frame.bottom - 2);
  return neurons.map((neuron, index) => {
    const above = output(state.layer, neuron, [most]) - (found.thresholds[neuron] ?? 0);
    const kind = above > 0 ? 'positive' : 'negative';
    const y = places[index] ?? 0;
    return svg`<path class="leader ${kind}" d="M${frame.right + 1} ${wanted[index] ?? 0}L${frame.right + 8} ${y}"></path>
      <text class="name ${kind} ${neuron === selected ? 'selected' : ''}" x=${frame.right + 10} y=${y + 4}
        @click=${() => select(neuron)}>${nameOf(neuron)}</text>`;
  });
}

function probe(view: PlotView, index: 0 | 1): unknown {
  const { state, frame, found, neurons, hold, moveProbe } = view;
  const x = state.probes[index];
  const place = placeX(frame, x);
  const { least, most } = frame.interval;
  const height = frame.bottom - frame.top;
  const dots = state.guides ? dotPaths(state.layer, found, frame, neurons, x) : undefined;
  const name = probeNames(state.probes)[index];
  const press = (event: PointerEvent): void => hold({ what: 'probe', index }, event);
  return svg`
    <line class="probe" x1=${place} x2=${place} y1=${frame.top} y2=${frame.bottom + 8}></line>
    ${dots === undefined ? nothing : svg`<g class="dots ${neurons.length > MOST_NAMED ? 'small' : ''}">${signed(dots)}</g>`}
    <g
      class="grip"
      role="slider"
      tabindex="0"
      aria-label=${name}
      aria-valuemin=${least}
      aria-valuemax=${most}
      aria-valuenow=${x}
      aria-valuetext="input ${plainText(x)}"
      data-probe=${index}
      transform="translate(${place} ${frame.bottom + 16})"
      @pointerdown=${press}
      @keydown=${(event: KeyboardEvent) => moveProbe(index, event)}
    >
      <rect class="reach" x="-7" y=${-height - 16} width="14" height=${height}></rect>
      <rect class="reach" x="-24" y="-16" width="48" height="34"></rect>
      <rect class="pill" x="-19" y="-9" width="38" height="19" rx="9.5"></rect>
      <text x="0" y="5" text-anchor="middle">${x.toFixed(2).replace('-', '−')}</text>
    </g>
  `;
}

/** Draws the two handles of the selected line: its height at input 0, and its slope at the largest input. */
function handles(view: PlotView): unknown {
  const { state, frame, selected, isEditable } = view;
  if (selected === undefined || !isEditable) {
    return nothing;
  }
  const bias = state.layer.biases[selected] ?? 0;
  const weight = state.layer.weights[selected]?.[0] ?? 0;
  return svg`
    ${handle(view, { what: 'height', neuron: selected }, end(state.layer, frame, selected, 0), bias)}
    ${handle(view, { what: 'slope', neuron: selected }, end(state.layer, frame, selected, frame.interval.most), weight)}
  `;
}

function handle(
  { hold, moveLine }: PlotView,
  held: Held & { readonly neuron: number },
  [x, y]: readonly [number, number],
  value: number,
): unknown {
  const letter = held.what === 'height' ? 'b' : 'w';
  return svg`<g
    class="handle ${held.what}"
    role="slider"
    tabindex="0"
    aria-orientation="vertical"
    aria-label="${held.what} of ${nameOf(held.neuron)}"
    aria-valuemin=${-MOST_NUMBER}
    aria-valuemax=${MOST_NUMBER}
    aria-valuenow=${value}
    aria-valuetext="${letter} = ${plainText(value)}"
    transform="translate(${x} ${y})"
    @pointerdown=${(event: PointerEvent) => hold(held, event)}
    @keydown=${(event: KeyboardEvent) => moveLine(held, event)}
  >
    <circle class="reach" r="18"></circle>
    ${
      held.what === 'height'
        ? svg`<circle class="knob" r="7"></circle>`
        : svg`<rect class="knob" x="-6" y="-6" width="12" height="12" transform="rotate(45)"></rect>`
    }
    <title>${held.what === 'height' ? 'Drag: height' : 'Drag: slope'} (${letter} = ${signedText(value)})</title>
  </g>`;
}

/** Returns the numbers of a line whose handle is dragged to a place, with two decimals. */
export function draggedLine(
  layer: Layer,
  frame: LinesFrame,
  held: Held & { readonly neuron: number },
  y: number,
): readonly [weight: number, bias: number] {
  const [weight = 0] = layer.weights[held.neuron] ?? [];
  const bias = layer.biases[held.neuron] ?? 0;
  const value = Math.round(outputAt(frame, y) * 100) / 100;
  const slope = Math.round(((value - bias) / frame.interval.most) * 1000) / 1000;
  return held.what === 'height' ? [weight, value] : [slope, bias];
}

/** Returns the input of a probe that is dragged to a place, with two decimals. */
export function draggedProbe(frame: LinesFrame, x: number): number {
  return Math.round(inputAt(frame, x) * 100) / 100 + 0;
}
