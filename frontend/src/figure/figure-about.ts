import { html, nothing, type TemplateResult } from 'lit';
import type { FigureData } from '../lib/api-types';
import { factsOf, settingsOf } from './figure-facts';
import { downloadsOf, variationsOf } from './figure-options';

/**
 * Returns the links and details under a figure's caption.
 *
 * @param base the address of the figure's server
 * @param changed the link of the figure as the reader changed it, if so; the details would be those of the figure as it was
 */
export function aboutOf(data: FigureData, base: string, target: string, changed?: string): TemplateResult {
  if (changed !== undefined) {
    void loadLinks();
    return html`
      <div class="links changed">
        <figure-links .data=${data} .changed=${changed}></figure-links>
        <a href=${changed} target=${target}>Open it, with its files</a>
      </div>
    `;
  }
  const link = new URL(data.url, document.baseURI).href;
  const absolute = link.slice(0, -'/figures/'.length - data.id.length);
  return html`
    <p class="printed">${link}</p>
    <div class="links">
      <a href=${data.url} target=${target}>Link</a>
      ${data.result === undefined ? nothing : about('Download', downloadsOf(data, target))}
      ${about('Share', html`<figure-links .data=${data} .base=${absolute}></figure-links>`, loadLinks)}
      ${about('How it was made', factsOf(data, base))} ${about('All settings', settingsOf(data.spec))}
      ${about('Variations', variationsOf(data, target))}
    </div>
  `;
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
