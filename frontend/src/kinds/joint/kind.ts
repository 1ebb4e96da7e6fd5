import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'joint',
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
