import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { creditLine } from '../../figure/credits';
import type { FigureImage } from '../../lib/api-types';
import { styles } from '../../lib/style';
import sheet from './photograph-pair.css?inline';

/** One of two photographs. */
export interface OneOfPair {
  readonly image: FigureImage | undefined;
  readonly name: string;
  /** The name of its class; empty if it has none. */
  readonly className: string;
}

/** Two photographs beside each other with their names, classes and credits. */
@customElement('photograph-pair')
export class PhotographPair extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) pair: readonly OneOfPair[] = [];
  /** The `target` of links. */
  @property() target = '_self';

  override render(): TemplateResult {
    return html`${this.pair.map(
      ({ image, name, className }) => html`
        <figure>
          <img src=${image?.url ?? ''} alt="The photograph ${name}" decoding="async" />
          <figcaption>
            <b>${name.slice(name.lastIndexOf('/') + 1)}</b>
            ${className === '' ? nothing : html`<span>${className}</span>`}
            ${image?.credit === undefined ? nothing : html`<span class="credit">${creditLine(image.credit, this.target)}</span>`}
          </figcaption>
        </figure>
      `,
    )}`;
  }
}
