import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Kind } from '../../lib/api-types';
import { KindPicker } from './kind-picker';

beforeAll(() => {
  // the tests' document opens no dialogs
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement): void {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement): void {
    this.open = false;
  };
});

afterEach(() => document.body.replaceChildren());

it('shows the chosen kind by its picture, and lets one choose another', async () => {
  const kind = (name: string, title: string): Kind => ({
    name,
    title,
    description: '',
    schema: {},
    example: { kind: name },
    exampleUrl: '',
    docsUrl: '',
    thumbnailUrl: `/static/kinds/${name}.jpg`,
  });
  const picker = new KindPicker();
  picker.kinds = [kind('cells', 'Cells'), kind('lines', 'Lines')];
  picker.value = 'lines';
  const picked: string[] = [];
  picker.addEventListener('picked', (event) => picked.push((event as CustomEvent<string>).detail));
  document.body.append(picker);
  await picker.updateComplete;
  const root = picker.renderRoot;
  expect(root.querySelector('img')?.getAttribute('src')).toBe('/static/kinds/lines.jpg');
  root.querySelector<HTMLButtonElement>('.open')?.click();
  await new Promise((resolve) => setTimeout(resolve));
  root.querySelector<HTMLButtonElement>('[aria-label="Cells"]')?.click();
  expect(picked).toEqual(['cells']);
});
