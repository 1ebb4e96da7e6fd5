import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { PURPLE_ORANGE, divergingColor, divergingGradient } from '../../lib/diverging-colors';
import { nextCell } from '../../lib/grid-navigation';
import { percentText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { creditLine } from '../../figure/credits';
import sheet from './occlusion-figure.css?inline';
import type { OcclusionResult } from './result';

/** Returns the largest change of the activation at any place, up or down. */
export function largestChange(falls: readonly (readonly number[])[]): number {
  return Math.max(0, ...falls.flat().map(Math.abs));
}

/**
 * Returns the colour of a change, safe for colour-blind eyes: orange where the activation falls, purple where it rises, white where
 * it stays.
 *
 * @param share from -1, it rises most, to 1, it falls most
 */
export function changeColor(share: number): string {
  return `rgb(${divergingColor(PURPLE_ORANGE, share).join(', ')})`;
}

/** Returns what the activation does with the square at a place, as a sentence. */
export function changeText(activation: number, fall: number): string {
  const covered = activation - fall;
  const share = percentText(Math.abs(fall / activation));
  if (fall === 0) {
    return `With the square here the activation stays ${valueText(activation)}.`;
  }
  return `With the square here the activation ${fall > 0 ? 'falls' : 'rises'} from ${valueText(activation)} to ${valueText(covered)}, by ${share}.`;
}

/**
 * A photograph beside the map of how much the activation of a unit falls with a grey square at each place. The square of the place
 * that has the focus or the pointer lies on the photograph.
 */
@customElement('occlusion-figure')
export class OcclusionFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** The `target` of links. */
  @property() target = '_self';
  /** The index of the place whose square is shown, or -1. */
  @state() private marked = -1;
  @state() private active = 0;

  override render(): TemplateResult | typeof nothing {
    const result = this.figure?.result;
    if (result?.data === undefined) {
      return nothing;
    }
    const data = result.data as OcclusionResult;
    const places = data.falls.length;
    const largest = largestChange(data.falls);
    return html`
      <div class="stage">
        <div class="photograph">
          <img src=${result.images[0]?.url ?? ''} alt="The photograph ${data.credit.title}" decoding="async" />
          ${this.marked < 0 ? nothing : this.square(data, places)}
        </div>
        <div
          class="map"
          role="grid"
          aria-label="Fall of the activation at each place of the square"
          ${cssProperties({ '--places': places })}
          @keydown=${(event: KeyboardEvent) => this.onKey(event, places)}
          @focusin=${this.onFocus}
          @focusout=${() => (this.marked = -1)}
          @pointerover=${(event: Event) => (this.marked = placeOf(event))}
          @pointerleave=${() => (this.marked = -1)}
        >
          ${data.falls.map(
            (row, y) =>
              html`<div role="row">${row.map((fall, x) => this.place(data, fall, largest, y * places + x))}</div>`,
          )}
        </div>
      </div>
      <div class="below">
        <p class="credit">${data.credit.title}. ${creditLine(data.credit, this.target)}</p>
        ${this.scale(largest)}
      </div>
      <p class="reading">${this.reading(data, places)}</p>
    `;
  }

  private place(data: OcclusionResult, fall: number, largest: number, index: number): TemplateResult {
    return html`<span
      role="gridcell"
      data-index=${index}
      tabindex=${index === this.active ? 0 : -1}
      class=${index === this.marked ? 'marked' : ''}
      ${cssProperties({ background: changeColor(largest === 0 ? 0 : fall / largest) })}
      aria-label=${changeText(data.activation, fall)}
    ></span>`;
  }

  /** The square of the marked place on the photograph. */
  private square(data: OcclusionResult, places: number): TemplateResult {
    const { height, width } = data.side;
    const top = (Math.floor(this.marked / places) + 0.5) / places - height / 2;
    const left = ((this.marked % places) + 0.5) / places - width / 2;
    const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
    return html`<span
      class="square"
      ${cssProperties({ top: percent(top), left: percent(left), height: percent(height), width: percent(width) })}
    ></span>`;
  }

  private scale(largest: number): TemplateResult {
    return html`
      <div class="scale">
        <div class="bar" ${cssProperties({ background: divergingGradient(PURPLE_ORANGE) })}></div>
        <div class="ends">
          <span>rises by ${valueText(largest)}</span><span>0</span><span>falls by ${valueText(largest)}</span>
        </div>
      </div>
    `;
  }

  private reading(data: OcclusionResult, places: number): string {
    const fall = data.falls[Math.floor(this.marked / places)]?.[this.marked % places];
    return this.marked < 0 || fall === undefined
      ? `Activation ${valueText(data.activation)} with the whole photograph. Point at the map to move the square.`
      : changeText(data.activation, fall);
  }

  private onKey(event: KeyboardEvent, places: number): void {
    const next = nextCell(this.active, event.key, event.ctrlKey, { count: places * places, columns: places });
    if (next === undefined || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.active = next;
    this.renderRoot.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  }

  private onFocus(event: Event): void {
    this.marked = placeOf(event);
    this.active = Math.max(0, this.marked);
  }
}

function placeOf(event: Event): number {
  const index = (event.target as HTMLElement).dataset['index'];
  return index === undefined ? -1 : Number(index);
}
