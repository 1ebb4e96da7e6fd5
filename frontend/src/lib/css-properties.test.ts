import { html, render, svg, type TemplateResult } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cssProperties } from './css-properties';

let page: HTMLElement;

beforeEach(() => (page = document.createElement('main')));

afterEach(() => vi.restoreAllMocks());

function drawn(template: TemplateResult): HTMLElement {
  render(template, page);
  return page.firstElementChild as HTMLElement;
}

it('sets properties and variables, and removes those that are left out later', () => {
  const box = (properties: Record<string, string | number>): HTMLElement =>
    drawn(html`<div ${cssProperties(properties)}></div>`);
  const element = box({ width: '50%', '--columns': 4 });
  expect([element.style.width, element.style.getPropertyValue('--columns')]).toEqual(['50%', '4']);
  expect(box({ '--columns': 3 })).toBe(element);
  expect([element.style.width, element.style.getPropertyValue('--columns')]).toEqual(['', '3']);
});

it('sets only what has changed', () => {
  const box = (width: string): HTMLElement => drawn(html`<div ${cssProperties({ width, top: '1px' })}></div>`);
  const set = vi.spyOn(box('10px').style, 'setProperty');
  box('20px');
  expect(set.mock.calls).toEqual([['width', '20px']]);
});

it('sets properties of SVG elements', () => {
  drawn(html`<svg>${svg`<g ${cssProperties({ color: 'red' })}></g>`}</svg>`);
  expect(page.querySelector('g')?.style.color).toBe('red');
});

it('refuses to stand in an attribute', () => {
  expect(() => drawn(html`<div title=${cssProperties({ width: '1px' })}></div>`)).toThrow('outside of its attributes');
});
