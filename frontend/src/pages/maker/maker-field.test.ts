import { afterEach, expect, it } from 'vitest';
import type { Control } from './fields';
import { MakerField } from './maker-field';

afterEach(() => document.body.replaceChildren());

async function about(control: Control): Promise<string | null | undefined> {
  const field = new MakerField();
  field.field = { name: 'x', label: 'X', description: 'What it is.', fallback: '', control };
  field.example = 'mixed7:12';
  document.body.append(field);
  await field.updateComplete;
  return field.renderRoot.querySelector('#about')?.textContent;
}

it('gives a unit of the network as an example where a unit is asked for', async () => {
  expect(await about({ type: 'unit' })).toBe('What it is. For example mixed7:12.');
  expect(await about({ type: 'units' })).toBe('What it is. For example mixed7:12.');
  expect(await about({ type: 'text' })).toBe('What it is.');
});
