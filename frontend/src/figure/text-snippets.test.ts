import { expect, it } from 'vitest';
import { jupyterSnippet, latexSnippet, markdownSnippet, quartoSnippet } from './text-snippets';

const DATA = {
  id: 'ab34'.repeat(16),
  title: 'A [unit]',
  caption: '50 % of a_b & {c} \\ d*',
  url: '/figures/ab',
  embedUrl: '/embed/ab',
  hash: '',
  readableUrl: '/figure?kind=another&unit=mixed4c%3A12',
  frames: [],
  frameHeight: 'calc(1px)',
  elementHeight: 'calc(1px)',
};
const BASE = 'https://example.org';

it('writes Markdown that links the picture and keeps signs of the caption as they are', () => {
  expect(markdownSnippet(DATA, BASE)).toBe(
    '[![A \\[unit\\]](https://example.org/figures/ab.png)](https://example.org/figures/ab)\n\n' +
      '*50 % of a\\_b & {c} \\\\ d\\**\n',
  );
});

it('writes LaTeX whose special signs are escaped, with the recipe as a link', () => {
  const latex = latexSnippet(DATA, BASE);
  expect(latex).toContain('\\includegraphics[width=\\linewidth]{ab34ab34ab34.png}');
  expect(latex).toContain('50 \\% of a\\_b \\& \\{c\\} \\textbackslash{} d*');
  expect(latex).toContain('\\href{https://example.org/figure?kind=another&unit=mixed4c\\%3A12}{Make it again.}');
});

it('writes a Quarto block for HTML and one for other formats', () => {
  const quarto = quartoSnippet(DATA, BASE, '<iframe></iframe>');
  expect(quarto).toContain('```{=html}\n<iframe></iframe>\n```');
  expect(quarto).toContain('](https://example.org/figures/ab.png)');
});

it('writes Python in which the frame is one literal', () => {
  expect(jupyterSnippet('<iframe title="a\nb">')).toContain('HTML("<iframe title=\\"a\\nb\\">")');
});
