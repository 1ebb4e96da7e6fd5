import { afterEach, expect, it } from 'vitest';
import { UnitShare } from './unit-share';

afterEach(() => document.body.replaceChildren());

async function shareOf(picture: string): Promise<UnitShare> {
  const element = new UnitShare();
  element.page = '/models/m/mixed4a/1';
  element.picture = picture;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

it('has the address of the page to copy', async () => {
  const input = (await shareOf('')).renderRoot.querySelector('input');
  expect(input?.value).toBe(`${location.origin}/models/m/mixed4a/1`);
});

it('offers the picture if there is one', async () => {
  expect((await shareOf('')).renderRoot.querySelector('a')).toBeNull();
  const link = (await shareOf('/models/m/mixed4a/1/card.jpg')).renderRoot.querySelector('a');
  expect(link?.getAttribute('href')).toBe('/models/m/mixed4a/1/card.jpg');
  expect(link?.hasAttribute('download')).toBe(true);
});
