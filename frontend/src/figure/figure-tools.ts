import { html, nothing, type TemplateResult } from 'lit';
import type { FigureData } from '../lib/api';
import { withPage, withSeed } from './figure-options';
import { combinationsOf } from './figure-picks';

/** What a `grid` figure has beside its pictures. */
export interface GridData {
  /** How many channels are on all pages. */
  readonly channels: number;
  readonly page: number;
  readonly pages: number;
}

/** What a reader can do with the pictures of some kinds, and how far that has come. */
export interface ToolState {
  /** Whether the reader is to say what the pictures are of. */
  readonly isBlind: boolean;
  readonly toggleBlind: () => void;
  /** The pictures that are picked, in the order of picking; nothing while none can be. */
  readonly picks: readonly number[] | undefined;
  readonly togglePicking: () => void;
  /** Whether other pages of a grid are led to from elsewhere. */
  readonly noPages: boolean;
  readonly target: string;
}

/** What one can do with the pictures of a finished figure, where its kind has something of the sort. */
export function toolsOf(data: FigureData | undefined, state: ToolState): TemplateResult | typeof nothing {
  if (data?.result === undefined) {
    return nothing;
  }
  switch (data.kind) {
    case 'directions':
      return html`
        <p class="tools">
          <button type="button" aria-pressed=${state.isBlind} @click=${state.toggleBlind}>Blind mode</button>
          <a href=${withSeed(data.readableUrl, Number(data.spec['seed']) + 1)} target=${state.target}>Next sample</a>
        </p>
      `;
    case 'grid':
      return html`${state.noPages ? nothing : pagesOf(data, state.target)} ${picksOf(data, state)}`;
    default:
      return nothing;
  }
}

/** Units are picked by pressing on their pictures; then links lead to what combines them. */
function picksOf(data: FigureData, { picks, togglePicking, target }: ToolState): TemplateResult | typeof nothing {
  if ((data.result?.images.length ?? 0) < 2) {
    return nothing;
  }
  const units = (picks ?? []).map((index) => data.result?.images[index]?.unit ?? '');
  return html`
    <p class="tools">
      <button type="button" aria-pressed=${picks !== undefined} @click=${togglePicking}>Pick units to combine</button>
      <span role="status">${picks === undefined ? '' : picks.length === 0 ? 'Press on pictures' : `${picks.length} picked`}</span>
      ${combinationsOf(data.readableUrl, units).map(({ name, url }) => html`<a href=${url} target=${target}>${name}</a>`)}
    </p>
  `;
}

/** Links to the pages before and after, where there are such. */
function pagesOf(data: FigureData, target: string): TemplateResult | typeof nothing {
  const grid = data.result?.data as GridData | undefined;
  if (grid === undefined || grid.pages < 2) {
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
