import { LitElement, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { countText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import switchSheet from '../../figure/switch.css?inline';
import sheet from './point-editor.css?inline';
import { MOST_POINTS, readPoints } from './points-csv';

/** What the pointer and the space bar do. */
type Tool = '0' | '1' | 'remove';

/** How far a drawn point is from the last one at least, and how near a removed one is at most. */
const NEAR = 0.07;
const KEY_STEP = 0.05;
const DIGITS = 100;

const TOOLS: readonly (readonly [Tool, string])[] = [
  ['1', '● class 1'],
  ['0', '■ class 0'],
  ['remove', 'remove'],
];

/**
 * Points of two classes that the reader draws in the plane, or reads from a CSV that is chosen, dropped or pasted. Fires
 * `points-change` with the coordinates and the class of all points.
 */
@customElement('point-editor')
export class PointEditor extends LitElement {
  static override styles = styles(switchSheet + sheet);

  /** Three numbers for each point: x, y and the class. */
  @property({ attribute: false }) points: readonly number[] = [];
  @state() private tool: Tool = '1';
  @state() private cursor: readonly [number, number] = [0, 0];
  @state() private told = '';
  private isDrawing = false;

  private get count(): number {
    return this.points.length / 3;
  }

  override render(): TemplateResult {
    return html`
      <fieldset class="switch tools">
        <legend class="visually-hidden">What a press in the plane does</legend>
        ${TOOLS.map(
          ([tool, text]) =>
            html`<label
              ><input
                type="radio"
                name="tool"
                value=${tool}
                .checked=${this.tool === tool}
                @change=${() => (this.tool = tool)}
              />${text}</label
            >`,
        )}
      </fieldset>
      ${this.plane()}
      <div class="files">
        <p class="told">
          ${countText(this.count, 'point')} of at most ${MOST_POINTS}. With the keyboard: arrows move the cross, the
          space bar draws, Delete removes.
        </p>
        <button type="button" ?disabled=${this.count === 0} @click=${() => this.change([], 'No points are left.')}>
          Remove all
        </button>
        <label class="upload"
          ><input type="file" accept=".csv,.tsv,.txt,text/csv" class="visually-hidden" @change=${this.onChosen} /><span
            >Choose a CSV …</span
          ></label
        >
        <label class="pasted"
          >or paste rows of x, y, class
          <textarea rows="2" placeholder="0.2, -0.5, 1" @paste=${this.onPaste} @change=${this.onTyped}></textarea>
        </label>
        <p class="message" role="status">${this.told}</p>
      </div>
    `;
  }

  private plane(): TemplateResult {
    const [x, y] = this.cursor;
    return html`<div
      class="input-plane"
      tabindex="0"
      role="group"
      aria-label="The plane of x and y from −1 to 1, with ${countText(this.count, 'point')}"
      @pointerdown=${this.onDown}
      @pointermove=${this.onMove}
      @pointerup=${() => (this.isDrawing = false)}
      @pointercancel=${() => (this.isDrawing = false)}
      @keydown=${this.onKey}
      @dragover=${(event: DragEvent) => event.preventDefault()}
      @drop=${this.onDrop}
    >
      <svg viewBox="-1 -1 2 2" aria-hidden="true">
        <path class="axes" d="M-1 0H1M0 -1V1"></path>
        ${Array.from({ length: this.count }, (_, index) => this.drawn(index))}
        <path class="cross" d="M${x - 0.05} ${-y}h0.1M${x} ${-y - 0.05}v0.1"></path>
      </svg>
      ${this.count === 0 ? html`<p class="empty">Draw points here, or drop a CSV.</p>` : nothing}
    </div>`;
  }

  private drawn(index: number): TemplateResult {
    const [x = 0, y = 0, kind = 0] = this.points.slice(3 * index, 3 * index + 3);
    return kind === 1
      ? svg`<circle class="one" cx=${x} cy=${-y} r="0.026"></circle>`
      : svg`<rect class="zero" x=${x - 0.023} y=${-y - 0.023} width="0.046" height="0.046"></rect>`;
  }

  private placeOf(event: PointerEvent): readonly [number, number] {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const within = (share: number): number => Math.min(1, Math.max(-1, 2 * share - 1));
    return [within((event.clientX - box.left) / box.width), -within((event.clientY - box.top) / box.height)];
  }

  private onDown(event: PointerEvent): void {
    this.isDrawing = true;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.cursor = this.placeOf(event);
    this.use();
  }

  private onMove(event: PointerEvent): void {
    const place = this.placeOf(event);
    const [x, y] = this.cursor;
    if (this.isDrawing && Math.hypot(place[0] - x, place[1] - y) >= NEAR) {
      this.cursor = place;
      this.use();
    }
  }

  private onKey(event: KeyboardEvent): void {
    const [x, y] = this.cursor;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-KEY_STEP, 0],
      ArrowRight: [KEY_STEP, 0],
      ArrowUp: [0, KEY_STEP],
      ArrowDown: [0, -KEY_STEP],
    };
    const move = moves[event.key];
    const within = (value: number): number => Math.min(1, Math.max(-1, value));
    if (move !== undefined) {
      this.cursor = [within(x + move[0]), within(y + move[1])];
      this.told = `x ${valueText(this.cursor[0])}, y ${valueText(this.cursor[1])}`;
    } else if (event.key === ' ') {
      this.use();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.removeNearest();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Draws or removes a point at the cursor. */
  private use(): void {
    if (this.tool === 'remove') {
      this.removeNearest();
      return;
    }
    if (this.count >= MOST_POINTS) {
      this.told = `A link carries ${MOST_POINTS} points; remove some to draw others.`;
      return;
    }
    const rounded = this.cursor.map((value) => Math.round(value * DIGITS) / DIGITS);
    this.change([...this.points, ...rounded, Number(this.tool)], `A point of class ${this.tool} was drawn.`);
  }

  private removeNearest(): void {
    const [x, y] = this.cursor;
    let [nearest, distance] = [-1, NEAR];
    for (let i = 0; i < this.count; i++) {
      const away = Math.hypot((this.points[3 * i] ?? 0) - x, (this.points[3 * i + 1] ?? 0) - y);
      if (away <= distance) {
        [nearest, distance] = [i, away];
      }
    }
    if (nearest >= 0) {
      this.change(
        this.points.filter((_, index) => Math.floor(index / 3) !== nearest),
        'A point was removed.',
      );
    } else {
      this.told = 'There is no point at the cross.';
    }
  }

  private onChosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    void this.readFile(input.files?.[0]);
    // so that the same file can be chosen again
    input.value = '';
  }

  private onDrop(event: DragEvent): void {
    event.preventDefault();
    void this.readFile(event.dataTransfer?.files[0]);
  }

  private async readFile(file: File | undefined): Promise<void> {
    if (file !== undefined) {
      this.read(await file.text());
    }
  }

  private onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text') ?? '';
    if (text !== '') {
      event.preventDefault();
      (event.target as HTMLTextAreaElement).value = text;
      this.read(text);
    }
  }

  private onTyped(event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    if (text.trim() !== '') {
      this.read(text);
    }
  }

  private read(text: string): void {
    const read = readPoints(text);
    if ('refused' in read) {
      this.told = read.refused;
    } else {
      this.change(read.points, read.told);
    }
  }

  private change(points: readonly number[], told: string): void {
    this.points = points;
    this.told = told;
    this.dispatchEvent(new CustomEvent('points-change', { detail: points }));
  }
}
