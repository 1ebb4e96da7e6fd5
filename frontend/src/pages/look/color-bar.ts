import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scaleLinear } from 'd3-scale';
import { gradient } from '../../lib/color-map';
import { cssProperties } from '../../lib/css-properties';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import sheet from './color-bar.css?inline';

/** The scale of the colours of maps: from 0 to a maximum, or to each channel's own maximum. */
@customElement('color-bar')
export class ColorBar extends LitElement {
  static override styles = styles(sheet);

  /** The activation of the brightest colour; `undefined` for each channel's own maximum. */
  @property({ attribute: false }) maximum: number | undefined;

  override render(): TemplateResult {
    const { maximum } = this;
    const most = maximum === undefined ? 'each channel’s maximum' : valueText(maximum);
    return html`
      <div
        class="bar"
        role="img"
        aria-label="Colours from 0, black, to ${most}, pale yellow"
        ${cssProperties({ background: gradient() })}
      ></div>
      <div class="ticks" aria-hidden="true">
        ${
          maximum === undefined
            ? html`<span ${cssProperties({ left: '0' })}>0</span><span class="end">its maximum</span>`
            : this.ticks(maximum)
        }
      </div>
    `;
  }

  private ticks(maximum: number): TemplateResult[] {
    const scale = scaleLinear([0, maximum || 1], [0, 100]);
    // no tick near the maximum, which has a label of its own
    const between = scale.ticks(3).filter((value) => value > 0 && scale(value) < 72);
    const tickText = scale.tickFormat(3);
    return [
      ...[0, ...between].map(
        (value) => html`<span ${cssProperties({ left: `${scale(value)}%` })}>${tickText(value)}</span>`,
      ),
      html`<span class="end">${valueText(maximum)}</span>`,
    ];
  }
}
