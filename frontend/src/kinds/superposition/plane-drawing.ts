import { nothing, svg, type TemplateResult } from 'lit';
import { cssProperties } from '../../lib/css-properties';
import { dimensionalities, type Arrow } from './geometry';
import { featureColor } from './feature-colors';

/** The radius of the circle of radius 1, and half the width and the height of the drawing. */
const UNIT = 108;
const HALF = 164;
const HALF_HEIGHT = 148;

/** A shorter arrow has no label, since those of such arrows would cover each other. */
const LABELLED = 0.4;

/** Draws the arrows of features small and without words. */
export function smallPlaneDrawing(arrows: readonly Arrow[]): TemplateResult {
  return svg`<svg viewBox="${-UNIT - 24} ${-UNIT - 24} ${2 * UNIT + 48} ${2 * UNIT + 48}" aria-hidden="true">
    ${ground()}
    ${arrows
      .map((_, i) => i)
      .reverse()
      .map((i) => arrowOf(arrows[i], featureColor(i, arrows.length), 2.4))}
  </svg>`;
}

function ground(): TemplateResult {
  return svg`<line class="rule" x1=${-UNIT} x2=${UNIT} y1="0" y2="0"></line>
    <line class="rule" x1="0" x2="0" y1=${-UNIT} y2=${UNIT}></line>
    <circle class="unit" r=${UNIT}></circle>`;
}

/** Draws features as arrows in the plane of the two hidden dimensions, each with its dimensionality. */
export function planeDrawing(arrows: readonly Arrow[]): TemplateResult {
  const shares = dimensionalities(arrows);
  const order = arrows.map((_, i) => i).reverse();
  return svg`<svg class="arrows" viewBox="${-HALF} ${-HALF_HEIGHT} ${2 * HALF} ${2 * HALF_HEIGHT}" role="img"
    aria-label="The features as arrows in the plane of the two hidden dimensions">
    ${ground()}
    <g class="axes" transform="translate(${-HALF + 22} ${HALF_HEIGHT - 12})">
      <path class="axis" d="M0 -26V0H26"></path>
      <text x="30" y="4">h₁</text>
      <text x="0" y="-31" text-anchor="middle">h₂</text>
    </g>
    ${order.map((i) => arrowOf(arrows[i], featureColor(i, arrows.length)))}
    ${arrows.map((arrow, i) => labelOf(arrow, i + 1, shares[i] ?? 0, featureColor(i, arrows.length)))}
  </svg>`;
}

function arrowOf(arrow: Arrow | undefined, color: string, scale = 1): TemplateResult | typeof nothing {
  const length = (arrow?.length ?? 0) * UNIT;
  if (arrow === undefined || length < 0.5) {
    return nothing;
  }
  const [across, up] = [arrow.x / arrow.length, -arrow.y / arrow.length];
  const head = Math.min(length, 12 * scale);
  const half = 0.42 * head;
  const [neckX, neckY] = [across * (length - head), up * (length - head)];
  const corners = [
    [across * length, up * length],
    [neckX - up * half, neckY + across * half],
    [neckX + up * half, neckY - across * half],
  ];
  return svg`<g ${cssProperties({ color })}>
    <line class="shaft" stroke-width=${2.5 * scale} x1="0" y1="0" x2=${neckX.toFixed(2)} y2=${neckY.toFixed(2)}></line>
    <polygon class="head" points=${corners.map((corner) => corner.map((value) => value.toFixed(2)).join(',')).join(' ')}></polygon>
  </g>`;
}

function labelOf(arrow: Arrow, number: number, share: number, color: string): TemplateResult | typeof nothing {
  if (arrow.length < LABELLED) {
    return nothing;
  }
  const [across, up] = [arrow.x / arrow.length, -arrow.y / arrow.length];
  const x = across * (arrow.length * UNIT + 10);
  const y = up * (arrow.length * UNIT + 15) + 4;
  const anchor = across > 0.35 ? 'start' : across < -0.35 ? 'end' : 'middle';
  return svg`<text class="label" ${cssProperties({ color })} x=${x.toFixed(2)} y=${y.toFixed(2)} text-anchor=${anchor}
    ><tspan class="number">${number}</tspan> ${share.toFixed(2)}</text>`;
}
