import { nothing, svg } from 'lit';
import { regionAt, signsWithin, type Cut, type IntervalRegions } from '../../linear/interval-regions';
import { placeX, spread, type LinesFrame } from './lines-frame';
import { MOST_NAMED } from './lines-plot';
import { nameOf, plainText, type LinesState } from './lines-state';

/** The most neurons that have a row each. */
const MOST_ROWS = 64;
/** The most cuts whose neurons are named. */
const MOST_CUTS = 24;
/** The heights of the cuts' arrows, of a row with signs, and of all rows without, pixels. */
const ARROWS = 42;
const ROW = 17;
const ROWS = 192;
const SHARES = 96;

/** Where the rows below the plot are, pixels. */
export interface Rows {
  readonly top: number;
  readonly arrows: number;
  readonly row: number;
  readonly height: number;
}

/** Returns where the rows are whose uppermost begins at `top`. */
export function rowsOf(neurons: number, cuts: number, top: number): Rows {
  const row = neurons <= MOST_NAMED ? ROW : neurons <= MOST_ROWS ? Math.max(3, ROWS / neurons) : SHARES / neurons;
  return { top: top + (cuts <= MOST_CUTS ? ARROWS : 0), arrows: top, row, height: row * neurons };
}

/** What the rows show. */
export interface RowsView {
  readonly state: LinesState;
  readonly found: IntervalRegions;
  readonly frame: LinesFrame;
  readonly rows: Rows;
  readonly region: number;
  readonly choose: (region: number) => void;
}

/** Draws the cuts with the directions in which neurons grow, and the sign of each neuron within each region. */
export function regionRows(view: RowsView): unknown {
  const { found, frame, rows, region, choose, state } = view;
  const { from, to } = found.regions[region] ?? { from: 0, to: 0 };
  const [left, right] = [placeX(frame, from), placeX(frame, to)];
  const neurons = state.layer.biases.length;
  const press = (event: PointerEvent): void => choose(regionOfPointer(event, view));
  return svg`
    ${found.cuts.length <= MOST_CUTS ? arrows(view) : nothing}
    <g
      class="regions"
      role="slider"
      tabindex="0"
      aria-label="Region"
      aria-valuemin="1"
      aria-valuemax=${found.regions.length}
      aria-valuenow=${region + 1}
      aria-valuetext=${regionText(view)}
      @keydown=${(event: KeyboardEvent) => onKey(event, view)}
      @pointerdown=${press}
      @pointermove=${press}
    >
      ${neurons <= MOST_ROWS ? signRows(view) : shares(view)}
      <rect class="outline" x=${left} y=${rows.top} width=${Math.max(1, right - left)} height=${rows.height}></rect>
    </g>
    ${state.guides ? numbers(view) : nothing}
  `;
}

function regionOfPointer(event: PointerEvent, { found, frame }: RowsView): number {
  const drawing = (event.currentTarget as SVGElement).ownerSVGElement;
  const box = drawing?.getBoundingClientRect();
  const place = event.clientX - (box?.left ?? 0);
  const { least, most } = frame.interval;
  return regionAt(found, least + ((place - frame.left) / (frame.right - frame.left)) * (most - least));
}

function onKey(event: KeyboardEvent, { found, region, choose }: RowsView): void {
  const last = found.regions.length - 1;
  const page = Math.max(1, Math.round(last / 10));
  const target: Readonly<Record<string, number>> = {
    ArrowLeft: region - 1,
    ArrowDown: region - 1,
    ArrowRight: region + 1,
    ArrowUp: region + 1,
    PageDown: region - page,
    PageUp: region + page,
    Home: 0,
    End: last,
  };
  const next = target[event.key];
  if (next !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    choose(Math.max(0, Math.min(last, next)));
  }
}

/** Returns the names of the neurons of a cut, the rest counted. */
function cutName({ growing, falling }: Cut): string {
  const all = [...growing, ...falling].sort((one, other) => one - other);
  const named = all.slice(0, 2).map(nameOf).join(' ');
  return all.length > 2 ? `${named} +${all.length - 2}` : named;
}

function arrows({ found, frame, rows }: RowsView): unknown {
  const places = found.cuts.map(({ at }) => placeX(frame, at));
  const width = Math.max(20, ...found.cuts.map((cut) => 7 * cutName(cut).length + 6));
  const names = spread(places, width, frame.left, frame.right);
  return found.cuts.map((cut, index) => {
    const x = places[index] ?? 0;
    const growing = cut.growing.length > 0;
    const y = rows.arrows + 24;
    return svg`
      <text class="cut" x=${names[index] ?? x} y=${rows.arrows + 12} text-anchor="middle">${cutName(cut)}</text>
      ${growing ? svg`<path class="arrow" d="M${x - 9} ${y}h18m-5 -4l5 4l-5 4"></path>` : nothing}
      ${cut.falling.length > 0 ? svg`<path class="arrow" d="M${x + 9} ${growing ? y + 9 : y}h-18m5 -4l-5 4l5 4"></path>` : nothing}
      <line class="cut-line" x1=${x} x2=${x} y1=${rows.arrows + 16} y2=${rows.top}></line>
    `;
  });
}

/** Draws a row for each neuron: where it is above its threshold, and where below. */
function signRows({ state, found, frame, rows }: RowsView): unknown {
  const paths = { positive: '', negative: '', neither: '' };
  const hasSigns = state.layer.biases.length <= MOST_NAMED;
  const { least, most } = frame.interval;
  const kinds = ['negative', 'neither', 'positive'] as const;
  const first = signsWithin(state.layer, found, 0);
  first.forEach((sign, neuron) => {
    const at = found.crossings[neuron];
    const y = rows.top + neuron * rows.row;
    const box = (from: number, to: number): string =>
      `M${placeX(frame, from).toFixed(1)} ${y.toFixed(2)}H${placeX(frame, to).toFixed(1)}v${(rows.row * (hasSigns ? 0.94 : 1)).toFixed(2)}H${placeX(frame, from).toFixed(1)}z`;
    paths[kinds[sign + 1] ?? 'neither'] += box(least, at ?? most);
    if (at !== undefined) {
      paths[kinds[1 - sign] ?? 'neither'] += box(at, most);
    }
  });
  const edges = found.cuts.map(({ at }) => `M${placeX(frame, at).toFixed(1)} ${rows.top}v${rows.height}`).join('');
  return svg`
    <g class="cells ${hasSigns ? 'signed' : 'plain'}">
      <path class="positive" d=${paths.positive}></path><path class="negative" d=${paths.negative}></path
      ><path class="neither" d=${paths.neither}></path>
    </g>
    <path class="edges" d=${edges}></path>
    ${hasSigns ? glyphs({ state, found, frame, rows }) : nothing}
  `;
}

function glyphs({ state, found, frame, rows }: Pick<RowsView, 'state' | 'found' | 'frame' | 'rows'>): unknown {
  const columns = found.regions.map(({ from, to }, region) => {
    const [left, right] = [placeX(frame, from), placeX(frame, to)];
    return right - left < 9
      ? nothing
      : signsWithin(state.layer, found, region).map((sign, neuron) => {
          const y = rows.top + (neuron + 0.5) * rows.row + 4;
          const kind = sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'neither';
          return svg`<text class="sign ${kind}" x=${(left + right) / 2} y=${y}>${sign > 0 ? '+' : sign < 0 ? '−' : '0'}</text>`;
        });
  });
  const names = state.layer.biases.map(
    (_, neuron) =>
      svg`<text class="mark" x=${frame.left - 6} y=${rows.top + (neuron + 0.5) * rows.row + 4} text-anchor="end">${nameOf(neuron)}</text>`,
  );
  return [...columns, ...names];
}

/** Draws the share of positive neurons within each region, as an area. */
function shares({ state, found, frame, rows }: RowsView): unknown {
  const neurons = state.layer.biases.length;
  let positive = signsWithin(state.layer, found, 0).filter((sign) => sign > 0).length;
  let path = `M${frame.left} ${rows.top + rows.height}`;
  found.regions.forEach(({ from, to }, region) => {
    const y = (rows.top + rows.height * (1 - positive / neurons)).toFixed(2);
    path += `L${placeX(frame, from).toFixed(2)} ${y}H${placeX(frame, to).toFixed(2)}`;
    const cut = found.cuts[region];
    positive += (cut?.growing.length ?? 0) - (cut?.falling.length ?? 0);
  });
  path += `V${rows.top + rows.height}z`;
  const width = frame.right - frame.left;
  return svg`
    <g class="cells plain">
      <rect class="negative" x=${frame.left} y=${rows.top} width=${width} height=${rows.height}></rect>
      <path class="positive" d=${path}></path>
    </g>
    <text class="mark" x=${frame.left - 6} y=${rows.top + 9} text-anchor="end">all</text>
    <text class="mark" x=${frame.left - 6} y=${rows.top + rows.height} text-anchor="end">0</text>
    <text class="within" x=${frame.left + 8} y=${rows.top + rows.height - 8}>positive neurons</text>
  `;
}

function numbers({ found, frame, rows }: RowsView): unknown {
  return found.regions.map(({ from, to }, region) => {
    const [left, right] = [placeX(frame, from), placeX(frame, to)];
    return right - left < 18
      ? nothing
      : svg`<text class="mark" x=${(left + right) / 2} y=${rows.top + rows.height + 15} text-anchor="middle">${region + 1}</text>`;
  });
}

/** Returns a sentence that says which region is chosen and which signs its neurons have. */
export function regionText({ state, found, region }: Pick<RowsView, 'state' | 'found' | 'region'>): string {
  const { from, to } = found.regions[region] ?? { from: 0, to: 0 };
  const signs = signsWithin(state.layer, found, region);
  const positive = signs.filter((sign) => sign > 0).length;
  return (
    `Region ${region + 1} of ${found.regions.length}, from ${plainText(from)} to ${plainText(to)}: ` +
    `${positive} of ${signs.length} neurons are above ${state.quantile === 0 ? 'zero' : 'their thresholds'}.`
  );
}
