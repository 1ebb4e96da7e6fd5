import { beforeEach, expect, it, vi } from 'vitest';
import './starred-units';
import './unit-star';
import type { StarredUnits } from './starred-units';
import type { UnitStar } from './unit-star';

const UNITS = ['m/mixed4a:1', 'm/mixed4b:2'];

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no server')));
  document.body.replaceChildren();
});

async function star(unit: string): Promise<UnitStar> {
  const element = document.createElement('unit-star') as UnitStar;
  element.unit = unit;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function button(element: UnitStar): HTMLButtonElement {
  return element.renderRoot.querySelector('button') as HTMLButtonElement;
}

it('stars a unit with its button, and takes the star away with the same', async () => {
  const [first, again] = [await star('m/mixed4a:1'), await star('m/mixed4a:1')];
  button(first).click();
  await Promise.all([first.updateComplete, again.updateComplete]);
  expect([first, again].map((element) => button(element).getAttribute('aria-pressed'))).toEqual(['true', 'true']);
  button(again).click();
  await first.updateComplete;
  expect(button(first).getAttribute('aria-pressed')).toBe('false');
});

it('lists starred units and links to those that are chosen side by side', async () => {
  const list = document.createElement('starred-units') as StarredUnits;
  document.body.append(list);
  for (const unit of UNITS) {
    button(await star(unit)).click();
  }
  await list.updateComplete;
  expect([...list.renderRoot.querySelectorAll('li a')].map((link) => link.textContent)).toEqual(UNITS);
  expect(list.renderRoot.querySelector('p')?.textContent).toBe('Choose two to four to see them side by side.');
  list.renderRoot.querySelectorAll('input').forEach((box) => {
    box.click();
  });
  await list.updateComplete;
  expect(list.renderRoot.querySelector('p a')?.getAttribute('href')).toBe(
    `/find?compare=${UNITS.map(encodeURIComponent).join(',')}`,
  );
});

it('lists a starred unit by its title, with its exact name and a place for its portrait', async () => {
  const list = document.createElement('starred-units') as StarredUnits;
  document.body.append(list);
  const element = await star('m/softmax:7');
  element.name = 'The probability of tabby';
  button(element).click();
  await list.updateComplete;
  expect(list.renderRoot.querySelector('li a')?.textContent).toBe('The probability of tabby');
  expect(list.renderRoot.querySelector('li small')?.textContent).toBe('m/softmax:7');
  expect(list.renderRoot.querySelector('li starred-portrait')?.getAttribute('unit')).toBe('m/softmax:7');
});
