import { parseChannels, parseUnit, type Unit } from './units';

/** What a figure shows: `kind` and what that kind takes. */
export type FigureSpec = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;

const NUMBERS = new Set(['size', 'steps', 'seed', 'page', 'perPage']);
const ALL = 'all';
/** Channels on a page of a grid that does not say how many. */
const MOST_ON_A_PAGE = 64;

/** The spec that a readable link's query (`kind=channel&unit=mixed4c:12&size=128`) or a JSON object stands for. */
export function parseSpec(text: string): FigureSpec {
  if (text.startsWith('{')) {
    return JSON.parse(text) as FigureSpec;
  }
  const spec: Record<string, string | number | number[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (name === 'channels' && value !== ALL) {
      spec[name] = parseChannels(value);
    } else {
      // what is no number stays as it is, so that the server's answer names it
      spec[name] = NUMBERS.has(name) && value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
    }
  }
  return spec;
}

/** A field of a spec as text, or an empty string if it has none. */
export function specField(spec: FigureSpec, name: string): string {
  const value = spec[name];
  return value === undefined ? '' : String(value);
}

/** The kinds whose spec says of each picture which unit it shows. */
const UNIT_BY_UNIT = ['channel', 'grid'];

/**
 * The units that a figure shows one picture of each of, in its order; of other kinds there are none, nor of a grid that is sorted,
 * whose order the spec does not tell.
 *
 * @param count how many pictures there are, where that is known and the spec does not list them
 */
export function unitsOf(spec: FigureSpec, count = 0): Unit[] {
  if (!UNIT_BY_UNIT.includes(specField(spec, 'kind'))) {
    return [];
  }
  const layer = specField(spec, 'layer');
  const channels = spec['channels'];
  if (channels !== undefined) {
    return channelsOf(spec, channels as string | readonly number[], count).map((channel) => ({ layer, channel }));
  }
  const unit = parseUnit(specField(spec, 'unit'));
  return unit === undefined ? [] : [unit];
}

/** The channels on a grid's page, as far as its spec tells. */
function channelsOf(spec: FigureSpec, channels: string | readonly number[], count: number): readonly number[] {
  if ((specField(spec, 'sort') || 'index') !== 'index') {
    return [];
  }
  const { first, size } = pageOf(spec);
  return typeof channels === 'string'
    ? Array.from({ length: count }, (_, index) => first + index)
    : channels.slice(first, first + size);
}

/** How many pictures a grid has at most; of all channels of a layer the last page has fewer. */
export function mostOnPage(spec: FigureSpec): number {
  const { first, size } = pageOf(spec);
  const channels = spec['channels'];
  return Array.isArray(channels) ? channels.slice(first, first + size).length : size;
}

function pageOf(spec: FigureSpec): { readonly first: number; readonly size: number } {
  const size = Number(spec['perPage'] ?? MOST_ON_A_PAGE);
  return { first: (Number(spec['page'] ?? 1) - 1) * size, size };
}

/** The layers that the units and directions of a spec lie in, each once, in the order in which it names them. */
export function layersOf(spec: FigureSpec): string[] {
  const named = ['unit', 'rows', 'columns', 'from', 'to', 'a', 'b', 'c', 'd']
    .flatMap((name) => spec[name] ?? [])
    .map((text) => /^[A-Za-z][A-Za-z0-9_.-]*(?=[:~])/.exec(String(text))?.[0] ?? '');
  return [...new Set([specField(spec, 'layer'), ...named])].filter((layer) => layer !== '');
}
