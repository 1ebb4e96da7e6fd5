import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { InlineFigure } from '../../figure/inline-figure';
import '../../figure/picture-grid';
import { combinationsOf } from '../../figure/unit-combinations';
import type { FigureData } from '../../lib/api-types';
import { withPage } from './grid-variations';
import { toggled } from './picks';
import type { GridResult } from './result';

/**
 * The channels of a layer, with links to the pages before and after. Units can be picked by pressing on their pictures; links then lead
 * to the figures that combine them.
 */
@customElement('grid-figure')
export class GridFigure extends InlineFigure {
  /** The picked pictures in the order of picking; `undefined` while none can be picked. */
  @state() private picks: readonly number[] | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) {
      return nothing;
    }
    const { data, target } = view;
    return html`
      <picture-grid
        class="pictures"
        .pictures=${view.pictures}
        .frame=${view.frame}
        .target=${target}
        label=${view.label}
        .picks=${this.picks}
        @picture-focus=${view.onFocus}
        @picture-pick=${this.onPick}
      ></picture-grid>
      ${view.noControls || view.noPages ? nothing : pageLinks(data, target)}
      ${view.noControls ? nothing : this.combining(data, target)}
    `;
  }

  private combining(data: FigureData | undefined, target: string): TemplateResult | typeof nothing {
    const images = data?.result?.images ?? [];
    if (data === undefined || images.length < 2 || data.readableUrl === '') {
      return nothing;
    }
    const { picks } = this;
    const units = (picks ?? []).map((index) => images[index]?.unit ?? '');
    return html`
      <p class="tools">
        <button type="button" aria-pressed=${picks !== undefined} @click=${this.toggle}>Pick units to combine</button>
        <span role="status"
          >${picks === undefined ? '' : picks.length === 0 ? 'Press on pictures' : `${picks.length} picked`}</span
        >
        ${combinationsOf(data.readableUrl, units).map(({ name, url }) => html`<a href=${url} target=${target}>${name}</a>`)}
      </p>
    `;
  }

  private toggle(): void {
    this.picks = this.picks === undefined ? [] : undefined;
  }

  private onPick(event: CustomEvent<number>): void {
    this.picks = toggled(this.picks, event.detail);
  }
}

function pageLinks(data: FigureData | undefined, target: string): TemplateResult | typeof nothing {
  const grid = data?.result?.data as GridResult | undefined;
  if (data === undefined || grid === undefined || grid.pages < 2 || data.readableUrl === '') {
    return nothing;
  }
  const link = (page: number, rel: string, name: string): TemplateResult | typeof nothing =>
    page < 1 || page > grid.pages
      ? nothing
      : html`<a href=${withPage(data.readableUrl, page)} rel=${rel} target=${target}>${name}</a>`;
  return html`
    <nav class="tools" aria-label="Pages of the grid">
      ${link(grid.page - 1, 'prev', '← Previous page')}
      <span>Page ${grid.page} of ${grid.pages}, ${grid.channels} channels</span>
      ${link(grid.page + 1, 'next', 'Next page →')}
    </nav>
  `;
}
