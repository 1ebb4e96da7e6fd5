import { html, nothing, type TemplateResult } from 'lit';
import type { Credit, FigureImage } from '../lib/api-types';

/** Returns an address of the web that may be a link; `undefined` for any other text. */
export function webAddress(text: string): string | undefined {
  return /^https?:\/\/[^\s<>]+$/i.test(text) ? text : undefined;
}

/** Returns the address of the text of a Creative Commons licence, such as `CC BY-SA 4.0` or `CC0-1.0`. */
export function licenceAddress(licence: string): string | undefined {
  const found = /^CC[ -]?(0|BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)$/i.exec(licence.trim());
  if (found === null) {
    return undefined;
  }
  const [, name = '', version = ''] = found;
  return name === '0'
    ? `https://creativecommons.org/publicdomain/zero/${version}/`
    : `https://creativecommons.org/licenses/${name.toLowerCase()}/${version}/`;
}

/** Returns author and licence as a text; the source if neither is known. */
export function creditText({ author, licence, source }: Credit): string {
  return [author, licence].filter((known) => known !== '').join(', ') || source;
}

function linked(text: string, address: string | undefined, target: string): TemplateResult {
  const isolated = html`<bdi>${text}</bdi>`;
  return address === undefined ? isolated : html`<a href=${address} target=${target} rel="noopener">${isolated}</a>`;
}

/** Returns author and licence with links to the photograph's origin and the licence, for a place beside the photograph. */
export function creditLine(credit: Credit, target: string): TemplateResult {
  const { author, licence, source } = credit;
  const isLicenceAlone = author === '';
  return html`${linked(isLicenceAlone ? creditText(credit) : author, webAddress(source), target)}${
    isLicenceAlone || licence === '' ? nothing : html`, ${linked(licence, licenceAddress(licence), target)}`
  }`;
}

/** Returns a list of the authors of a figure's photographs. Those of the same author and licence are named together. */
export function creditsOf(images: readonly FigureImage[], target: string): TemplateResult | typeof nothing {
  const groups = new Map<string, Map<string, Credit>>();
  for (const { credit } of images) {
    if (credit !== undefined) {
      const text = creditText(credit);
      const group = groups.get(text) ?? new Map<string, Credit>();
      groups.set(text, group.set(`${credit.title}\n${credit.source}`, credit));
    }
  }
  if (groups.size === 0) {
    return nothing;
  }
  const all = [...groups].map(([text, group]) => ({ text, credits: [...group.values()] }));
  const isOne = all.length === 1 && all[0]?.credits.length === 1;
  return html`<p class="credits">
    ${isOne ? 'Photograph' : 'Photographs'}:
    ${all.map(({ text, credits }, index) => html`${index === 0 ? nothing : '; '}${namedTogether(text, credits, target)}`)}
  </p>`;
}

function namedTogether(text: string, credits: readonly Credit[], target: string): TemplateResult {
  const titles = credits.map(
    ({ title, source }, index) => html`${index === 0 ? nothing : ', '}${linked(title, webAddress(source), target)}`,
  );
  const [first] = credits;
  const licence = first === undefined ? undefined : licenceAddress(first.licence);
  const made =
    first === undefined || first.author === '' || licence === undefined
      ? html`<bdi>${text}</bdi>`
      : html`<bdi>${first.author}</bdi>, ${linked(first.licence, licence, target)}`;
  return text === '' ? html`${titles}` : html`${titles} (${made})`;
}
