import { html, nothing, type TemplateResult } from 'lit';
import type { FigureData } from '../lib/api-types';
import { specNumber } from '../lib/specs';
import { kindOf, type NamedLink } from './figure-kind';
import { PRESETS, SET_BY_PRESET } from './presets';

/** Returns links to the files that a figure can be downloaded as. */
export function downloadsOf(data: FigureData, target: string): TemplateResult {
  const file = (suffix: string, name: string, what: string): TemplateResult =>
    html`<li><a href="${data.url}${suffix}" target=${target} download>${name}</a> ${what}</li>`;
  return html`
    <ul class="files">
      ${file('.png', 'PNG', 'the pictures')} ${file('.png?scale=2', 'PNG 2×', 'enlarged')}
      ${file('.png?transparent=1', 'PNG, transparent', 'without a ground')}
      ${data.layout.form === 'frames' ? file('.gif', 'GIF', 'the pictures, one after another') : nothing}
      ${file('.svg', 'SVG', 'with labels and caption as text')}
      ${file('.html', 'HTML', 'one file that needs no server')}
      ${file('.zip', 'Article', 'a folder for any web site, which needs no server')}
      ${file('.json', 'JSON', 'spec and data')}
      ${(data.result?.tables ?? []).map((table) => file(`.csv?table=${table}`, 'CSV', `the table of ${table}`))}
      ${file('.bib', 'BibTeX', 'the figure and what it builds on')}
    </ul>
  `;
}

/** Returns links to the files of a figure that lie beside the page. */
export function articleFiles(files: string, target: string): TemplateResult {
  return html`
    <ul class="files">
      <li><a href="${files}.png" target=${target} download>PNG</a> the pictures</li>
      <li><a href="${files}.bib" target=${target} download>BibTeX</a> the figure and what it builds on</li>
    </ul>
  `;
}

/** Returns the readable link of the same figure with another seed. */
export function withSeed(readableUrl: string, seed: number): string {
  return withParameters(readableUrl, { seed: String(seed) });
}

/** Returns the readable link of the same figure with another preset and that preset's defaults. */
export function withPreset(readableUrl: string, preset: string): string {
  return withParameters(readableUrl, { preset, ...Object.fromEntries(SET_BY_PRESET.map((name) => [name, undefined])) });
}

/** Returns a readable link with other values of some parameters; those with the value `undefined` are removed. */
export function withParameters(readableUrl: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const [path = '', query = ''] = readableUrl.split('?');
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) {
      params.delete(name);
    } else {
      params.set(name, value);
    }
  }
  return `${path}?${params.toString()}`;
}

/** Returns links to the same figure made in another way. */
export function variationsOf(data: FigureData, target: string): TemplateResult {
  const { readableUrl } = data;
  const [, query = ''] = readableUrl.split('?');
  const maker = `${readableUrl.slice(0, readableUrl.indexOf('/figure?'))}/figures/new?${query}`;
  const links: readonly NamedLink[] = [
    ...(kindOf(data.spec).variations?.(data) ?? []),
    ...otherSeeds(data),
    ...(kindOf(data.spec).isOptimized?.(data.spec) === false ? [] : otherPresets(readableUrl, query)),
    { name: 'Change anything …', url: maker },
  ];
  return html`
    <ul class="variations">
      ${links.map(({ name, url }) => html`<li><a href=${url} target=${target}>${name}</a></li>`)}
    </ul>
  `;
}

function otherSeeds({ spec, readableUrl }: FigureData): readonly NamedLink[] {
  if (!('seed' in spec) || kindOf(spec).dependsOnSeed?.(spec) === false) {
    return [];
  }
  const seed = specNumber(spec, 'seed', 0);
  return [seed - 1, seed + 1]
    .filter((other) => other >= 0)
    .map((other) => ({ name: `Seed ${other}`, url: withSeed(readableUrl, other) }));
}

/** Figures whose rows have settings of their own have no preset. */
function otherPresets(readableUrl: string, query: string): readonly NamedLink[] {
  const preset = new URLSearchParams(query).get('preset');
  return preset === null
    ? []
    : PRESETS.filter((name) => name !== preset).map((name) => ({
        name: `Preset ${name}`,
        url: withPreset(readableUrl, name),
      }));
}
