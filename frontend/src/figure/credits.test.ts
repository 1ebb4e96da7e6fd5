import { afterEach, expect, it } from 'vitest';
import type { Credit, FigureImage } from '../lib/api-types';
import { creditLine, creditsOf, creditText, licenceAddress, webAddress } from './credits';
import { rendered } from './test-figures';

const BEE = { title: 'bee', author: 'Jee <b>', licence: 'CC BY 2.0', source: 'https://example.org/File:Bee,_ü.jpg' };

afterEach(() => document.body.replaceChildren());

function imageOf(credit: Credit | undefined): FigureImage {
  const image = { url: '', width: 1, height: 1, label: '', unit: '', objective: 0 };
  return credit === undefined ? image : { ...image, credit };
}

function text(element: Element): string {
  return element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

function links(element: Element): (string | null)[] {
  return [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));
}

it('links to addresses of the web only', () => {
  expect(webAddress(BEE.source)).toBe(BEE.source);
  expect(['javascript:alert(1)', ' https://a.b', 'ftp://a.b', 'mine', ''].map(webAddress)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
  expect(links(rendered(creditLine({ ...BEE, source: 'javascript:alert(1)' }, '_top')))).toEqual([
    'https://creativecommons.org/licenses/by/2.0/',
  ]);
});

it('knows the licences of Creative Commons', () => {
  expect(licenceAddress('CC BY-SA 4.0')).toBe('https://creativecommons.org/licenses/by-sa/4.0/');
  expect(licenceAddress('CC-BY-NC-ND-3.0')).toBe('https://creativecommons.org/licenses/by-nc-nd/3.0/');
  expect(licenceAddress('CC0-1.0')).toBe('https://creativecommons.org/publicdomain/zero/1.0/');
  expect(licenceAddress('CC0 1.0')).toBe('https://creativecommons.org/publicdomain/zero/1.0/');
  expect(licenceAddress('public domain')).toBeUndefined();
  expect(licenceAddress('CC BY 2.0/../../x')).toBeUndefined();
});

it('names the author and the licence beside a photograph, as text', () => {
  const line = rendered(creditLine(BEE, '_top'));
  expect(text(line)).toBe('Jee <b>, CC BY 2.0');
  expect(links(line)).toEqual([BEE.source, 'https://creativecommons.org/licenses/by/2.0/']);
  expect(line.querySelector('a')?.target).toBe('_top');
  expect(text(rendered(creditLine({ ...BEE, author: '' }, '')))).toBe('CC BY 2.0');
  expect(creditText({ ...BEE, author: '', licence: '' })).toBe(BEE.source);
});

it('lists each photograph once, those of one author and licence together', () => {
  const wasp = { ...BEE, title: 'wasp', source: 'mine' };
  const cat = { title: 'cat', author: '', licence: 'public domain', source: '' };
  const images = [undefined, BEE, cat, BEE, wasp].map(imageOf);
  const list = rendered(creditsOf(images, '_self'));
  expect(text(list)).toBe('Photographs: bee, wasp (Jee <b>, CC BY 2.0); cat (public domain)');
  expect(links(list)).toEqual([BEE.source, 'https://creativecommons.org/licenses/by/2.0/']);
  expect(text(rendered(creditsOf([imageOf(BEE)], '')))).toBe('Photograph: bee (Jee <b>, CC BY 2.0)');
  expect(text(rendered(creditsOf([imageOf(undefined)], '')))).toBe('');
});
