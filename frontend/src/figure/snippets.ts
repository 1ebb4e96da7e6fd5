import type { FigureData, FrameSize } from '../lib/api-types';

/** The options of an embedded figure. */
export interface EmbedSwitches {
  readonly caption: boolean;
  readonly controls: boolean;
  readonly autoplay: boolean;
  readonly theme: 'light' | 'dark' | '';
}

export const ALL_ON: EmbedSwitches = { caption: true, controls: true, autoplay: true, theme: '' };

/** The fields of a figure that snippets use. */
export type EmbeddedFigure = Pick<
  FigureData,
  'title' | 'caption' | 'url' | 'embedUrl' | 'frames' | 'frameHeight' | 'elementHeight'
> & {
  /** What the reader has chosen in the figure, as links end with it. */
  readonly hash: string;
};

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

/** Returns the permanent link of what the reader sees, for an attribute. */
function linkOf(data: EmbeddedFigure, base: string): string {
  return escaped(`${base}${data.url}${data.hash}`);
}

const FLAGS = ['caption', 'controls', 'autoplay'] as const;

/** The width of a frame where the page leaves it the space, pixels. */
const WIDTH = 680;
const FILLED = 'position:absolute;inset:0;width:100%;height:100%;border:0';

/** Returns the height of a frame of a width. */
function heightAt(frames: readonly FrameSize[], width: number): number {
  return (frames.filter((frame) => frame.width <= width).at(-1) ?? frames[0])?.height ?? 0;
}

/**
 * Returns the HTML of a frame that shows a figure, with the figure's picture as fallback. The box around it has the height that
 * the figure needs at the width that the page gives it.
 *
 * @param base the address of the server
 */
export function frameSnippet(data: EmbeddedFigure, base: string, switches: EmbedSwitches = ALL_ON): string {
  const query = FLAGS.filter((name) => !switches[name]).map((name) => `${name}=0`);
  if (switches.theme !== '') {
    query.push(`theme=${switches.theme}`);
  }
  const src = escaped(`${base}${data.embedUrl}${query.length === 0 ? '' : `?${query.join('&')}`}${data.hash}`);
  return (
    `<div style="position:relative;max-width:${WIDTH}px;padding-top:${data.frameHeight}">` +
    `<iframe src="${src}" title="${escaped(data.title)}" width="${WIDTH}" height="${heightAt(data.frames, WIDTH)}" ` +
    `loading="lazy" allow="fullscreen" style="${FILLED}">${imageSnippet(data, base)}</iframe></div>`
  );
}

/**
 * Returns the HTML of a script and an element that show a figure, with the figure's picture as fallback, which takes the space
 * of the figure until that is there.
 *
 * @param base the address of the server
 */
export function elementSnippet(data: EmbeddedFigure, base: string, switches: EmbedSwitches = ALL_ON): string {
  const off = FLAGS.filter((name) => !switches[name]).map((name) => ` no-${name}`);
  const theme = switches.theme === '' ? '' : ` theme="${switches.theme}"`;
  return (
    `<script type="module" src="${base}/embed.js"></script>\n` +
    `<feature-figure src="${linkOf(data, base)}"${off.join('')}${theme}>${space(data, base)}</feature-figure>`
  );
}

function space(data: EmbeddedFigure, base: string): string {
  return (
    `<a href="${linkOf(data, base)}" style="display:block;position:relative;padding-top:${data.elementHeight}">` +
    `<img src="${base}${data.url}.png" alt="${escaped(data.caption)}" style="${FILLED};object-fit:contain;object-position:top"></a>`
  );
}

/**
 * Returns the HTML of the figure's picture, which links to the figure.
 *
 * @param base the address of the server
 */
export function imageSnippet(data: EmbeddedFigure, base: string): string {
  return `<a href="${linkOf(data, base)}"><img src="${base}${data.url}.png" alt="${escaped(data.caption)}" style="max-width:100%"></a>`;
}
