import { html, nothing, type TemplateResult } from 'lit';
import type { FigureImage } from '../lib/api';
import { placeName, placesIn, type Layout } from '../lib/layout';
import { mostOnPage, specField, unitsOf, type FigureSpec } from '../lib/specs';
import { parseUnit, unitPage, unitText } from '../lib/units';
import type { Picture } from './picture-tile';

/** What the optimizer is after, to follow "made to". */
const AIMS: Readonly<Record<string, string>> = {
  neuron: 'excite the neuron at the centre of',
  channel: 'excite',
  'negative-channel': 'suppress',
};

/** What is known of a picture before its element shows it. */
export type KnownImage = Pick<FigureImage, 'url'> & Partial<Pick<FigureImage, 'label' | 'unit' | 'warning'>>;

/**
 * The pictures that a figure of this spec has, made or not; `base` is the address of its server. Where the layout says what stands
 * where, it has the name of each.
 */
export function picturesOf(spec: FigureSpec, images: readonly KnownImage[], base: string, layout?: Layout): Picture[] {
  const units = unitsOf(spec, images.length);
  if (units.length === 0) {
    // the spec does not list its pictures, as that of a unit or of a grid does; what it came to does
    return images.map((image, index) => placed(pictureOf(image, spec, base), layout, index));
  }
  const aim = AIMS[specField(spec, 'objective') || 'channel'] ?? 'show';
  return units.map((unit, index) => ({
    ...pictureOf({ url: '', ...images[index], unit: unitText(unit) }, spec, base),
    label: String(unit.channel),
    description: `A picture made to ${aim} ${unitText(unit)}`,
  }));
}

/**
 * The places of the pictures that are not made yet, as many as the layout and the spec tell of.
 *
 * @param underWay how many pictures have an objective by now, where one has begun
 */
export function imagesIn(layout: Layout, spec: FigureSpec, underWay = 0): KnownImage[] {
  const listed = layout.form === 'grid' ? Number(spec['pictures'] ?? unitsOf(spec).length) : 0;
  const onPage = layout.form === 'grid' && spec['kind'] === 'grid' ? (underWay > 1 ? underWay : mostOnPage(spec)) : 0;
  return Array.from({ length: listed || onPage || placesIn(layout) }, () => ({ url: '' }));
}

/** The places of a made figure's pictures, as far as its spec alone tells how many there are. */
export function imagesAtOnce(spec: FigureSpec, id: string): KnownImage[] {
  return unitsOf(spec).map((_, index) => ({ url: `/figures/${id}/${index}.png` }));
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

/** The picture of an image; without a `url` it is not made yet. */
function pictureOf(image: KnownImage, spec: FigureSpec, base: string): Picture {
  const model = specField(spec, 'model');
  const unit = parseUnit(image.unit ?? '');
  const label = image.label ?? '';
  return {
    label,
    description: describe(spec, label, image.unit),
    ...(model !== '' && unit !== undefined && { href: base + unitPage(model, unit) }),
    ...(image.url !== '' && { src: image.url }),
    ...(image.warning !== undefined && { warning: image.warning }),
  };
}

/** What a screen reader says of a picture: in a grid of units, what it is made to do. */
function describe(spec: FigureSpec, label: string, unit = ''): string {
  if (specField(spec, 'kind') === 'grid' && unit !== '') {
    return `A picture made to ${AIMS[specField(spec, 'objective') || 'channel'] ?? 'show'} ${unit}`;
  }
  return label === '' ? 'A picture of the figure' : label;
}

/** The pictures that should not be trusted, and why, once for each reason. */
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

/** What stands at the ends of a slider: what the figure goes from and to, where it does. */
export function endsOf(spec: FigureSpec): readonly [string, string] | undefined {
  const [from, to] = [specField(spec, 'from'), specField(spec, 'to')];
  return from === '' || to === '' ? undefined : [from, to];
}
