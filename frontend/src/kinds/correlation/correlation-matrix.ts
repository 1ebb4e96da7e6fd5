import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { BLUE_RED, divergingColor } from '../../lib/diverging-colors';
import { nextCell } from '../../lib/grid-navigation';
import { styles } from '../../lib/style';
import { onColorsChange } from '../../lib/theme-changes';
import sheet from './correlation-matrix.css?inline';
import { blocksOf, correlationOf, type Block } from './matrix';

/** A cell of the matrix: the row and the column. */
export type Cell = readonly [number, number];

/** The number of shades on each side of zero. */
const SHADES = 127;
const COLORS = Array.from({ length: 2 * SHADES + 1 }, (_, index) => divergingColor(BLUE_RED, index / SHADES - 1));

/** The least height of a class's name, pixels. */
const NAME = 12;
const MOST_NAMES_WIDTH = 132;
/** The least mean side of a class's block that lines bound, pixels; lines around smaller ones would hide them. */
const LEAST_BLOCK = 8;
/** The share of the width that the names of classes may take. */
const NAMES_SHARE = 0.24;

/**
 * A matrix of correlations on a canvas, with the names of the classes beside it. Pressing a cell, or moving to it with the arrow
 * keys, selects it. Fires `cell-select` with the cell, and `cell-point` with the cell under the pointer or `undefined`.
 */
@customElement('correlation-matrix')
export class CorrelationMatrix extends LitElement {
  static override styles = styles(sheet);

  /** The packed correlations, see `int16sOf`. */
  @property({ attribute: false }) entries: Int16Array = new Int16Array();
  /** The photograph of each row and column. */
  @property({ attribute: false }) order: readonly number[] = [];
  /** The name of the class of each row; empty if rows are not ordered by class. */
  @property({ attribute: false }) classes: readonly string[] = [];
  /** The correlation that has the strongest colour. */
  @property({ type: Number }) end = 1;
  /** The selected cell. */
  @property({ attribute: false }) selected: Cell = [0, 0];
  /** What the selected cell is, for screen readers. */
  @property() description = '';
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  private picture: HTMLCanvasElement | undefined;
  private resizing: ResizeObserver | undefined;
  private stopFollowingTheme: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing = new ResizeObserver(() => this.draw());
    this.resizing.observe(this);
    this.stopFollowingTheme = onColorsChange(this, () => this.draw());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
    this.stopFollowingTheme?.();
  }

  override render(): TemplateResult {
    const side = this.order.length;
    return html`
      <div
        role="application"
        tabindex="0"
        aria-label="Correlations of ${side} photographs with each other. Arrow keys move from cell to cell."
        @keydown=${this.onKey}
        @click=${(event: MouseEvent) => this.fire('cell-select', this.cellAt(event))}
        @pointermove=${(event: MouseEvent) => this.fire('cell-point', this.cellAt(event))}
        @pointerleave=${() => this.fire('cell-point', undefined)}
      >
        <canvas aria-hidden="true"></canvas>
        <span class="visually-hidden" role="status">${this.description}</span>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('entries') || changed.has('order') || changed.has('end')) {
      this.picture = this.painted();
    }
    this.draw();
  }

  /** Paints one pixel for each cell. */
  private painted(): HTMLCanvasElement | undefined {
    const side = this.order.length;
    const picture = document.createElement('canvas');
    picture.width = side;
    picture.height = side;
    const context = picture.getContext('2d');
    if (context === null || side === 0) {
      return undefined;
    }
    const pixels = context.createImageData(side, side);
    this.order.forEach((first, row) => {
      this.order.forEach((second, column) => {
        const correlation = correlationOf(this.entries, side, first, second);
        if (!Number.isNaN(correlation)) {
          const share = Math.max(-1, Math.min(1, correlation / this.end));
          pixels.data.set(COLORS[Math.round((share + 1) * SHADES)] ?? [], 4 * (row * side + column));
          pixels.data[4 * (row * side + column) + 3] = 255;
        }
      });
    });
    context.putImageData(pixels, 0, 0);
    return picture;
  }

  /** The width of the names beside the matrix, CSS pixels. */
  private get namesWidth(): number {
    return this.classes.length === 0 ? 0 : Math.min(MOST_NAMES_WIDTH, this.clientWidth * NAMES_SHARE);
  }

  private draw(): void {
    const { canvas, picture } = this;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || picture === undefined) {
      return;
    }
    const width = this.clientWidth;
    const side = Math.max(1, width - this.namesWidth);
    canvas.style.height = `${side}px`;
    canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
    canvas.height = Math.max(1, Math.round(side * devicePixelRatio));
    context.scale(devicePixelRatio, devicePixelRatio);
    context.translate(this.namesWidth, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(picture, 0, 0, side, side);
    const { color } = getComputedStyle(canvas);
    this.drawBlocks(context, side, color);
    this.drawSelection(context, side);
  }

  private drawBlocks(context: CanvasRenderingContext2D, side: number, color: string): void {
    const cell = side / Math.max(1, this.order.length);
    const { fontFamily, fontSize } = getComputedStyle(this);
    context.font = `${fontSize} ${fontFamily}`;
    context.fillStyle = color;
    context.strokeStyle = 'rgb(0 0 0 / 0.4)';
    context.lineWidth = 0.5;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    let free = 0;
    const blocks = blocksOf(this.classes);
    for (const block of blocks) {
      if (block.from > 0 && side / blocks.length >= LEAST_BLOCK) {
        for (const line of [
          [0, block.from * cell, side, block.from * cell],
          [block.from * cell, 0, block.from * cell, side],
        ] as const) {
          context.beginPath();
          context.moveTo(line[0], line[1]);
          context.lineTo(line[2], line[3]);
          context.stroke();
        }
      }
      free = this.drawName(context, block, cell, free);
    }
  }

  /** Draws the name of a class if there is space below the one before it. Returns where the next one may start. */
  private drawName(context: CanvasRenderingContext2D, block: Block, cell: number, free: number): number {
    const end = this.order.length * cell - NAME / 2;
    const middle = Math.min(end, Math.max(NAME / 2, ((block.from + block.to) / 2) * cell));
    if (middle - NAME / 2 < free - 1) {
      return free;
    }
    context.fillText(shortened(context, block.name, this.namesWidth - 8), -6, middle);
    return middle + NAME / 2;
  }

  private drawSelection(context: CanvasRenderingContext2D, side: number): void {
    const cell = side / Math.max(1, this.order.length);
    const [row, column] = this.selected;
    const [x, y] = [(column + 0.5) * cell, (row + 0.5) * cell];
    const half = Math.max(4, cell / 2 + 1);
    for (const [color, width] of [
      ['rgb(255 255 255 / 0.9)', 3],
      ['rgb(0 0 0 / 0.9)', 1.25],
    ] as const) {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.strokeRect(x - half, y - half, 2 * half, 2 * half);
    }
  }

  private cellAt(event: MouseEvent): Cell | undefined {
    const box = this.canvas?.getBoundingClientRect();
    const count = this.order.length;
    if (box === undefined || count === 0) {
      return undefined;
    }
    const side = Math.max(1, box.width - this.namesWidth);
    const column = Math.floor(((event.clientX - box.left - this.namesWidth) / side) * count);
    const row = Math.floor(((event.clientY - box.top) / side) * count);
    return row < 0 || column < 0 || row >= count || column >= count ? undefined : [row, column];
  }

  private onKey(event: KeyboardEvent): void {
    const columns = this.order.length;
    const [row, column] = this.selected;
    const next = nextCell(row * columns + column, event.key, event.ctrlKey, { count: columns * columns, columns });
    if (next === undefined || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.fire('cell-select', [Math.floor(next / columns), next % columns]);
  }

  private fire(name: 'cell-select' | 'cell-point', cell: Cell | undefined): void {
    if (name === 'cell-point' || cell !== undefined) {
      this.dispatchEvent(new CustomEvent(name, { detail: cell }));
    }
  }
}

/** Returns a text that is not wider than `width` pixels, cut off with an ellipsis if it is longer. */
function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  let short = text;
  while (short.length > 1 && context.measureText(short === text ? text : `${short}…`).width > width) {
    short = short.slice(0, -1);
  }
  return short === text ? text : `${short}…`;
}
