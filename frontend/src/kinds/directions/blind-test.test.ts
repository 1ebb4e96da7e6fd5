import { afterEach, describe, expect, it } from 'vitest';
import { picturesOf } from '../../figure/figure-pictures';
import type { Picture } from '../../figure/picture-tile';
import type { Layout } from '../../lib/api-types';
import { placesIn } from '../../lib/layout';
import { BlindTest } from './blind-test';

const TWO_ROWS: Layout = {
  form: 'matrix',
  rows: 2,
  columns: 2,
  skipped: 0,
  rowLabels: ['basis', 'random'],
  columnLabels: ['1', '2'],
};

function made(layout: Layout): Picture[] {
  const images = Array.from({ length: placesIn(layout) }, (_, index) => ({
    url: `/figures/a/${index}.png`,
    label: `unit ${index}`,
  }));
  return picturesOf({ kind: 'another', model: 'm' }, images, '', layout);
}

async function shown(element: BlindTest): Promise<BlindTest> {
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function all(element: Element, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

afterEach(() => document.body.replaceChildren());

describe('A blind test', () => {
  async function test(): Promise<BlindTest> {
    return shown(Object.assign(new BlindTest(), { pictures: made(TWO_ROWS), layout: TWO_ROWS }));
  }

  it('shows no labels until every picture is assigned, and then counts the right answers', async () => {
    const blind = await test();
    expect(blind.shadowRoot?.textContent).not.toContain('unit');
    const reveal = all(blind, '.reveal')[0] as HTMLButtonElement;
    const groups = all(blind, 'fieldset').map((field) => [...field.querySelectorAll('input')]);
    expect(groups).toHaveLength(4);
    for (const [basis] of groups) {
      expect(reveal.disabled).toBe(true);
      (basis as HTMLInputElement).checked = true;
      basis?.dispatchEvent(new Event('change'));
      await blind.updateComplete;
    }
    expect(reveal.disabled).toBe(false);
    reveal.click();
    await blind.updateComplete;
    expect(all(blind, '[role=status]')[0]?.textContent).toContain('2 of 4 right');
    expect(
      all(blind, '.right')
        .map((answer) => answer.textContent?.trim())
        .every((text) => text?.includes('basis')),
    ).toBe(true);
    expect(
      all(blind, '.wrong')
        .map((answer) => answer.textContent)
        .every((text) => text?.includes('random')),
    ).toBe(true);
    expect(blind.shadowRoot?.textContent).toContain('unit 3');
  });
});
