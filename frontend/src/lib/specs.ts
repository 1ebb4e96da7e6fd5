/** The parameters of a figure: its `kind` and what that kind takes. A spec that was read from a query holds texts only. */
export type FigureSpec = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;

/** Whether the text of a `spec` attribute is JSON and not the query of a readable link. */
export function isJson(text: string): boolean {
  return text.startsWith('{');
}

/** Reads a spec from a readable link's query (`kind=…&unit=mixed4c:12&size=128`), whose values stay texts, or from JSON. */
export function parseSpec(text: string): FigureSpec {
  return isJson(text) ? (JSON.parse(text) as FigureSpec) : Object.fromEntries(new URLSearchParams(text));
}

/** Returns the query of a link, without empty parameters. The punctuation of units and lists is not escaped. */
export function queryOf(parameters: Readonly<Record<string, string>>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  return new URLSearchParams(given)
    .toString()
    .replace(/%3A/g, ':')
    .replace(/%2C/g, ',')
    .replace(/%7E/g, '~')
    .replace(/%40/g, '@');
}

/** Returns a field of a spec as text, or an empty string if the spec lacks it. */
export function specField(spec: FigureSpec, name: string): string {
  const value = spec[name];
  return value === undefined ? '' : String(value);
}

/** Returns a field of a spec as a number, or `fallback` if the spec lacks it. */
export function specNumber(spec: FigureSpec, name: string, fallback: number): number {
  return Number(spec[name] ?? fallback);
}

/** The layer of a unit `layer:channel` or a direction `layer~seed`. */
const LAYER = /^[A-Za-z][A-Za-z0-9_.-]*(?=[:~]\d)/;

/** Returns the layers that a spec names, each once: its `layer`, then those of units and directions in any field. */
export function layersOf(spec: FigureSpec): string[] {
  const ofUnits = Object.values(spec)
    .flat()
    .map((value) => LAYER.exec(String(value))?.[0] ?? '');
  return [...new Set([specField(spec, 'layer'), ...ofUnits])].filter((layer) => layer !== '');
}
