import type { EmbeddedFigure } from './snippets';

/** A figure, and what its file is called when it is downloaded. */
export type CitedFigure = EmbeddedFigure & { readonly id: string; readonly readableUrl: string };

function markdownText(text: string): string {
  return text.replace(/([\\`*_[\]<>])/g, '\\$1');
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function latexText(text: string): string {
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}

/** Escapes an address within `\href` and `\url`, where only these signs are special. */
function latexAddress(address: string): string {
  return address.replace(/[%#]/g, (sign) => `\\${sign}`);
}

/**
 * Returns Markdown of the figure's picture, which links to the figure, and its caption.
 *
 * @param base the address of the server
 */
export function markdownSnippet(data: CitedFigure, base: string): string {
  const link = `${base}${data.url}`;
  return `[![${markdownText(data.title)}](${link}.png)](${link}${data.hash})\n\n*${markdownText(data.caption)}*\n`;
}

/**
 * Returns LaTeX of the figure's picture, which the author downloads, with links to the figure and to its recipe; it needs the
 * packages graphicx and hyperref.
 *
 * @param base the address of the server
 */
export function latexSnippet(data: CitedFigure, base: string): string {
  const link = latexAddress(`${base}${data.url}${data.hash}`);
  const recipe = latexAddress(`${base}${data.readableUrl}${data.hash}`);
  return [
    '\\begin{figure}',
    '  \\centering',
    `  \\href{${link}}{\\includegraphics[width=\\linewidth]{${data.id.slice(0, 12)}.png}} % ${base}${data.url}.png`,
    `  \\caption{${latexText(data.caption)} \\href{${recipe}}{Make it again.}}`,
    '\\end{figure}',
    '',
  ].join('\n');
}

/**
 * Returns the source of a Quarto document: the frame in HTML, the picture elsewhere.
 *
 * @param frame the HTML of the frame
 */
export function quartoSnippet(data: CitedFigure, base: string, frame: string): string {
  return [
    '::: {.content-visible when-format="html"}',
    '```{=html}',
    frame,
    '```',
    ':::',
    '',
    '::: {.content-visible unless-format="html"}',
    `![${markdownText(data.caption)}](${base}${data.url}.png)`,
    ':::',
    '',
  ].join('\n');
}

/**
 * Returns Python that shows a frame in a Jupyter notebook.
 *
 * @param frame the HTML of the frame
 */
export function jupyterSnippet(frame: string): string {
  return `from IPython.display import HTML\n\nHTML(${JSON.stringify(frame)})\n`;
}
