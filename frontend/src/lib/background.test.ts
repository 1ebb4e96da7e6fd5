import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isDarkBehind } from './background';

let outer: HTMLElement;
let inner: HTMLElement;
let element: HTMLElement;

beforeEach(() => {
  [outer, inner, element] = ['div', 'div', 'p'].map((name) => document.createElement(name)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  document.body.append(outer);
  outer.append(inner);
  inner.append(element);
});

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

it('is light where nothing has a background', () => {
  expect(isDarkBehind(element)).toBe(false);
});

it('looks at the nearest ancestor with a background, not at the element itself', () => {
  element.style.backgroundColor = 'rgb(255, 255, 255)';
  outer.style.backgroundColor = 'rgb(20, 22, 26)';
  expect(isDarkBehind(element)).toBe(true);
  inner.style.backgroundColor = 'rgb(250, 240, 230)';
  expect(isDarkBehind(element)).toBe(false);
});

it('lays backgrounds that one sees through over those behind them', () => {
  outer.style.backgroundColor = 'rgb(255, 255, 255)';
  inner.style.backgroundColor = 'rgba(0, 0, 0, 0.3)';
  expect(isDarkBehind(element)).toBe(false);
  inner.style.backgroundColor = 'rgba(0, 0, 0, 0.8)';
  expect(isDarkBehind(element)).toBe(true);
});

it('knows the notations of computed colours', () => {
  for (const [color, isDark] of [
    ['rgb(100, 100, 100)', true],
    ['rgb(140, 140, 140)', false],
    ['color(srgb 0.1 0.1 0.2)', true],
    ['oklch(0.95 0.02 250)', false],
    ['lab(12.5 3 -4 / 1)', true],
    ['rgba(0, 0, 0, 0)', false],
  ] as const) {
    // the test's document knows fewer notations than browsers
    vi.spyOn(window, 'getComputedStyle').mockReturnValueOnce({ backgroundColor: color } as CSSStyleDeclaration);
    expect([color, isDarkBehind(element)]).toEqual([color, isDark]);
  }
});

it('looks beyond the root of a shadow tree', () => {
  outer.style.backgroundColor = 'rgb(0, 0, 0)';
  const within = document.createElement('p');
  inner.attachShadow({ mode: 'open' }).append(within);
  expect(isDarkBehind(within)).toBe(true);
});
