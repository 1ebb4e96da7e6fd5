import type { Kind } from '../../lib/api-types';

/** The JSON Schema of one parameter, as far as the maker uses it. */
interface ParameterSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: ParameterSchema;
  readonly anyOf?: readonly ParameterSchema[];
}

/** The JSON Schema of all parameters of a kind. */
interface KindSchema {
  readonly properties: Readonly<Record<string, ParameterSchema>>;
}

/** The control for a parameter. */
export type Control =
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'number'; readonly least: number; readonly most: number; readonly step: number | 'any' }
  | { readonly type: 'flag' | 'text' | 'model' | 'layer' | 'unit' | 'list' };

/** A parameter of a kind of figure with its control. */
export interface Field {
  readonly name: string;
  readonly description: string;
  /** The default as text. */
  readonly fallback: string;
  readonly control: Control;
}

/** The parameters of a readable link as texts: `kind`, and those that are given. */
export type LinkState = Readonly<Record<string, string>>;

/** Parameters whose values the network determines. */
const NAMED: Readonly<Record<string, Control>> = {
  model: { type: 'model' },
  layer: { type: 'layer' },
  unit: { type: 'unit' },
};

/** The hashes of files, which the server derives from the network and the photographs. */
const HASHES = ['modelHash', 'photographsHash'];

const NOT_ASKED = new Set(['kind', ...HASHES]);

/** Returns the schemas of a kind's parameters by name. */
export function parametersOf(kind: Kind): KindSchema['properties'] {
  return (kind.schema as KindSchema).properties;
}

/** Returns the parameters of a kind in the order of its JSON Schema. */
export function fieldsOf(kind: Kind): Field[] {
  return Object.entries(parametersOf(kind))
    .filter(([name, schema]) => !NOT_ASKED.has(name) && schema.const === undefined)
    .map(([name, schema]) => ({
      name,
      description: schema.description ?? '',
      fallback: schema.default === undefined ? '' : textOf(schema.default),
      control: NAMED[name] ?? controlOf(schema),
    }));
}

function controlOf(schema: ParameterSchema): Control {
  if (schema.enum !== undefined) {
    return { type: 'choice', values: schema.enum };
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
      return { type: 'list' };
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
  const example = stateOf(kind.exampleUrl.split('?')[1] ?? '');
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
 * Returns the parameters after a change of the kind: those that both kinds have are kept, the others are those of the
 * new kind's example.
 */
export function switched(state: LinkState, kind: Kind): LinkState {
  const example = stateOf(kind.exampleUrl.split('?')[1] ?? '');
  const names = fieldsOf(kind).map((field) => field.name);
  const kept = Object.fromEntries(Object.entries(state).filter(([name]) => names.includes(name)));
  return { ...example, ...kept, kind: kind.name };
}
