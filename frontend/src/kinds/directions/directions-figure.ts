import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { FigureView } from '../../figure/figure-kind';
import { withSeed } from '../../figure/figure-options';
import { InlineFigure } from '../../figure/inline-figure';
import { picturesByLayout } from '../../figure/pictures-by-layout';
import type { FigureData } from '../../lib/api-types';
import { specNumber } from '../../lib/specs';
import { switchChoice, ReaderView } from '../../figure/reader-view';
import './blind-test';

/**
 * Directions of the basis above random ones, as a matrix or, in blind mode, as a test. Fires `pictures-concealed` with whether the
 * names of the pictures are to be hidden.
 */
@customElement('directions-figure')
export class DirectionsFigure extends InlineFigure {
  @state() private isBlind = false;
  protected readonly reader = new ReaderView(this, () => this.view?.data?.result !== undefined, {
    blind: switchChoice(
      () => this.isBlind,
      (isOn) => isOn && this.toggle(),
    ),
  });

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) {
      return nothing;
    }
    const { data } = view;
    return html`${this.isBlind ? blindTest(view) : picturesByLayout(view)}
    ${view.noControls || data?.result === undefined ? nothing : this.tools(data, view.target)}`;
  }

  private tools(data: FigureData, target: string): TemplateResult {
    const next = withSeed(data.readableUrl, specNumber(data.spec, 'seed', 0) + 1);
    return html`
      <p class="tools">
        <button type="button" aria-pressed=${this.isBlind} @click=${this.toggle}>Blind mode</button>
        ${data.readableUrl === '' ? nothing : html`<a href=${next} target=${target}>Next sample</a>`}
      </p>
    `;
  }

  private toggle(): void {
    this.isBlind = !this.isBlind;
    this.dispatchEvent(new CustomEvent('pictures-concealed', { detail: this.isBlind, bubbles: true }));
  }
}

function blindTest({ data, pictures, target }: FigureView): TemplateResult {
  return html`<blind-test
    class="pictures"
    .pictures=${pictures}
    .layout=${data?.layout}
    .target=${target}
  ></blind-test>`;
}
