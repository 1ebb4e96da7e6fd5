import { allKinds, type NamedLink } from './figure-kind';

/**
 * Returns the readable links of all figures that combine units.
 *
 * @param readableUrl the readable link of the figure that shows the units; its network is used
 * @param units units, written `layer:channel`
 */
export function combinationsOf(readableUrl: string, units: readonly string[]): readonly NamedLink[] {
  const [path = '', query = ''] = readableUrl.split('?');
  const model = new URLSearchParams(query).get('model') ?? '';
  return allKinds()
    .flatMap((kind) => (kind.combinations?.(units) ?? []).map((combination) => ({ kind: kind.name, ...combination })))
    .sort((a, b) => a.order - b.order)
    .map(({ kind, name, parameters }) => ({
      name,
      url: `${path}?${new URLSearchParams({ kind, model, ...parameters }).toString()}`,
    }));
}
