import { nothing, svg, type TemplateResult } from 'lit';
import { cssProperties } from '../../lib/css-properties';
import { BLUE_RED, divergingColor } from '../../lib/diverging-colors';
import { featureColor } from './feature-colors';
import type { Arrow } from './geometry';

const SIDE = 232;
const LEFT = 20;
const TOP = 40;

/** With more features there is no room for numbers. */
const MOST_NUMBERS = 6;

/** Draws WᵀW, whose cell in row i and column j is how much of feature j is read back as feature i, and the biases. */
export function matrixDrawing(arrows: readonly Arrow[], biases: ArrayLike<number>): TemplateResult {
  const n = arrows.length;
  const cell = SIDE / (n + 1.4);
  const ofBias = LEFT + (n + 0.4) * cell;
  const middle = (i: number): number => (i + 0.5) * cell;
  return svg`<svg class="matrix" viewBox="0 0 ${LEFT + SIDE + 2} ${TOP + n * cell + 4}" role="img"
    aria-label="The matrix W transposed times W, and the biases; the table has the weights">
    <text class="title" x=${LEFT + (n * cell) / 2} y="12" text-anchor="middle">WᵀW</text>
    <text class="title" x=${ofBias + cell / 2} y="12" text-anchor="middle">b</text>
    ${arrows.map(
      (row, i) => svg`
        ${numberOf(i, n, LEFT - 7, TOP + middle(i) + 4, 'end')}
        ${numberOf(i, n, LEFT + middle(i), TOP - 7, 'middle')}
        ${arrows.map((column, j) =>
          cellOf(row.x * column.x + row.y * column.y, LEFT + j * cell, TOP + i * cell, cell, n <= MOST_NUMBERS),
        )}
        ${cellOf(biases[i] ?? 0, ofBias, TOP + i * cell, cell, n <= MOST_NUMBERS)}`,
    )}
  </svg>`;
}

function numberOf(feature: number, features: number, x: number, y: number, anchor: 'middle' | 'end'): TemplateResult {
  const color = featureColor(feature, features);
  return svg`<text class="number" ${cssProperties({ color })} x=${x} y=${y} text-anchor=${anchor}>${feature + 1}</text>`;
}

function cellOf(value: number, x: number, y: number, size: number, isNumbered: boolean): TemplateResult {
  return svg`<rect x=${x} y=${y} width=${size - 1} height=${size - 1} fill="rgb(${divergingColor(BLUE_RED, value).join(' ')})"></rect>
    ${
      isNumbered
        ? svg`<text class="value ${Math.abs(value) > 0.6 ? 'on-dark' : ''}" x=${x + size / 2} y=${y + size / 2 + 4}
            text-anchor="middle">${signedText(value)}</text>`
        : nothing
    }`;
}

/** Returns a number with two decimals and a real minus sign. */
export function signedText(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}
