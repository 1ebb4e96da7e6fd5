import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClassScore } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { styles } from '../../lib/style';
import sheet from './class-bars.css?inline';

/** The most probable classes, each with its probability as a bar. */
@customElement('class-bars')
export class ClassBars extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) classes: readonly ClassScore[] = [];

  override render(): TemplateResult {
    return html`
      <ol>
        ${this.classes.map(
          ({ label, probability }) =>
            html`<li>
              <span class="label">${label}</span>
              <span class="track" aria-hidden="true"
                ><span ${cssProperties({ width: `${100 * probability}%` })}></span
              ></span>
              <span class="number">${(100 * probability).toFixed(1)} %</span>
            </li>`,
        )}
      </ol>
    `;
  }
}
