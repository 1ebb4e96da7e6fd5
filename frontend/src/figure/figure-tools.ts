import { html, nothing, type TemplateResult } from 'lit';
import type { FigureData } from '../lib/api';
import { withPage, withSeed } from './figure-options';

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
      return state.noPages ? nothing : pagesOf(data, state.target);
    default:
      return nothing;
  }
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
