import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Sample } from '../../lib/api-types';
import { PhotographPicker } from './photograph-picker';

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

it('shows the chosen photograph, and tells which is pressed among all', async () => {
  const picker = new PhotographPicker();
  const sample = (id: string, title: string): Sample => ({
    id,
    title,
    credit: '',
    licence: '',
    source: '',
    url: `/${id}.jpg`,
    thumbnailUrl: `/thumbnails/${id}.jpg`,
    classes: [],
  });
  picker.samples = [sample('chelsea', 'A cat'), sample('coffee', 'A cup')];
  picker.value = 'chelsea';
  const picked: string[] = [];
  picker.addEventListener('picked', (event) => picked.push((event as CustomEvent<string>).detail));
  document.body.append(picker);
  await picker.updateComplete;
  const root = picker.renderRoot;
  expect(root.querySelector('img')?.getAttribute('src')).toBe('/thumbnails/chelsea.jpg');
  root.querySelector<HTMLButtonElement>('.open')?.click();
  await new Promise((resolve) => setTimeout(resolve));
  expect([...root.querySelectorAll('li button')].map((button) => button.getAttribute('aria-label'))).toEqual([
    'A cat',
    'A cup',
  ]);
  root.querySelector<HTMLButtonElement>('[aria-label="A cup"]')?.click();
  expect(picked).toEqual(['coffee']);
});

it('shows no photograph for a start from noise', async () => {
  const picker = new PhotographPicker();
  picker.value = 'noise';
  document.body.append(picker);
  await picker.updateComplete;
  expect(picker.renderRoot.querySelector('img')).toBeNull();
});
