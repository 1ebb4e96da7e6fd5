import { html, nothing, type TemplateResult } from 'lit';
import type { FigureImage, Layout, ModelPortraits } from '../lib/api-types';
import { portraitProperties, portraitTitle } from '../lib/fs-portrait';
import { placeName, placesIn } from '../lib/layout';
import { type FigureSpec, specField } from '../lib/specs';
import { parseUnit, unitPage, unitText } from '../lib/units';
import { creditText } from './credits';
import { kindOf } from './figure-kind';
import type { Picture } from './picture-tile';

/** What is known of a picture; an empty `url` means that it is not made yet. */
export type KnownImage = Pick<FigureImage, 'url'> & Partial<Pick<FigureImage, 'label' | 'unit' | 'warning' | 'credit'>>;

/**
 * Returns the pictures of a figure, made or not.
 *
 * @param server the address of the figure's server, whose pages about units are linked, if it is known
 * @param layout labels the pictures whose units are not in the spec
 */
export function picturesOf(
  spec: FigureSpec,
  images: readonly KnownImage[],
  server: string | undefined,
  layout?: Layout,
): Picture[] {
  const kind = kindOf(spec);
  const units = kind.units?.(spec, images.length) ?? [];
  if (units.length === 0) {
    return images.map((image, index) => placed(pictureOf(image, spec, server), layout, index));
  }
  const aim = kind.aim?.(spec) ?? 'show';
  return units.map((unit, index) => {
    const [name, label = ''] = [unitText(unit), images[index]?.label];
    return {
      ...pictureOf({ url: '', ...images[index], unit: name }, spec, server),
      label: label === '' || label === name ? String(unit.channel) : label,
      description: `A picture made to ${aim} ${nameOf(name, label)}`,
    };
  });
}

/**
 * Returns the pictures with the portraits of their units in place of those that are not made yet. Only pictures that excite a
 * unit have one, since portraits do.
 */
export function withPortraits(
  pictures: readonly Picture[],
  spec: FigureSpec,
  portraits: ModelPortraits | undefined,
): readonly Picture[] {
  const kind = kindOf(spec);
  if (portraits === undefined || kind.aim?.(spec) !== 'excite' || specField(spec, 'transparent') === 'true') {
    return pictures;
  }
  const units = kind.units?.(spec, pictures.length) ?? [];
  return pictures.map((picture, index) => {
    const unit = units[index];
    const portrait = picture.src === undefined && unit ? portraitProperties(portraits, unit) : undefined;
    const portraitOf = unit && portraitTitle(portraits, unit);
    return portrait === undefined ? picture : { ...picture, portrait, ...(portraitOf && { portraitOf }) };
  });
}

/**
 * Returns the pictures of a figure that is not finished, all of them without an address; none of a figure that is drawn
 * from its data.
 *
 * @param underWay the number of pictures that the run optimizes now; 0 before it has started
 */
export function expectedImages(layout: Layout, spec: FigureSpec, underWay = 0): KnownImage[] {
  const kind = kindOf(spec);
  if (kind.isDrawn) {
    return [];
  }
  const told = layout.form === 'grid' ? kind.pictureCount?.(spec, underWay) : undefined;
  return Array.from({ length: told || placesIn(layout) }, () => ({ url: '' }));
}

/** Returns the pictures of a finished figure whose data is not loaded yet, if the spec determines their number. */
export function finishedImages(spec: FigureSpec, id: string): KnownImage[] {
  const units = kindOf(spec).units?.(spec, 0) ?? [];
  return units.map((_, index) => ({ url: `/figures/${id}/${index}.png` }));
}

function placed(picture: Picture, layout: Layout | undefined, index: number): Picture {
  const place = layout === undefined ? '' : placeName(layout, index);
  if (place === '' || place === picture.label) {
    return picture;
  }
  return picture.label === ''
    ? { ...picture, label: place, description: place }
    : { ...picture, description: layout?.form === 'matrix' ? `${place}: ${picture.label}` : picture.description };
}

/** Returns the picture of an image that need not be made yet. */
function pictureOf(image: KnownImage, spec: FigureSpec, server: string | undefined): Picture {
  const model = specField(spec, 'model');
  const unit = parseUnit(image.unit ?? '');
  const label = image.label ?? '';
  return {
    label,
    description: describe(spec, label, image.unit),
    ...(server !== undefined && model !== '' && unit !== undefined && { href: server + unitPage(model, unit) }),
    ...(image.url !== '' && { src: image.url }),
    ...(image.warning !== undefined && { warning: image.warning }),
    ...(image.credit !== undefined && { credit: creditText(image.credit) }),
  };
}

function describe(spec: FigureSpec, label: string, unit = ''): string {
  const aim = unit === '' ? undefined : kindOf(spec).aim?.(spec);
  if (aim !== undefined) {
    return `A picture made to ${aim} ${nameOf(unit, label)}`;
  }
  return label === '' ? 'A picture of the figure' : label;
}

/** Returns a unit with the label of its class if the picture's label has that: `golden retriever (softmax:207)`. */
function nameOf(unit: string, label: string): string {
  const ends = [unit, unit.split(':').at(-1)].map((text) => label.indexOf(` (${text})`));
  const end = Math.max(...ends);
  return end < 0 ? unit : `${label.slice(0, end)} (${unit})`;
}

/** Lists the warnings of pictures, each once with the labels of its pictures. */
export function warningsOf(pictures: readonly Picture[]): TemplateResult | typeof nothing {
  const labels = new Map<string, string[]>();
  for (const { label, warning } of pictures) {
    if (warning !== undefined) {
      labels.set(warning, [...(labels.get(warning) ?? []), label]);
    }
  }
  if (pictures.length < 2 || labels.size === 0) {
    return nothing;
  }
  return html`<ul class="warnings">
    ${[...labels].map(([warning, of]) => html`<li><b>${of.join(', ')}</b> ${warning}</li>`)}
  </ul>`;
}
