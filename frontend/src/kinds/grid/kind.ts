import { html } from 'lit';
import type { FigureKind } from '../../figure/figure-kind';
import { unitAim, unitObjectiveText } from '../../figure/unit-objective';
import { mostOnPage, unitsOnPage } from './grid-channels';
import './grid-figure';
import { gridVariations } from './grid-variations';

export const kind: FigureKind = {
  name: 'grid',
  units: unitsOnPage,
  pictureCount(spec, underWay) {
    const listed = unitsOnPage(spec, 0).length;
    return listed || (underWay > 1 ? underWay : mostOnPage(spec));
  },
  aim: unitAim,
  objectiveText: unitObjectiveText,
  render: (view) => html`<grid-figure .view=${view}></grid-figure>`,
  variations: gridVariations,
};
