import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { styles } from '../../lib/style';
import {
  WHOLE,
  between,
  changed,
  contains,
  isWhole,
  leastSize,
  moved,
  oppositeCorner,
  type Part,
  type Position,
} from './part';
import sheet from './part-chooser.css?inline';

/** How near to a corner the pointer takes hold of it, pixels. */
const REACH = 14;

const MOVES: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const FIELDS: readonly (keyof Part)[] = ['left', 'top', 'width', 'height'];

/**
 * A picture of which a part can be chosen: by dragging over the picture, by dragging the part or one of its corners, by
 * the keyboard, or by numbers. Fires `part-chosen` with the {@link Part}.
 */
@customElement('part-chooser')
export class PartChooser extends LitElement {
  static override styles = styles(sheet);

  /** The address of the picture. */
  @property() src = '';
  @property({ attribute: false }) chosenPart: Part = WHOLE;
  @state() private least = { width: 1, height: 1 };
  @state() private unreadable = '';
  /** Returns the part for a position to which the pointer is dragged. */
  private drag: ((to: Position) => Part | undefined) | undefined;

  override render(): TemplateResult {
    if (this.unreadable === this.src) {
      return html`<p>The browser cannot show this picture, so only the whole picture can be searched by.</p>`;
    }
    return html`
      <div
        class="picture"
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
        @pointerup=${() => (this.drag = undefined)}
        @pointercancel=${() => (this.drag = undefined)}
      >
        <img
          src=${this.src}
          alt="The chosen picture"
          draggable="false"
          @load=${this.onLoad}
          @error=${() => (this.unreadable = this.src)}
        />
        <div
          class="part"
          tabindex="0"
          role="group"
          aria-label="The part to search by. Arrow keys move it; with Shift they change its size."
          ${cssProperties(Object.fromEntries(FIELDS.map((field) => [field, `${this.chosenPart[field]}%`])))}
          @keydown=${this.onKey}
        >
          ${isWhole(this.chosenPart) ? nothing : html`<i></i><i></i><i></i><i></i>`}
        </div>
      </div>
      <fieldset>
        <legend>Drag over the picture to choose a part of it, or give it in per cent.</legend>
        ${FIELDS.map((field) => this.number(field))}
        <button type="button" ?disabled=${isWhole(this.chosenPart)} @click=${() => this.choose(WHOLE)}>
          Whole picture
        </button>
      </fieldset>
    `;
  }

  private number(field: keyof Part): TemplateResult {
    return html`<label>
      <span>${field}</span>
      <input
        type="number"
        min="0"
        max="100"
        .value=${String(this.chosenPart[field])}
        @change=${(event: Event) => this.onNumber(field, event.target as HTMLInputElement)}
      />
    </label>`;
  }

  private onNumber(field: keyof Part, input: HTMLInputElement): void {
    this.choose(changed(this.chosenPart, { [field]: input.valueAsNumber }, this.least));
    // also if the part stays as it was
    input.value = String(this.chosenPart[field]);
  }

  private onLoad(event: Event): void {
    const { naturalWidth, naturalHeight } = event.target as HTMLImageElement;
    this.least = leastSize({ width: naturalWidth, height: naturalHeight });
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0) {
      return;
    }
    const picture = event.currentTarget as HTMLElement;
    const { width, height } = picture.getBoundingClientRect();
    const part = this.chosenPart;
    const from = position(event);
    const opposite = oppositeCorner(part, from, { width: (100 * REACH) / width, height: (100 * REACH) / height });
    if (isWhole(part) || (opposite === undefined && !contains(part, from))) {
      this.drag = (to) => between(from, to, this.least);
    } else if (opposite !== undefined) {
      this.drag = (to) => between(opposite, to, this.least);
    } else {
      this.drag = (to) => moved(part, { x: to.x - from.x, y: to.y - from.y });
    }
    picture.setPointerCapture?.(event.pointerId);
    // the browser would select the picture and move the focus; only the focus is wanted, on the part
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('.part')?.focus({ preventScroll: true });
  }

  private onMove(event: PointerEvent): void {
    const part = this.drag?.(position(event));
    if (part !== undefined) {
      this.choose(part);
    }
  }

  private onKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (move === undefined) {
      return;
    }
    const { width, height } = this.chosenPart;
    this.choose(
      event.shiftKey
        ? changed(this.chosenPart, { width: width + move.x, height: height + move.y }, this.least)
        : moved(this.chosenPart, move),
    );
    event.preventDefault();
  }

  private choose(part: Part): void {
    this.chosenPart = part;
    this.dispatchEvent(new CustomEvent<Part>('part-chosen', { detail: part }));
  }
}

function position(event: PointerEvent): Position {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return { x: (100 * (event.clientX - box.left)) / box.width, y: (100 * (event.clientY - box.top)) / box.height };
}
