import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { styles } from '../../lib/style';
import { SIDE, extended, paint, type Mark, type Point } from './drawing';
import sheet from './draw-picture.css?inline';

const COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  grey: '#808080',
  brown: '#7a4a1e',
  red: '#d62020',
  orange: '#f08a1c',
  yellow: '#f5d90a',
  green: '#2e9b3d',
  blue: '#2266d0',
};

const BRUSHES: Readonly<Record<string, number>> = { fine: 4, medium: 12, broad: 32 };

/** A canvas to draw a picture on. Fires `picture-drawn` with a {@link File}, a PNG picture. */
@customElement('draw-picture')
export class DrawPicture extends LitElement {
  static override styles = styles(sheet);

  @state() private marks: readonly Mark[] = [];
  @state() private color = COLORS.black ?? '';
  @state() private brush = BRUSHES.medium ?? 1;
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  private isDown = false;

  override render(): TemplateResult {
    const isEmpty = this.marks.length === 0;
    return html`
      <canvas
        width=${SIDE}
        height=${SIDE}
        role="img"
        aria-label="The drawing, which is made with mouse, pen or finger"
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
        @pointerup=${() => (this.isDown = false)}
        @pointercancel=${() => (this.isDown = false)}
      ></canvas>
      <div class="tools">
        <div role="group" aria-label="Colour">${Object.entries(COLORS).map((entry) => this.colorButton(...entry))}</div>
        <div role="group" aria-label="Brush">${Object.entries(BRUSHES).map((entry) => this.brushButton(...entry))}</div>
        <div>
          <button type="button" id="fill" @click=${() => (this.marks = [...this.marks, { color: this.color }])}>
            Fill
          </button>
          <button type="button" id="undo" ?disabled=${isEmpty} @click=${() => (this.marks = this.marks.slice(0, -1))}>
            Undo
          </button>
          <button type="button" id="clear" ?disabled=${isEmpty} @click=${() => (this.marks = [])}>Clear</button>
        </div>
        <div>
          <button type="button" id="find" ?disabled=${isEmpty} @click=${this.send}>Find units by the drawing</button>
        </div>
      </div>
    `;
  }

  private colorButton(name: string, color: string): TemplateResult {
    return html`<button
      type="button"
      class="color"
      aria-label=${name}
      title=${name}
      aria-pressed=${this.color === color}
      ${cssProperties({ background: color })}
      @click=${() => (this.color = color)}
    ></button>`;
  }

  private brushButton(name: string, width: number): TemplateResult {
    return html`<button type="button" aria-pressed=${this.brush === width} @click=${() => (this.brush = width)}>
      ${name}
    </button>`;
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0) {
      return;
    }
    this.canvas.setPointerCapture?.(event.pointerId);
    this.isDown = true;
    this.marks = [...this.marks, { color: this.color, width: this.brush, points: [this.point(event)] }];
  }

  private onMove(event: PointerEvent): void {
    if (this.isDown) {
      this.marks = extended(this.marks, this.point(event));
    }
  }

  private point(event: PointerEvent): Point {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [((event.clientX - left) / width) * SIDE, ((event.clientY - top) / height) * SIDE];
  }

  protected override updated(): void {
    const context = this.canvas.getContext('2d');
    if (context !== null) {
      paint(context, this.marks);
    }
  }

  private send(): void {
    this.canvas.toBlob((blob) => {
      if (blob !== null) {
        const file = new File([blob], 'drawing.png', { type: blob.type });
        this.dispatchEvent(new CustomEvent<File>('picture-drawn', { detail: file }));
      }
    });
  }
}
