import type { FigureKind } from '../../figure/figure-kind';
import { specField } from '../../lib/specs';

export const kind: FigureKind = {
  name: 'interpolation',
  ends(spec) {
    const [from, to] = [specField(spec, 'from'), specField(spec, 'to')];
    return from === '' || to === '' ? undefined : [from, to];
  },
  combinations([from = '', to = '', ...others]) {
    const isPair = to !== '' && others.length === 0;
    return isPair ? [{ name: 'From one to the other', order: 30, parameters: { from, to } }] : [];
  },
};
