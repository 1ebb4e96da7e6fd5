import type { FigureData } from '../lib/api-types';

/** The options of an embedded figure. */
export interface EmbedSwitches {
  readonly caption: boolean;
  readonly controls: boolean;
  readonly autoplay: boolean;
  readonly theme: 'light' | 'dark' | '';
}

export const ALL_ON: EmbedSwitches = { caption: true, controls: true, autoplay: true, theme: '' };

/** The fields of a figure that snippets use. */
export type EmbeddedFigure = Pick<FigureData, 'title' | 'caption' | 'url' | 'embedUrl' | 'frame'>;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

const FLAGS = ['caption', 'controls', 'autoplay'] as const;

/**
 * Returns the HTML of a frame that shows a figure, with the figure's picture as fallback.
 *
 * @param base the address of the server
 */
export function frameSnippet(data: EmbeddedFigure, base: string, switches: EmbedSwitches = ALL_ON): string {
  const query = FLAGS.filter((name) => !switches[name]).map((name) => `${name}=0`);
  if (switches.theme !== '') {
    query.push(`theme=${switches.theme}`);
  }
  const src = escaped(`${base}${data.embedUrl}${query.length === 0 ? '' : `?${query.join('&')}`}`);
  const { width, height } = data.frame;
  return (
    `<iframe src="${src}" title="${escaped(data.title)}" width="${width}" height="${height}" ` +
    `loading="lazy" style="border:0;max-width:100%">${picture(data, base)}</iframe>`
  );
}

/**
 * Returns the HTML of a script and an element that show a figure, with the figure's picture as fallback.
 *
 * @param base the address of the server
 */
export function elementSnippet(data: EmbeddedFigure, base: string, switches: EmbedSwitches = ALL_ON): string {
  const off = FLAGS.filter((name) => !switches[name]).map((name) => ` no-${name}`);
  const theme = switches.theme === '' ? '' : ` theme="${switches.theme}"`;
  return (
    `<script type="module" src="${base}/embed.js"></script>\n` +
    `<feature-figure src="${base}${data.url}"${off.join('')}${theme}>${picture(data, base)}</feature-figure>`
  );
}

function picture(data: EmbeddedFigure, base: string): string {
  const link = `${base}${data.url}`;
  return `<a href="${link}"><img src="${link}.png" alt="${escaped(data.caption)}" style="max-width:100%"></a>`;
}
