import type { FigureKind } from '../../figure/figure-kind';

export const kind: FigureKind = { name: 'preconditioning', hasSettingsOfRows: true };
