import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FigureData, FigureImage } from '../../lib/api-types';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { pictureAt } from '../../figure/picture-tile';
import sheet from './hidden-neuron-figure.css?inline';
import type { HiddenNeuronResult } from './result';

/** The number of optimized pictures, which come first. */
const OPTIMIZED = 2;

/**
 * The pictures that excite and suppress a neuron, above the digits that excite it most. Fires `picture-focus` with the index of
 * the optimized picture in focus, or -1.
 */
@customElement('hidden-neuron-figure')
export class HiddenNeuronFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;

  override render(): TemplateResult | typeof nothing {
    const result = this.figure?.result;
    if (result?.data === undefined) {
      return nothing;
    }
    const { images } = result;
    const { digits } = result.data as HiddenNeuronResult;
    return html`
      <ol
        class="optima"
        aria-label="Optimized pictures"
        @focusin=${this.onEnter}
        @focusout=${() => this.fireFocus(-1)}
        @pointerover=${this.onEnter}
        @pointerleave=${() => this.fireFocus(-1)}
      >
        ${images.slice(0, OPTIMIZED).map(
          (image, index) =>
            html`<li data-index=${index} tabindex="0">
              ${picture(image, `A picture that ${image.label}`)}
              <p>${image.label}</p>
            </li>`,
        )}
      </ol>
      <p class="name" id="digits">Digits that excite it most, with its sums</p>
      <ol class="digits" aria-labelledby="digits">
        ${digits.map(({ digit, sum }, index) => {
          const image = images[OPTIMIZED + index];
          return image === undefined
            ? nothing
            : html`<li>
                ${picture(image, `a ${digit}`)}
                <p>${valueText(sum)}</p>
              </li>`;
        })}
      </ol>
    `;
  }

  private onEnter(event: Event): void {
    this.fireFocus(pictureAt(event));
  }

  private fireFocus(index: number): void {
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
  }
}

function picture({ url }: FigureImage, name: string): TemplateResult {
  return html`<img src=${url} alt=${name} decoding="async" />`;
}
