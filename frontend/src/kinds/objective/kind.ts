import type { FigureKind } from '../../figure/figure-kind';
import { specNumber } from '../../lib/specs';

export const kind: FigureKind = {
  name: 'objective',
  pictureCount: (spec) => specNumber(spec, 'pictures', 0),
};
