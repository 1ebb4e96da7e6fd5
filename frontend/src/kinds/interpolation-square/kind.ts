import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = {
  name: 'interpolation-square',
  combinations([a = '', b = '', c = '', d = '', ...others]) {
    const areFour = d !== '' && others.length === 0;
    return areFour ? [{ name: 'Between the four', order: 40, parameters: { a, b, c, d } }] : [];
  },
};
