import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { FigureData, FigureImage } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { countText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { creditText } from '../../figure/credits';
import { pictureAt } from '../../figure/picture-tile';
import sheet from './spectrum-figure.css?inline';
import type { SpectrumResult } from './result';

const GROUPS = [
  'Optimized minimum',
  'Bottom',
  'Below the middle',
  'Above the middle',
  'Top',
  'Optimized maximum',
] as const;

const HEIGHT = 140;
const BASE = 92;
const TOP = 8;
/** The width on either side of the axis for activations outside the range of the photographs, pixels. */
const OUTSIDE = 44;

/**
 * Returns the mapping from activations to an axis `width` pixels wide. Those in the range of the photographs are to
 * scale; the others lie beyond a break.
 */
export function axisOf(
  data: SpectrumResult,
  width: number,
): (activation: number) => { readonly x: number; readonly isOutside: boolean } {
  const scale = scaleOf(data, width);
  const [least, most] = scale.domain() as [number, number];
  return (activation) => {
    if (activation < least) {
      return { x: OUTSIDE / 3, isOutside: true };
    }
    return activation > most ? { x: width - OUTSIDE / 3, isOutside: true } : { x: scale(activation), isOutside: false };
  };
}

function scaleOf({ histogram: { least, most } }: SpectrumResult, width: number): ScaleLinear<number, number> {
  return scaleLinear(most > least ? [least, most] : [least - 0.5, most + 0.5], [OUTSIDE, width - OUTSIDE]);
}

/**
 * One unit from its optimized minimum over photographs to its optimized maximum, above an axis of its activation with
 * the distribution over all photographs of the set. The picture in focus or under the pointer is marked on the axis.
 * Fires `picture-focus` with its index, or -1.
 */
@customElement('spectrum-figure')
export class SpectrumFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  @state() private marked = -1;
  @state() private width = 640;
  private resizing: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing = new ResizeObserver(
      ([entry]) => (this.width = Math.max(240, Math.round(entry?.contentRect.width ?? 640))),
    );
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('figure')) {
      this.marked = -1;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const result = this.figure?.result;
    if (result?.data === undefined) {
      return nothing;
    }
    const data = result.data as SpectrumResult;
    return html`
      <ol
        class="groups"
        @focusin=${this.onEnter}
        @focusout=${() => this.fireFocus(-1)}
        @pointerover=${this.onEnter}
        @pointerleave=${() => this.fireFocus(-1)}
      >
        ${GROUPS.map((name, group) => this.group(name, group, data, result.images))}
      </ol>
      ${this.axis(data)}
      <p class="told">${this.status(data, result.images)}${this.author(result.images)}</p>
    `;
  }

  private group(name: string, group: number, data: SpectrumResult, images: readonly FigureImage[]): TemplateResult {
    const members = images
      .map((image, index) => ({ image, index, item: data.items[index] }))
      .filter(({ item }) => item?.group === group);
    const isOptimized = group === 0 || group === GROUPS.length - 1;
    return html`<li
      class=${isOptimized ? 'optimized' : 'photographs'}
      ${cssProperties({ '--columns': Math.ceil(Math.sqrt(members.length)) })}
    >
      <span class="name">${name}</span>
      <div class="members">
        ${members.map(
          ({ image, index, item }) =>
            html`<img
              src=${image.url}
              data-index=${index}
              tabindex="0"
              decoding="async"
              class=${index === this.marked ? 'marked' : ''}
              alt="${isOptimized ? name : `The photograph ${nameOf(image)}`}, activation ${valueText(item?.activation ?? 0)}"
            />`,
        )}
      </div>
    </li>`;
  }

  private status(data: SpectrumResult, images: readonly FigureImage[]): string {
    const item = data.items[this.marked];
    const image = images[this.marked];
    if (item !== undefined && image !== undefined) {
      return `${nameOf(image)} · ${valueText(item.activation)}`;
    }
    const { name, photographs, skippedInAll } = data.set;
    const skipped = skippedInAll === 0 ? '' : `; ${countText(skippedInAll, 'file')} could not be read`;
    return `The bars count the ${countText(photographs, 'photograph')} of the set ${name}${skipped}.`;
  }

  /** The author of the marked photograph. */
  private author(images: readonly FigureImage[]): TemplateResult | typeof nothing {
    const credit = images[this.marked]?.credit;
    return credit === undefined ? nothing : html`<span class="credit">${creditText(credit)}</span>`;
  }

  private axis(data: SpectrumResult): TemplateResult {
    const { width } = this;
    const scale = scaleOf(data, width);
    const place = axisOf(data, width);
    const { least, most, counts } = data.histogram;
    const description = `The mean activation of ${countText(data.set.photographs, 'photograph')}, from ${valueText(least)} to ${valueText(most)}`;
    return html`
      <svg viewBox="0 0 ${width} ${HEIGHT}" height=${HEIGHT} role="img" aria-label=${description}>
        ${bars(counts, most > least ? (scale.range() as [number, number]) : [scale(least) - 4, scale(least) + 4])}
        <line class="axis" x1=${OUTSIDE - 8} x2=${width - OUTSIDE + 8} y1=${BASE} y2=${BASE}></line>
        ${scale.ticks(Math.max(2, Math.floor(width / 110))).map(
          (tick) => svg`
          <line class="axis" x1=${scale(tick)} x2=${scale(tick)} y1=${BASE} y2=${BASE + 4}></line>
          <text x=${scale(tick)} y=${BASE + 26} text-anchor="middle">${valueText(tick)}</text>`,
        )}
        ${data.items.map((item, index) => this.dot(item, index, place, data.items.length))}
        <text x=${width / 2} y=${HEIGHT - 2} text-anchor="middle">mean activation of the unit’s map</text>
      </svg>
    `;
  }

  private dot(
    item: SpectrumResult['items'][number],
    index: number,
    place: ReturnType<typeof axisOf>,
    count: number,
  ): TemplateResult {
    const { x, isOutside } = place(item.activation);
    const isOptimized = index === 0 || index === count - 1;
    const edge = x < this.width / 2 ? OUTSIDE - 12 : this.width - OUTSIDE + 12;
    return svg`
      <g class="dot ${isOptimized ? 'optimized' : ''} ${index === this.marked ? 'marked' : ''}">
        ${
          isOutside
            ? svg`
          <line class="break" x1=${edge - 3} x2=${edge + 3} y1=${BASE + 5} y2=${BASE - 5}></line>
          <text x=${x < edge ? 0 : this.width} y=${BASE + 26} text-anchor=${x < edge ? 'start' : 'end'}>${valueText(item.activation)}</text>`
            : nothing
        }
        <circle cx=${x} cy=${BASE} r=${index === this.marked ? 6 : isOptimized ? 4.5 : 3}></circle>
      </g>`;
  }

  private onEnter(event: Event): void {
    this.fireFocus(pictureAt(event));
  }

  private fireFocus(index: number): void {
    this.marked = index;
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
  }
}

/** Returns what a photograph shows, if that is known, else the name of its file. */
function nameOf({ credit, label }: FigureImage): string {
  return credit?.title ?? label;
}

function bars(counts: readonly number[], [from, to]: readonly [number, number]): TemplateResult[] {
  const most = Math.max(1, ...counts);
  const step = (to - from) / counts.length;
  return counts.map((count, bin) => {
    const height = ((BASE - TOP) * count) / most;
    return svg`<rect class="bar" x=${from + bin * step} y=${BASE - height} width=${Math.max(1, step - 1)} height=${height}></rect>`;
  });
}
