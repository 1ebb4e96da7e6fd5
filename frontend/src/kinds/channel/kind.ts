import type { FigureKind } from '../../figure/figure-kind';
import { unitAim, unitObjectiveText } from '../../figure/unit-objective';
import { specField } from '../../lib/specs';
import { parseUnit, unitText } from '../../lib/units';

const NAME = 'channel';

export const kind: FigureKind = {
  name: NAME,
  units(spec) {
    const unit = parseUnit(specField(spec, 'unit'));
    return unit === undefined ? [] : [unit];
  },
  aim: unitAim,
  objectiveText: unitObjectiveText,
  unitFigure: (model, unit) => new URLSearchParams({ kind: NAME, model, unit: unitText(unit) }).toString(),
};
