import { html, nothing, type TemplateResult } from 'lit';
import type { FigureData } from '../lib/api-types';
import { serverOfFigure } from '../lib/servers';
import type { ChangedFigure } from './changed-figure';
import { factsOf, settingsOf } from './figure-facts';
import { articleFiles, downloadsOf, variationsOf } from './figure-options';

/**
 * Returns the links and details under a figure's caption. Those that lead to the figure's server are left out if it is not known.
 *
 * @param files the address of the figure's files without their endings, if they lie beside the page
 * @param changes what the reader has changed; if the figure has another link, the details would be those of the figure as it was
 * @param button stands after the links
 */
export function aboutOf(
  data: FigureData,
  target: string,
  files: string | undefined,
  { url, hash }: Pick<ChangedFigure, 'url' | 'hash'>,
  button: TemplateResult | typeof nothing,
): TemplateResult {
  if (url !== undefined) {
    void loadLinks();
    const changed = url + hash;
    return html`
      <div class="links changed">
        <figure-links .data=${data} .changed=${changed}></figure-links>
        <a href=${changed} target=${target}>Open it, with its files</a> ${button}
      </div>
    `;
  }
  const server = serverOfFigure(data);
  const downloads = files === undefined ? downloadsOf(data, target) : articleFiles(files, target);
  if (server === undefined) {
    return html`
      ${printed(data, files?.startsWith('http') === true ? `${files}.png` : '')}
      <div class="links">${about('Download', downloads)} ${madeOf(data)} ${button}</div>
    `;
  }
  const absolute = new URL(server === '' ? location.origin : server).href.replace(/\/$/, '');
  return html`
    ${printed(data, new URL(data.url, document.baseURI).href + hash)}
    <div class="links">
      <a href=${data.url + hash} target=${target}>Link</a>
      ${data.result === undefined ? nothing : about('Download', downloads)}
      ${about('Share', html`<figure-links .data=${data} .base=${absolute} .hash=${hash}></figure-links>`, loadLinks)}
      ${madeOf(data)} ${about('Variations', variationsOf(data, target))} ${button}
    </div>
  `;
}

/** Returns how the figure is cited, which is printed in place of the links. */
function printed({ title, createdAt }: FigureData, link: string): TemplateResult {
  return html`<p class="printed">${title}. Figure made with Featurescope, ${createdAt.slice(0, 4)}. ${link}</p>`;
}

function madeOf(data: FigureData): TemplateResult {
  return html`${about('How it was made', factsOf(data))} ${about('All settings', settingsOf(data.spec))}`;
}

/** Loads the element that has the links and the texts to copy, which few readers open. */
function loadLinks(): Promise<unknown> {
  return import('./figure-links');
}

function about(name: string, what: TemplateResult, onOpen?: () => unknown): TemplateResult {
  return html`<details name="about" @toggle=${onOpen}>
    <summary>${name}</summary>
    ${what}
  </details>`;
}
