import { nothing, svg, type TemplateResult } from 'lit';
import { cssProperties } from '../../lib/css-properties';
import { valueText } from '../../lib/numbers';
import { facePlaces, growth, halfPlane, zeroLine, type Frame, type Place } from './geometry';
import type { Input, LinearUnit, LinearUnitsResult, Patch } from './result';

const PATCH = 32;
const FACE = 34;
const AXIS_FACE = 44;

/** What is drawn. */
export interface Plot {
  readonly data: LinearUnitsResult;
  /** The address of each picture of the figure. */
  readonly pictures: readonly string[];
  readonly frame: Frame;
  /** The index of the unit whose signs are shown, or -1. */
  readonly chosen: number;
  /** The inputs at which outputs are read, in the units of the axes. */
  readonly probe: Place;
}

/** Returns the colour of a unit. */
export function unitColor(unit: number): string {
  return `var(--unit-${(unit % 6) + 1})`;
}

/** Draws the points, the units' lines and the axes. */
export function unitsPlot({ data, pictures, frame, chosen, probe }: Plot): TemplateResult {
  const unit = data.units[chosen];
  const { left, top, side } = frame;
  const places = facePlaces(frame, data.units, FACE);
  const [x, y] = [frame.x(probe[0]), frame.y(probe[1])];
  return svg`
    <rect class="back" x=${left} y=${top} width=${side} height=${side}></rect>
    ${unit === undefined ? nothing : sides(frame, unit)}
    ${points(data, frame, unit)}
    ${data.patches.map((patch) => patchOf(frame, patch, pictures[patch.picture]))}
    ${data.units.map((each, i) => lineOf(frame, each, i, chosen === -1 || chosen === i))}
    <rect class="frame" x=${left} y=${top} width=${side} height=${side}></rect>
    ${axes(data, frame, pictures)}
    ${data.units.map((each, i) => faceOf(each, places[i], pictures[each.picture], i))}
    <g class="probe" transform="translate(${x} ${y})">
      <circle r="9"></circle><path d="M-5 0H5M0 -5V5"></path>
    </g>`;
}

function polygon(corners: readonly Place[]): string {
  return corners.map((corner) => corner.map((value) => value.toFixed(1)).join(',')).join(' ');
}

function sides(frame: Frame, unit: LinearUnit): TemplateResult {
  return svg`
    <polygon class="positive" points=${polygon(halfPlane(frame, unit, 1))}></polygon>
    <polygon class="negative" points=${polygon(halfPlane(frame, unit, -1))}></polygon>`;
}

function points(data: LinearUnitsResult, frame: Frame, unit: LinearUnit | undefined): TemplateResult {
  return svg`${data.points.map(([x, y], i) => {
    const kind = unit === undefined ? 'plain' : (unit.outputs[i] ?? 0) > 0 ? 'on' : 'off';
    return svg`<circle class="point ${kind}" cx=${frame.x(x).toFixed(1)} cy=${frame.y(y).toFixed(1)} r="2.2"></circle>`;
  })}`;
}

function patchOf(frame: Frame, { photograph, x, y }: Patch, url: string | undefined): TemplateResult {
  return svg`<image class="patch" href=${url ?? ''} x=${frame.x(x) - PATCH / 2} y=${frame.y(y) - PATCH / 2}
    width=${PATCH} height=${PATCH}><title>${photograph}</title></image>`;
}

function lineOf(frame: Frame, unit: LinearUnit, index: number, isStrong: boolean): TemplateResult | typeof nothing {
  const line = zeroLine(frame, unit);
  if (line === undefined) {
    return nothing;
  }
  const [[x1, y1], [x2, y2]] = line;
  const [across, up] = growth(frame, unit);
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const [endX, endY] = [x + 20 * across, y + 20 * up];
  const head = [
    [endX + 7 * across, endY + 7 * up],
    [endX - 4.5 * up, endY + 4.5 * across],
    [endX + 4.5 * up, endY - 4.5 * across],
  ] as Place[];
  return svg`<g class="line ${isStrong ? '' : 'weak'}" ${cssProperties({ color: unitColor(index) })}>
    <line x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>
    <line x1=${x} y1=${y} x2=${endX} y2=${endY}></line>
    <polygon points=${polygon(head)}></polygon>
  </g>`;
}

function faceOf(
  { channel }: LinearUnit,
  place: Place | undefined,
  url: string | undefined,
  index: number,
): TemplateResult | typeof nothing {
  return place === undefined
    ? nothing
    : svg`<g ${cssProperties({ color: unitColor(index) })}>
        <image href=${url ?? ''} x=${place[0]} y=${place[1]} width=${FACE} height=${FACE}><title>${channel}</title></image>
        <rect class="border" x=${place[0]} y=${place[1]} width=${FACE} height=${FACE}></rect>
        <rect class="badge" x=${place[0]} y=${place[1]} width="13" height="13"></rect>
        <text class="badge-number" x=${place[0] + 6.5} y=${place[1] + 10} text-anchor="middle">${index + 1}</text>
      </g>`;
}

function axes({ inputs, inputLayer }: LinearUnitsResult, frame: Frame, pictures: readonly string[]): TemplateResult {
  const { left, top, side } = frame;
  const bottom = top + side;
  const [first, second] = inputs as [Input, Input];
  const name = ({ channel }: Input): string => `${inputLayer}:${channel}`;
  return svg`
    ${frame.x
      .ticks(5)
      .map(
        (tick) =>
          svg`<text class="tick" x=${frame.x(tick)} y=${bottom + 14} text-anchor="middle">${valueText(tick).replace(/\.?0+$/, '') || '0'}</text>`,
      )}
    ${frame.y
      .ticks(5)
      .filter((tick) => frame.y(tick) > top + AXIS_FACE + 12)
      .map(
        (tick) =>
          svg`<text class="tick" x=${left - 6} y=${frame.y(tick) + 4} text-anchor="end">${valueText(tick).replace(/\.?0+$/, '') || '0'}</text>`,
      )}
    <image href=${pictures[first.picture] ?? ''} x=${left + side - AXIS_FACE} y=${bottom + 20} width=${AXIS_FACE} height=${AXIS_FACE}></image>
    <text class="axis" x=${left + side - AXIS_FACE - 8} y=${bottom + 46} text-anchor="end">${name(first)} →</text>
    <image href=${pictures[second.picture] ?? ''} x=${left - AXIS_FACE - 10} y=${top} width=${AXIS_FACE} height=${AXIS_FACE}></image>
    <text class="axis" transform="translate(${left - 46} ${top + AXIS_FACE + 10}) rotate(-90)" text-anchor="end">${name(second)} →</text>`;
}
