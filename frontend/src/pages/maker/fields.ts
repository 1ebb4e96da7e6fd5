import type { Kind, LayerSummary } from '../../lib/api-types';
import { unitText } from '../../lib/units';

/** The JSON Schema of one parameter, as far as the maker uses it. */
interface ParameterSchema {
  readonly type?: string;
  /** What people call the parameter. */
  readonly title?: string;
  readonly description?: string;
  /** What a text names: a unit, a photograph, ... */
  readonly format?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly (string | number)[];
  /** What people call the values of `enum`. */
  readonly 'x-labels'?: Readonly<Record<string, string>>;
  /** The default for each preset, where it depends on it. */
  readonly 'x-presets'?: Readonly<Record<string, unknown>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: ParameterSchema;
  readonly anyOf?: readonly ParameterSchema[];
}

/** The JSON Schema of all parameters of a kind. */
interface KindSchema {
  readonly properties: Readonly<Record<string, ParameterSchema>>;
  readonly required?: readonly string[];
}

/** A value of a parameter, and what people call it. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The control for a parameter. */
export type Control =
  | { readonly type: 'choice'; readonly values: readonly Option[] }
  | { readonly type: 'number'; readonly least: number; readonly most: number; readonly step: number | 'any' }
  | {
      readonly type:
        | 'flag'
        | 'text'
        | 'list'
        | 'network'
        | 'layer'
        | 'unit'
        | 'units'
        | 'photograph'
        | 'noise-or-photograph'
        | 'photograph-set';
    };

/** A parameter of a kind of figure with its control. */
export interface Field {
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  readonly description: string;
  /** The default as text. */
  readonly fallback: string;
  readonly control: Control;
}

/** The number of the channel that an example of a unit has, if its layer has so many. */
const EXAMPLE_CHANNEL = 12;

/** Returns the name of a unit of a network's deepest layer with a map, as an example; empty if there is no such layer. */
export function exampleUnit(layers: readonly LayerSummary[]): string {
  const layer = layers.filter(({ height }) => height > 1).at(-1);
  return layer === undefined
    ? ''
    : unitText({ layer: layer.name, channel: Math.min(EXAMPLE_CHANNEL, layer.channels - 1) });
}

/** The parameters of a readable link as texts: `kind`, and those that are given. */
export type LinkState = Readonly<Record<string, string>>;

/** The controls of texts that name something, by their format. */
const NAMED: Readonly<Record<string, Control>> = {
  network: { type: 'network' },
  layer: { type: 'layer' },
  unit: { type: 'unit' },
  photograph: { type: 'photograph' },
  'noise-or-photograph': { type: 'noise-or-photograph' },
  'photograph-set': { type: 'photograph-set' },
};

/** The parameter on which the defaults of others depend. */
const PRESET = 'preset';

/** The hashes of files, which the server derives from the network and the photographs. */
const HASHES = ['modelHash', 'descriptorHash', 'photographsHash', 'judgeHash'];

const NOT_ASKED = new Set(['kind', ...HASHES]);

/** Returns the schemas of a kind's parameters by name. */
export function parametersOf(kind: Kind): KindSchema['properties'] {
  return (kind.schema as KindSchema).properties;
}

/** Returns the parameters of a kind in the order of its JSON Schema, with the defaults of a preset. */
export function fieldsOf(kind: Kind, preset?: string): Field[] {
  return Object.entries(parametersOf(kind))
    .filter(([name, schema]) => !NOT_ASKED.has(name) && schema.const === undefined)
    .map(([name, schema]) => {
      const fallback = (preset === undefined ? undefined : schema['x-presets']?.[preset]) ?? schema.default;
      return {
        name,
        label: schema.title ?? name,
        description: schema.description ?? '',
        fallback: fallback === undefined ? '' : textOf(fallback),
        control: controlOf(schema),
      };
    });
}

function controlOf(schema: ParameterSchema): Control {
  const named = NAMED[schema.format ?? ''];
  if (named !== undefined) {
    return named;
  }
  if (schema.enum !== undefined) {
    const labels = schema['x-labels'];
    return {
      type: 'choice',
      values: schema.enum.map(String).map((value) => ({ value, label: labels?.[value] ?? value })),
    };
  }
  if (schema.anyOf?.some(({ type }) => type === 'array')) {
    return { type: 'list' };
  }
  switch (schema.type) {
    case 'integer':
    case 'number':
      return {
        type: 'number',
        least: schema.minimum ?? Number.NEGATIVE_INFINITY,
        most: schema.maximum ?? Number.POSITIVE_INFINITY,
        step: schema.type === 'integer' ? 1 : 'any',
      };
    case 'boolean':
      return { type: 'flag' };
    case 'array':
      return { type: schema.items?.format === 'unit' ? 'units' : 'list' };
    default:
      return { type: 'text' };
  }
}

/** Returns a JSON value as links have it. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** Separates the fields that are part of a kind's example from the others. */
export function parted(
  fields: readonly Field[],
  kind: Kind,
): { readonly first: readonly Field[]; readonly more: readonly Field[] } {
  const example = exampleOf(kind);
  const isFirst = ({ name }: Field): boolean => name in example;
  return { first: fields.filter(isFirst), more: fields.filter((field) => !isFirst(field)) };
}

/** Parses the query of a link, without its hashes. */
export function stateOf(query: string): LinkState {
  const state: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (!HASHES.includes(name)) {
      state[name] = value;
    }
  }
  return state;
}

/**
 * Returns the parameters with which the maker begins. A link that names a kind and no more begins with the kind's
 * example, as the documentation shows it; what another link lacks and needs comes from there, too.
 */
export function begun(asked: LinkState, kind: Kind): LinkState {
  if (asked['kind'] !== kind.name || Object.keys(asked).every((name) => name === 'kind')) {
    return switched(asked, kind);
  }
  const example = exampleOf(kind);
  const needed = (kind.schema as KindSchema).required ?? [];
  const lacking = needed.filter((name) => asked[name] === undefined && example[name] !== undefined);
  return { ...asked, ...Object.fromEntries(lacking.map((name) => [name, example[name] ?? ''])) };
}

/** Returns the parameters after one has changed. With the preset change those that had its defaults. */
export function changed(state: LinkState, kind: Kind, name: string, value: string): LinkState {
  const next = { ...state, [name]: value };
  if (name !== PRESET) {
    return next;
  }
  const before = fieldsOf(kind, state[PRESET]);
  const dependent = fieldsOf(kind, value).filter((field, i) => field.fallback !== before[i]?.fallback);
  for (const field of dependent) {
    if (state[field.name] === before.find((old) => old.name === field.name)?.fallback) {
      next[field.name] = field.fallback;
    }
  }
  return next;
}

function exampleOf(kind: Kind): LinkState {
  return stateOf(kind.exampleUrl.split('?')[1] ?? '');
}

/**
 * Returns the parameters after a change of the kind: those that both kinds have are kept, the others are those of the
 * new kind's example.
 */
export function switched(state: LinkState, kind: Kind): LinkState {
  const example = exampleOf(kind);
  const names = fieldsOf(kind).map((field) => field.name);
  const kept = Object.fromEntries(Object.entries(state).filter(([name]) => names.includes(name)));
  return { ...example, ...kept, kind: kind.name };
}
