import type { Kind, ParameterSchema } from '../../lib/api-types';

/** How a parameter is asked for. */
export type Control =
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'number'; readonly least: number; readonly most: number; readonly step: number | 'any' }
  | { readonly type: 'flag' | 'text' | 'model' | 'layer' | 'unit' | 'list' };

/** A parameter of a kind of figure, ready to be asked for. */
export interface Field {
  readonly name: string;
  readonly description: string;
  /** What it is where it is left empty, as a link has it. */
  readonly fallback: string;
  readonly control: Control;
}

/** What a figure is to be, as a link has it: `kind` and the parameters that are given. */
export type LinkState = Readonly<Record<string, string>>;

/** Parameters that name something of the network, for which there are lists to choose from. */
const NAMED: Readonly<Record<string, Control>> = {
  model: { type: 'model' },
  layer: { type: 'layer' },
  unit: { type: 'unit' },
};

/** The hashes follow from the model and the photographs, and are not asked for. */
const HASHES = ['modelHash', 'photographsHash'];

const NOT_ASKED = new Set(['kind', ...HASHES]);

/** The parameters of a kind, from its JSON Schema, in its order. */
export function fieldsOf(kind: Kind): Field[] {
  return Object.entries(kind.schema.properties)
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

/** A JSON value as a link has it. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** The fields that a kind's example fills in, and the others. */
export function parted(
  fields: readonly Field[],
  kind: Kind,
): { readonly first: readonly Field[]; readonly more: readonly Field[] } {
  const example = stateOf(kind.exampleUrl.split('?')[1] ?? '');
  const isFirst = ({ name }: Field): boolean => name in example;
  return { first: fields.filter(isFirst), more: fields.filter((field) => !isFirst(field)) };
}

/** What a link's query says, but for the hashes, which would tie it to files. */
export function stateOf(query: string): LinkState {
  const state: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (!HASHES.includes(name)) {
      state[name] = value;
    }
  }
  return state;
}

/** The query of a link; what a reader may meet in a unit stays readable. */
export function queryOf(state: LinkState): string {
  const given = Object.entries(state).filter(([, value]) => value !== '');
  return new URLSearchParams(given)
    .toString()
    .replace(/%3A/g, ':')
    .replace(/%2C/g, ',')
    .replace(/%7E/g, '~')
    .replace(/%40/g, '@');
}

/** The state after another kind was chosen: what both kinds have is kept, the rest is as in the new kind's example. */
export function switched(state: LinkState, kind: Kind): LinkState {
  const example = stateOf(kind.exampleUrl.split('?')[1] ?? '');
  const names = fieldsOf(kind).map((field) => field.name);
  const kept = Object.fromEntries(Object.entries(state).filter(([name]) => names.includes(name)));
  return { ...example, ...kept, kind: kind.name };
}
