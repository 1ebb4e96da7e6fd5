import { nothing, svg, type TemplateResult } from 'lit';
import { cssProperties } from '../lib/css-properties';
import { cutMarks, linePath, placeOf, polygonPath, type FlatFrame } from './flat-frame';
import { signText } from './layer';
import { cutsBothLayers, neuronName, type PlanePicture } from './plane-picture';
import { doubleArea, middleOf, type Chord, type Region } from './regions';

/** The most neurons whose cuts have arrows and names. */
export const MOST_MARKED = 24;
/** The most regions whose sign patterns are looked at for a place to write them. */
const MOST_WRITTEN = 160;

/** Returns the square with its numbers and the names of its sides. */
export function axes(frame: FlatFrame): TemplateResult {
  const { left, top, side, square } = frame;
  const middle = (square.low + square.high) / 2;
  const bottom = top + side;
  return svg`
    <rect class="frame" x=${left} y=${top} width=${side} height=${side}></rect>
    ${[square.low, middle, square.high].map((value) => {
      const [x] = placeOf(frame, { x: value, y: 0 });
      const [, y] = placeOf(frame, { x: 0, y: value });
      return svg`
        <text class="tick" x=${x} y=${bottom + 15} text-anchor="middle">${numberText(value)}</text>
        <text class="tick" x=${left - 6} y=${y + 4} text-anchor="end">${numberText(value)}</text>`;
    })}
    <text class="axis" x=${left + side * 0.75} y=${bottom + 17} text-anchor="middle">x₁</text>
    <text class="axis" x=${left - 8} y=${top + side * 0.25 + 4} text-anchor="end">x₂</text>`;
}

function numberText(value: number): string {
  return String(value).replace('-', '−');
}

/**
 * Returns the regions, coloured by how many of the last layer's neurons are positive there: from all negative to all positive. Regions
 * of equal colour are one path.
 */
export function shades(frame: FlatFrame, picture: PlanePicture): TemplateResult {
  const [from, to] = lastNeurons(picture);
  const groups = new Map<number, string>();
  for (const region of picture.regions?.regions ?? []) {
    const positive = region.signs.slice(from, to).filter((sign) => sign > 0).length;
    groups.set(positive, (groups.get(positive) ?? '') + polygonPath(frame, region.corners));
  }
  return svg`${[...groups].map(([positive, path]) => {
    const share = to === from ? 0.5 : positive / (to - from);
    const [name, strength] = share >= 0.5 ? ['positive', 2 * share - 1] : ['negative', 1 - 2 * share];
    const mixed = `color-mix(in srgb, var(--${name}) ${(8 + 44 * strength).toFixed(0)}%, var(--paper))`;
    return svg`<path class="shade" d=${path} ${cssProperties({ fill: share === 0.5 ? 'var(--paper)' : mixed })}></path>`;
  })}`;
}

/** Returns the first neuron by which regions are coloured, and the one after the last. */
function lastNeurons(picture: PlanePicture): readonly [number, number] {
  const first = picture.layers.first.biases.length;
  return cutsBothLayers(picture) ? [first, first + picture.layers.second.biases.length] : [0, first];
}

/** Returns the two sides of one neuron's line. */
export function halfPlanes(frame: FlatFrame, picture: PlanePicture, neuron: number): TemplateResult {
  const path = (sign: number): string =>
    (picture.regions?.regions ?? [])
      .filter(({ signs }) => signs[neuron] === sign)
      .map(({ corners }) => polygonPath(frame, corners))
      .join('');
  return svg`
    <path class="half positive" d=${path(1)}></path>
    <path class="half negative" d=${path(-1)}></path>
    <path class="half stripes" d=${path(-1)}></path>`;
}

/** Returns the lines at which neurons change their sign. */
export function cuts(frame: FlatFrame, picture: PlanePicture, chosen: number): TemplateResult {
  const { layers, chords, bent } = picture;
  const hasSecond = layers.second.biases.length > 0;
  const count = layers.first.biases.length;
  const thin = chords.length > 24 ? 'many' : '';
  const others = chords.flatMap((chord, neuron) =>
    chord === undefined || neuron === chosen ? [] : [linePath(frame, chord.from, chord.to)],
  );
  const own = chords[chosen];
  const bentPath = (only: (neuron: number) => boolean): string =>
    bent
      .filter(({ neuron }) => only(count + neuron))
      .map(({ from, to }) => linePath(frame, { x: from[0], y: from[1] }, { x: to[0], y: to[1] }))
      .join('');
  return svg`
    <path class="cut ${thin} ${hasSecond ? 'below' : ''}" d=${others.join('')}></path>
    <path class="cut bent" d=${bentPath((neuron) => neuron !== chosen)}></path>
    ${chosen >= count ? svg`<path class="cut chosen" d=${bentPath((neuron) => neuron === chosen)}></path>` : nothing}
    ${own === undefined ? nothing : svg`<path class="cut chosen" d=${linePath(frame, own.from, own.to)}></path>`}`;
}

/** Returns an arrow from each line to its neuron's positive side, with the neuron's name. */
export function guides(frame: FlatFrame, picture: PlanePicture, chosen: number): TemplateResult {
  const { chords, layers } = picture;
  if (chords.length > MOST_MARKED) {
    return svg``;
  }
  return svg`${cutMarks(frame, chords).map(
    ({ neuron, from, to, label }) => svg`<g class="mark ${neuron === chosen ? 'chosen' : ''}">
      <path d="M${from[0].toFixed(1)} ${from[1].toFixed(1)}L${to[0].toFixed(1)} ${to[1].toFixed(1)}" marker-end="url(#arrow)"></path>
      <text x=${label[0].toFixed(1)} y=${(label[1] + 4).toFixed(1)} text-anchor="middle">${neuronName(layers, neuron)}</text>
    </g>`,
  )}
  ${bentNames(frame, picture)}`;
}

/** Returns the name of each neuron of the second layer, beside the longest piece of its line. */
function bentNames(frame: FlatFrame, { layers, bent }: PlanePicture): TemplateResult {
  const longest = new Map<number, { readonly length: number; readonly at: readonly [number, number] }>();
  for (const { neuron, from, to } of bent) {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length > (longest.get(neuron)?.length ?? 0)) {
      longest.set(neuron, { length, at: placeOf(frame, { x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 }) });
    }
  }
  return svg`${[...longest].map(
    ([
      neuron,
      {
        at: [x, y],
      },
    ]) =>
      svg`<g class="mark second"><text x=${x.toFixed(1)} y=${(y + 4).toFixed(1)} text-anchor="middle">${neuronName(layers, layers.first.biases.length + neuron)}</text></g>`,
  )}`;
}

/** Returns the sign pattern of each region that has room for it. */
export function patterns(
  frame: FlatFrame,
  picture: PlanePicture,
  marked: readonly (readonly [number, number])[],
): TemplateResult {
  const regions = picture.regions?.regions ?? [];
  const scale = frame.side / (frame.square.high - frame.square.low);
  const [from, to] = lastNeurons(picture);
  if (regions.length > MOST_WRITTEN || to - from > 10) {
    return svg``;
  }
  const half = 3.6 * (to - from) + 4;
  return svg`${regions.map((region) => {
    const [x, y] = placeOf(frame, middleOf(region));
    const isRoomy = doubleArea(region) * scale * scale > 60 * half && fits(frame, region, x, y, half);
    const isFree = marked.every(([mx, my]) => Math.abs(mx - x) > half + 10 || Math.abs(my - y) > 16);
    return isRoomy && isFree
      ? svg`<text class="pattern" x=${x.toFixed(1)} y=${(y + 4).toFixed(1)} text-anchor="middle">${signText(region.signs.slice(from, to))}</text>`
      : nothing;
  })}`;
}

/** Returns whether a text of a width lies inside a region. */
function fits(frame: FlatFrame, { corners }: Region, x: number, y: number, half: number): boolean {
  const outline = corners.map((corner) => placeOf(frame, corner));
  return [
    [x - half, y - 7],
    [x + half, y - 7],
    [x - half, y + 7],
    [x + half, y + 7],
  ].every(([px, py]) =>
    outline.every(([ax, ay], i) => {
      const [bx, by] = outline[(i + 1) % outline.length]!;
      // the drawing's second coordinate points down, so that the corners are clockwise in it
      return (bx - ax) * (py! - ay) - (by - ay) * (px! - ax) <= 0;
    }),
  );
}

/** Returns the handles of a line: its middle moves it, its ends turn it. */
export function handles(frame: FlatFrame, { from, to }: Chord, canMove: boolean): TemplateResult {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const places = [from, to].map((end) => placeOf(frame, end));
  const [x, y] = placeOf(frame, middle);
  return svg`
    ${canMove ? svg`<circle class="grip move" cx=${x} cy=${y} r="7"></circle>` : nothing}
    ${places.map(([px, py]) => svg`<circle class="grip turn" cx=${px} cy=${py} r="6"></circle>`)}`;
}
