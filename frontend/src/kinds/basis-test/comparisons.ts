import type { Analysis, Effect } from './result';

/** A statistic, with its name for people. */
export interface Measure {
  readonly name: string;
  readonly title: string;
}

export const MEASURES: readonly Measure[] = [
  { name: 'sparsity', title: 'Sparsity' },
  { name: 'kurtosis', title: 'Kurtosis' },
  { name: 'selectivity', title: 'Class selectivity' },
];

/** A comparison of two families of directions, as a row of the chart. */
export interface Row {
  readonly title: string;
  readonly of: string;
  readonly against: string;
  readonly overall: boolean;
  /** Whether the comparison is a control of its own, not one with the neurons or with fitted directions. */
  readonly isControl: boolean;
}

/** Rows under a common heading. */
export interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

const NAMES: Readonly<Record<string, string>> = {
  neurons: 'Neurons',
  principal: 'Principal directions',
  'k-means': 'K-means directions',
  nmf: 'Non-negative components',
  positive: 'Random positive directions',
};

function rows(against: string, overall: boolean, families: readonly string[]): Row[] {
  return families.map((of) => ({
    title: NAMES[of] ?? of,
    of,
    against,
    overall,
    isControl: of === 'positive',
  }));
}

const GROUPS: readonly Group[] = [
  {
    title: 'Against random rotations',
    rows: rows('rotations', true, ['neurons', 'principal', 'k-means', 'nmf', 'positive']),
  },
  { title: 'Against rotations within the branches', rows: rows('branch-rotations', true, ['neurons']) },
  { title: 'Against neurons', rows: rows('neurons', true, ['k-means', 'nmf']) },
  {
    title: 'Overall activation taken out, against random rotations',
    rows: rows('rotations', false, ['neurons', 'k-means', 'nmf', 'positive']),
  },
  { title: 'Overall activation taken out, against neurons', rows: rows('neurons', false, ['k-means', 'nmf']) },
];

/** Returns the effect of a row on a statistic in one analysis, if it is defined. */
export function effectOf({ comparisons }: Analysis, row: Row, measure: string): Effect | undefined {
  return comparisons
    .find(({ of, against, overall }) => of === row.of && against === row.against && overall === row.overall)
    ?.effects.find((effect) => effect.measure === measure);
}

/** Returns the groups of the rows that an analysis has an effect of. */
export function groupsOf(analysis: Analysis): readonly Group[] {
  return GROUPS.map(({ title, rows: all }) => ({
    title,
    rows: all.filter((row) => MEASURES.some(({ name }) => effectOf(analysis, row, name) !== undefined)),
  })).filter(({ rows: kept }) => kept.length > 0);
}

/** Returns the statistics of which an analysis has an effect. */
export function measuresOf({ comparisons }: Analysis): readonly Measure[] {
  return MEASURES.filter(({ name }) =>
    comparisons.some(({ effects }) => effects.some(({ measure }) => measure === name)),
  );
}

/** Returns a number with two decimals and a real minus sign. */
export function effectText(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}

/** Returns an effect and its interval. */
export function intervalText({ delta, low, high }: Effect): string {
  return `${effectText(delta)} (${effectText(low)} to ${effectText(high)})`;
}
