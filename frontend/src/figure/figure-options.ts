import { html, nothing, type TemplateResult } from 'lit';
import type { FigureData } from '../lib/api';
import { specField } from '../lib/specs';

/** The names of the presets. */
const PRESETS = ['quick', 'lucid', 'article'];

/** What a readable link says of a preset beside its name; another preset has its own. */
const OF_PRESET = ['steps'];

/** The files that a figure can be had as. */
export function downloadsOf(data: FigureData, target: string): TemplateResult {
  const file = (suffix: string, name: string, what: string): TemplateResult =>
    html`<li><a href="${data.url}${suffix}" target=${target} download>${name}</a> ${what}</li>`;
  return html`
    <ul class="files">
      ${file('.png', 'PNG', 'the pictures')} ${file('.png?scale=2', 'PNG 2×', 'enlarged')}
      ${file('.png?transparent=1', 'PNG, transparent', 'without a ground')}
      ${data.layout.form === 'frames' ? file('.gif', 'GIF', 'the pictures, one after another') : nothing}
      ${file('.svg', 'SVG', 'with labels and caption as text')}
      ${file('.html', 'HTML', 'one file that needs no server')} ${file('.json', 'JSON', 'spec and data')}
      ${file('.bib', 'BibTeX', 'the figure and what it builds on')}
    </ul>
  `;
}

/** The readable link with another seed: the same figure, drawn anew. */
export function withSeed(readableUrl: string, seed: number): string {
  return changed(readableUrl, (query) => query.set('seed', String(seed)));
}

/** The readable link with another preset, and the number of steps that is usual there. */
export function withPreset(readableUrl: string, preset: string): string {
  return changed(readableUrl, (query) => {
    query.set('preset', preset);
    OF_PRESET.forEach((name) => query.delete(name));
  });
}

/** The readable link of another page of the same grid. */
export function withPage(readableUrl: string, page: number): string {
  return changed(readableUrl, (query) => query.set('page', String(page)));
}

/** The readable link of a grid from its first page on, with another value of one parameter. */
function fromTheFirst(readableUrl: string, name: string, value: string): string {
  return changed(readableUrl, (query) => {
    query.set(name, value);
    query.delete('page');
  });
}

function changed(readableUrl: string, change: (query: URLSearchParams) => void): string {
  const [path = '', query = ''] = readableUrl.split('?');
  const params = new URLSearchParams(query);
  change(params);
  return `${path}?${params.toString()}`;
}

/** The orders that a grid can have, and what each is called. */
const SORTS: readonly (readonly [string, string])[] = [
  ['index', 'In the layer’s order'],
  ['activation', 'By activation on a photograph'],
  ['similarity', 'By similarity'],
];

/** What of a unit can be made large, and what each is called. */
const OBJECTIVES: readonly (readonly [string, string])[] = [
  ['neuron', 'Neurons'],
  ['channel', 'Channels'],
  ['negative-channel', 'Negative channels'],
];

/** Links to the same figure made in another way. */
export function variationsOf(data: FigureData, target: string): TemplateResult {
  const seed = Number(data.spec['seed']);
  const [, query = ''] = data.readableUrl.split('?');
  // figures whose pictures differ in their settings have no preset
  const preset = new URLSearchParams(query).get('preset') ?? undefined;
  const maker = `${data.readableUrl.slice(0, data.readableUrl.indexOf('/figure?'))}/figures/new?${query}`;
  const link = (name: string, url: string): TemplateResult => html`<li><a href=${url} target=${target}>${name}</a></li>`;
  const others = (name: string, values: typeof SORTS, usual: string): readonly TemplateResult[] =>
    values
      .filter(([value]) => value !== (specField(data.spec, name) || usual))
      .map(([value, words]) => link(words, fromTheFirst(data.readableUrl, name, value)));
  return html`
    <ul class="variations">
      ${data.kind === 'grid' ? [...others('sort', SORTS, 'index'), ...others('objective', OBJECTIVES, 'channel')] : nothing}
      ${seed > 0 ? link(`Seed ${seed - 1}`, withSeed(data.readableUrl, seed - 1)) : nothing}
      ${link(`Seed ${seed + 1}`, withSeed(data.readableUrl, seed + 1))}
      ${(preset === undefined ? [] : PRESETS.filter((name) => name !== preset)).map((name) => link(`Preset ${name}`, withPreset(data.readableUrl, name)))}
      ${link('Change anything …', maker)}
    </ul>
  `;
}
