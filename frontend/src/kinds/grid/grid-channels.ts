import { type FigureSpec, specField, specNumber } from '../../lib/specs';
import { parseChannels, type Unit } from '../../lib/units';

/** The value of `channels` for all channels of the layer. */
const ALL = 'all';

/** The number of channels on a page where the spec gives none. */
const DEFAULT_PER_PAGE = 64;

/**
 * Returns the units on a page of a grid in order. They are unknown, hence none, where the grid is sorted by something else than the
 * channels' own order.
 *
 * @param count the number of pictures, if it is known; needed for a page of all channels
 */
export function unitsOnPage(spec: FigureSpec, count: number): readonly Unit[] {
  if (specField(spec, 'channels') === '' || (specField(spec, 'sort') || 'index') !== 'index') {
    return [];
  }
  const layer = specField(spec, 'layer');
  const { first, size } = pageOf(spec);
  const channels =
    listedChannels(spec)?.slice(first, first + size) ?? Array.from({ length: count }, (_, index) => first + index);
  return channels.map((channel) => ({ layer, channel }));
}

/** Returns the largest number of pictures that the page can have. The last page of all channels has fewer. */
export function mostOnPage(spec: FigureSpec): number {
  const { first, size } = pageOf(spec);
  return listedChannels(spec)?.slice(first, first + size).length ?? size;
}

/** Returns the channels that the spec lists; `undefined` for all channels and for a list that cannot be read. */
function listedChannels(spec: FigureSpec): readonly number[] | undefined {
  const channels = spec['channels'];
  if (typeof channels !== 'string') {
    return channels as readonly number[] | undefined;
  }
  if (channels === ALL) {
    return undefined;
  }
  try {
    return parseChannels(channels);
  } catch {
    // the server says what is wrong with it
    return undefined;
  }
}

function pageOf(spec: FigureSpec): { readonly first: number; readonly size: number } {
  const size = specNumber(spec, 'perPage', DEFAULT_PER_PAGE);
  return { first: (specNumber(spec, 'page', 1) - 1) * size, size };
}
