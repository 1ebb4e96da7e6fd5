import { afterEach, describe, expect, it } from 'vitest';
import { TWO_ROWS } from '../../lib/test-layouts';
import { all, picturesIn, shown } from '../../figure/test-figures';
import { BlindTest } from './blind-test';

afterEach(() => document.body.replaceChildren());

describe('A blind test', () => {
  async function test(): Promise<BlindTest> {
    return shown(Object.assign(new BlindTest(), { pictures: picturesIn(TWO_ROWS), layout: TWO_ROWS }));
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
