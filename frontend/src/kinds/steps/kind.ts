import type { FigureKind } from '../../figure/figure-kind';
import { unitObjectiveText } from '../../figure/unit-objective';

export const kind: FigureKind = { name: 'steps', objectiveText: unitObjectiveText };
