/** A figure that combines units. */
export interface Combination {
  readonly name: string;
  readonly url: string;
}

/** What is picked after `index` was pressed once more: it comes last, or is there no longer. */
export function toggled(picks: readonly number[] | undefined, index: number): readonly number[] {
  const before = picks ?? [];
  return before.includes(index) ? before.filter((other) => other !== index) : [...before, index];
}

/**
 * The readable links of what combines units, as the article has it: the first with each of the others, every one with every one, from
 * one of two to the other, between four.
 *
 * @param readableUrl of the figure that they were picked in, whose model is taken
 */
export function combinationsOf(readableUrl: string, units: readonly string[]): readonly Combination[] {
  const [path = '', query = ''] = readableUrl.split('?');
  const model = new URLSearchParams(query).get('model') ?? '';
  const link = (name: string, kind: string, parameters: Record<string, string>): Combination => ({
    name,
    url: `${path}?${new URLSearchParams({ kind, model, ...parameters }).toString()}`,
  });
  const [first = '', second = '', third = '', fourth = ''] = units;
  const all = units.join(',');
  return [
    ...(units.length < 2 ? [] : [link(`${first} with the others`, 'joint', { rows: first, columns: units.slice(1).join(',') })]),
    ...(units.length < 3 ? [] : [link('Each with each', 'joint', { rows: all, columns: all })]),
    ...(units.length === 2 ? [link('From one to the other', 'interpolation', { from: first, to: second })] : []),
    ...(units.length === 4 ? [link('Between the four', 'interpolation-square', { a: first, b: second, c: third, d: fourth })] : []),
  ];
}
