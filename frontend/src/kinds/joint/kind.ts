import type { FigureKind } from '../../figure/figure-kind';
import { combinationsOf } from '../../figure/unit-combinations';

/** The most pairs of which a figure's variations list other combinations. */
const MOST_PAIRS = 3;

export const kind: FigureKind = {
  name: 'joint',
  variations({ spec, readableUrl }) {
    const [row = ''] = [spec['rows']].flat().map(String);
    return [spec['columns']]
      .flat()
      .slice(0, MOST_PAIRS)
      .flatMap((column) =>
        combinationsOf(readableUrl, [row, String(column)])
          .filter(({ url }) => !url.includes('kind=joint&'))
          .map(({ name, url }) => ({ name: `${row} and ${String(column)}: ${name}`, url })),
      );
  },
  combinations(units) {
    const [first = '', ...others] = units;
    const all = units.join(',');
    return [
      ...(units.length < 2
        ? []
        : [{ name: `${first} with the others`, order: 10, parameters: { rows: first, columns: others.join(',') } }]),
      ...(units.length < 3 ? [] : [{ name: 'Each with each', order: 20, parameters: { rows: all, columns: all } }]),
    ];
  },
};
