import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FigureData } from '../../lib/api-types';
import { nextCell } from '../../lib/grid-navigation';
import { countText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { onColorsChange } from '../../lib/theme-changes';
import { ReaderView } from '../../figure/reader-view';
import { WHOLE, cellAt, moved, showing, zoomed, type View, viewOf, viewText } from './atlas-view';
import sheet from './atlas-figure.css?inline';
import type { AtlasResult } from './result';

const STEP = 1.4;
/** The least side of a picture as a share of its cell's side. */
const LEAST_SIDE = 0.45;

/**
 * The atlas of a layer on a canvas. Dragging moves it, the wheel or a pinch zooms; arrow keys move from cell to cell,
 * plus and minus zoom, 0 shows the whole atlas. Fires `picture-focus` with the index of the cell in focus, or -1.
 */
@customElement('atlas-figure')
export class AtlasFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  @state() private view: View = WHOLE;
  /** The cell in focus, or -1. */
  @state() private marked = -1;
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  private images: readonly (HTMLImageElement | undefined)[] = [];
  private readonly pointers = new Map<number, PointerEvent>();
  private resizing: ResizeObserver | undefined;
  private stopFollowingTheme: (() => void) | undefined;
  protected readonly reader = new ReaderView(this, () => this.data !== undefined, {
    view: {
      get: () => viewText(this.view),
      set: (text) => (this.view = viewOf(text)),
    },
  });

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

  private get data(): AtlasResult | undefined {
    return this.figure?.result?.data as AtlasResult | undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const data = this.data;
    if (data === undefined) {
      return nothing;
    }
    const name = `The atlas, ${data.side} by ${data.side} cells. Arrow keys move from cell to cell, plus and minus zoom, 0 shows all.`;
    return html`
      <div
        class="map ${this.view.scale > 1 ? 'near' : ''}"
        role="application"
        tabindex="0"
        aria-label=${name}
        @keydown=${this.onKey}
        @wheel=${this.onWheel}
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
        @pointerup=${this.onUp}
        @pointercancel=${this.onUp}
        @pointerleave=${() => this.mark(-1)}
      >
        <canvas aria-hidden="true"></canvas>
      </div>
      <p class="told">
        <span class="zoom">
          <button type="button" aria-label="Nearer" @click=${() => this.zoom(STEP)}>+</button>
          <button type="button" aria-label="Farther" @click=${() => this.zoom(1 / STEP)}>−</button>
          <button type="button" @click=${() => (this.view = WHOLE)}>All</button>
        </span>
        <span role="status">${this.status(data)}</span>
      </p>
    `;
  }

  private status(data: AtlasResult): string {
    const cell = data.cells[this.marked];
    if (cell === undefined) {
      return `${countText(data.points.length, 'activation')} of ${countText(data.set.photographs, 'photograph')} of the set ${data.set.name}`;
    }
    const place = `Row ${Math.floor(this.marked / data.side) + 1}, column ${(this.marked % data.side) + 1}`;
    return cell.count === 0
      ? `${place}: empty`
      : `${place}: ${countText(cell.count, 'activation')}, most from ${cell.photographs.join(', ')}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('figure')) {
      this.view = WHOLE;
      this.marked = -1;
      const pictures = this.figure?.result?.images ?? [];
      this.images = (this.data?.cells ?? []).map(({ count }, index) => {
        const url = pictures[index]?.url;
        return count === 0 || url === undefined ? undefined : this.imageOf(url);
      });
    }
  }

  private imageOf(url: string): HTMLImageElement {
    const image = new Image();
    image.addEventListener('load', () => this.draw());
    image.src = url;
    return image;
  }

  protected override updated(): void {
    this.draw();
  }

  private draw(): void {
    const { canvas, data } = this;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || data === undefined) {
      return;
    }
    const pixels = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
    canvas.width = pixels;
    canvas.height = pixels;
    const { scale, x, y } = this.view;
    // canvases do not know light-dark(); the computed style is a plain colour
    const ink = getComputedStyle(canvas);
    context.setTransform(pixels * scale, 0, 0, pixels * scale, pixels * x, pixels * y);
    context.fillStyle = ink.color;
    const dot = 3 / pixels / scale;
    for (const [left, top] of data.points) {
      context.fillRect(left - dot / 2, top - dot / 2, dot, dot);
    }
    const most = Math.max(1, ...data.cells.map((cell) => cell.count));
    this.images.forEach((image, cell) => {
      if (image?.complete && image.naturalWidth > 0) {
        const side = Math.max(LEAST_SIDE, Math.sqrt((data.cells[cell]?.count ?? 0) / most)) / data.side;
        const [left, top] = [((cell % data.side) + 0.5) / data.side, (Math.floor(cell / data.side) + 0.5) / data.side];
        context.drawImage(image, left - side / 2, top - side / 2, side, side);
      }
    });
    if (this.marked >= 0) {
      context.strokeStyle = ink.caretColor;
      context.lineWidth = (2 * devicePixelRatio) / pixels / scale;
      context.strokeRect(
        (this.marked % data.side) / data.side,
        Math.floor(this.marked / data.side) / data.side,
        1 / data.side,
        1 / data.side,
      );
    }
  }

  private zoom(factor: number, x = 0.5, y = 0.5): void {
    this.view = zoomed(this.view, factor, x, y);
  }

  private onKey(event: KeyboardEvent): void {
    const side = this.data?.side ?? 1;
    const next = nextCell(Math.max(0, this.marked), event.key, event.ctrlKey, { count: side * side, columns: side });
    if (event.altKey || event.metaKey) {
      return;
    }
    if (next !== undefined) {
      this.mark(this.marked < 0 ? 0 : next);
      this.view = showing(this.view, this.marked, side);
    } else if (event.key === '+' || event.key === '=') {
      this.zoom(STEP);
    } else if (event.key === '-') {
      this.zoom(1 / STEP);
    } else if (event.key === '0') {
      this.view = WHOLE;
    } else {
      return;
    }
    event.preventDefault();
  }

  /**
   * Zooms by the wheel: always with Ctrl, which browsers set for a pinch; else only in an enlarged map, so that the
   * page can be scrolled past a whole one.
   */
  private onWheel(event: WheelEvent): void {
    if (this.view.scale > 1 || event.ctrlKey) {
      event.preventDefault();
      const { x, y } = this.placeOf(event);
      this.zoom(Math.exp(-event.deltaY / 300), x, y);
    }
  }

  private onDown(event: PointerEvent): void {
    this.pointers.set(event.pointerId, event);
    if (event.currentTarget instanceof Element && this.view.scale > 1) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
  }

  private onMove(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    const now = this.placeOf(event);
    this.mark(cellAt(this.view, now.x, now.y, this.data?.side ?? 1));
    if (before === undefined) {
      return;
    }
    const was = this.placeOf(before);
    const other = [...this.pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
    if (other === undefined) {
      this.view = moved(this.view, now.x - was.x, now.y - was.y);
    } else {
      const held = this.placeOf(other);
      const apart = (place: { x: number; y: number }): number =>
        Math.max(0.01, Math.hypot(place.x - held.x, place.y - held.y));
      this.zoom(apart(now) / apart(was), (now.x + held.x) / 2, (now.y + held.y) / 2);
    }
    this.pointers.set(event.pointerId, event);
  }

  private onUp(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
  }

  /** Returns the position of an event in shares of the canvas's side. */
  private placeOf(event: MouseEvent): { x: number; y: number } {
    const box = this.canvas?.getBoundingClientRect();
    const side = Math.max(1, box?.width ?? 1);
    return { x: (event.clientX - (box?.left ?? 0)) / side, y: (event.clientY - (box?.top ?? 0)) / side };
  }

  private mark(cell: number): void {
    this.marked = cell;
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: cell }));
  }
}
