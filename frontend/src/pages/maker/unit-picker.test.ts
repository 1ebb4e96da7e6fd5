import { afterEach, beforeAll, expect, it } from 'vitest';
import type { LayerPortraits } from '../../lib/api-types';
import { UnitPicker } from './unit-picker';

beforeAll(() => {
  // the tests' document opens no dialogs
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement): void {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement): void {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});

afterEach(() => document.body.replaceChildren());

function layer(name: string, units: number): LayerPortraits {
  return { layer: name, units, silent: 0, url: `/${name}.jpg`, sha256: 'a' };
}

it('shows the portraits of the layer of the chosen unit, and tells which is selected', async () => {
  const picker = new UnitPicker();
  picker.portraits = {
    words: '',
    recipe: '',
    side: 80,
    columns: 32,
    layers: [layer('mixed3a', 3), layer('mixed4c', 5)],
    drawing: { on: false, made: 8, units: 8, givesWay: false },
    firesOn: { mixed4c: { 3: 'dog' } },
  };
  picker.values = ['mixed4c:1'];
  const chosen: string[] = [];
  picker.addEventListener('picked', (event) => chosen.push((event as CustomEvent<string>).detail));
  document.body.append(picker);
  await picker.updateComplete;
  const root = picker.renderRoot;
  expect(root.querySelectorAll('li')).toHaveLength(0);
  root.querySelector('button')?.click();
  await new Promise((resolve) => setTimeout(resolve));
  expect(root.querySelector('dialog')?.open).toBe(true);
  expect(root.querySelectorAll('li')).toHaveLength(5);
  root.querySelector<HTMLButtonElement>('[aria-label="mixed4c:3 fires on dog pictures"]')?.click();
  expect(chosen).toEqual(['mixed4c:3']);
  await picker.updateComplete;
  expect(root.querySelectorAll('li')).toHaveLength(0);
});

it('shows nothing for a network without portraits', async () => {
  const picker = new UnitPicker();
  document.body.append(picker);
  await picker.updateComplete;
  expect(picker.renderRoot.querySelector('button')).toBeNull();
});
