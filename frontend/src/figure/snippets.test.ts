import { expect, it } from 'vitest';
import { elementSnippet, frameSnippet } from './snippets';

const DATA = {
  title: 'A "b" <c> & d',
  caption: '</a><script>alert(1)</script>"',
  url: '/figures/ab',
  embedUrl: '/embed/ab',
  hash: '',
  frames: [
    { width: 320, height: 900 },
    { width: 520, height: 500 },
  ],
  frameHeight: 'calc(500px + clamp(0px, (520px - 100%) * 999, 400px))',
  elementHeight: 'calc(450px)',
};

/** Parses a snippet with its frame renamed, so that the test's document does not load it. */
function parsed(snippet: string): Document {
  return new DOMParser().parseFromString(snippet.replaceAll('iframe', 'x-frame'), 'text/html');
}

it('writes a frame with a title and a picture as fallback', () => {
  const snippet = frameSnippet(DATA, 'https://example.org');
  const frame = parsed(snippet).querySelector('x-frame');
  expect(frame?.getAttribute('src')).toBe('https://example.org/embed/ab');
  expect(frame?.getAttribute('title')).toBe(DATA.title);
  expect(frame?.getAttribute('height')).toBe('500');
  expect(frame?.parentElement?.getAttribute('style')).toContain(
    'padding-top:calc(500px + clamp(0px, (520px - 100%) * 999, 400px))',
  );
  expect(frame?.querySelector('img')?.getAttribute('src')).toBe('https://example.org/figures/ab.png');
  expect(frame?.querySelector('img')?.getAttribute('alt')).toBe(DATA.caption);
});

it('writes an element with its script and a picture as fallback', () => {
  const document = parsed(elementSnippet(DATA, 'https://example.org'));
  const element = document.querySelector('feature-figure');
  expect(document.querySelectorAll('script')).toHaveLength(1);
  expect(document.querySelector('script')?.getAttribute('src')).toBe('https://example.org/embed.js');
  expect(element?.getAttributeNames()).toEqual(['src']);
  expect(element?.querySelector('img')?.getAttribute('alt')).toBe(DATA.caption);
  expect(element?.querySelector('a')?.getAttribute('style')).toContain('padding-top:calc(450px)');
});

it('writes every option into both frame and element', () => {
  const switches = { caption: false, controls: false, autoplay: false, theme: 'dark' } as const;
  const frame = parsed(frameSnippet(DATA, '', switches)).querySelector('x-frame');
  expect(frame?.getAttribute('src')).toBe('/embed/ab?caption=0&controls=0&autoplay=0&theme=dark');
  const element = parsed(elementSnippet(DATA, '', switches)).querySelector('feature-figure');
  expect(element?.getAttributeNames()).toEqual(['src', 'no-caption', 'no-controls', 'no-autoplay', 'theme']);
});
