import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData, FigureImage } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { countText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { creditLine } from '../../figure/credits';
import { pictureAt } from '../../figure/picture-tile';
import sheet from './diversity-figure.css?inline';
import type { DiversityResult, DrivingPhotograph } from './result';

/**
 * Several optima of one unit above the photographs that excite it most, each beside the part that the unit sees where
 * it is most active. Fires `picture-focus` with the index of the optimum in focus, or -1.
 */
@customElement('diversity-figure')
export class DiversityFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** The `target` of links. */
  @property() target = '_self';
  /** The index of the photograph under the pointer, or -1. */
  @state() private marked = -1;

  override render(): TemplateResult | typeof nothing {
    const result = this.figure?.result;
    if (result?.data === undefined) {
      return nothing;
    }
    const data = result.data as DiversityResult;
    const { images } = result;
    return html`
      <ol
        class="optima"
        aria-label="Optima"
        ${cssProperties({ '--columns': columnsOf(data.optima) })}
        @focusin=${this.onEnter}
        @focusout=${() => this.fireFocus(-1)}
        @pointerover=${this.onEnter}
        @pointerleave=${() => this.fireFocus(-1)}
      >
        ${images.slice(0, data.optima).map(
          (image, index) =>
            html`<li data-index=${index} tabindex="0">
              <img src=${image.url} alt="Optimum ${index + 1}" decoding="async" />
            </li>`,
        )}
      </ol>
      ${data.photographs === undefined || data.set === undefined ? nothing : this.driving(data, data.photographs, images)}
    `;
  }

  private driving(
    data: DiversityResult,
    photographs: readonly DrivingPhotograph[],
    images: readonly FigureImage[],
  ): TemplateResult {
    const { name = '', photographs: count = 0, skippedInAll = 0 } = data.set ?? {};
    const skipped = skippedInAll === 0 ? '' : `; ${countText(skippedInAll, 'file')} could not be read`;
    return html`
      <p class="name" id="driving">Photographs that excite it most</p>
      <ol class="photographs" aria-labelledby="driving">
        ${photographs.map((photograph, index) => this.photograph(photograph, index, images))}
      </ol>
      <p class="told">
        By the mean of the unit’s map, of the ${countText(count, 'photograph')} of the set ${name}${skipped}.
        ${
          photographs.some(({ crop }) => crop !== undefined)
            ? 'The frame is what the unit sees where it is most active, shown beside.'
            : 'The ring is where the unit is most active; it sees the whole.'
        }
      </p>
    `;
  }

  private photograph(photograph: DrivingPhotograph, index: number, images: readonly FigureImage[]): TemplateResult {
    const { name, picture, crop, activation, maximum, field, peak } = photograph;
    const title = photograph.title ?? name;
    const share = (part: number): string => `${(part * 100).toFixed(2)}%`;
    const box = {
      top: share(field.top),
      left: share(field.left),
      height: share(field.height),
      width: share(field.width),
    };
    const isMarked = index === this.marked;
    return html`<li
      @pointerenter=${() => (this.marked = index)}
      @pointerleave=${() => (this.marked = -1)}
      class=${isMarked ? 'marked' : ''}
    >
      <div class="pair">
        <span class="whole">
          <img src=${images[picture]?.url ?? ''} alt="The photograph ${title}" decoding="async" />
          ${
            crop === undefined
              ? html`<span class="peak" ${cssProperties({ top: share(peak.y), left: share(peak.x) })}></span>`
              : html`<span class="field" ${cssProperties(box)}></span>`
          }
        </span>
        ${
          crop === undefined
            ? nothing
            : html`<img src=${images[crop]?.url ?? ''} alt="What the unit sees of ${title}" decoding="async" />`
        }
      </div>
      <p><b>${valueText(activation)}</b> ${title} <span class="most">at most ${valueText(maximum)}</span></p>
      ${this.credit(photograph)}
    </li>`;
  }

  private credit({
    title = '',
    credit,
    licence = '',
    source = '',
  }: DrivingPhotograph): TemplateResult | typeof nothing {
    return credit === undefined
      ? nothing
      : html`<p class="credit">${creditLine({ title, author: credit, licence, source }, this.target)}</p>`;
  }

  private onEnter(event: Event): void {
    this.fireFocus(pictureAt(event));
  }

  private fireFocus(index: number): void {
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
  }
}

/** Returns the number of columns on a wide page: 4 optima in one row, 8 as 4 by 2, 12 as 6 by 2. */
export function columnsOf(optima: number): number {
  return optima <= 6 ? optima : Math.ceil(optima / 2);
}
