import { html, type TemplateResult } from 'lit';
import { type FigureSpec, specNumber } from '../../lib/specs';
import type { FigureKind, FigureView } from '../../figure/figure-kind';
import { withParameters } from '../../figure/figure-options';
import type { SpaceIntroResult } from './result';

const STEPS = [1, 2, 3, 4, 5, 6];

/** The first of the steps without optimized pictures. */
const RELU_STEP = 5;

/** Draws a step in its element. */
function stepOf({ data, target, portraits }: FigureView): TemplateResult {
  switch ((data?.result?.data as SpaceIntroResult).step) {
    case 1:
      return html`<space-vector-step
        class="pictures"
        .figure=${data}
        .target=${target}
        .portraits=${portraits}
      ></space-vector-step>`;
    case 2:
      return html`<space-points-step
        class="pictures"
        .figure=${data}
        .target=${target}
        .portraits=${portraits}
      ></space-points-step>`;
    case 3:
      return html`<space-direction-step
        class="pictures"
        .figure=${data}
        .target=${target}
        .portraits=${portraits}
      ></space-direction-step>`;
    case 4:
      return html`<space-rotation-step
        class="pictures"
        .figure=${data}
        .target=${target}
        .portraits=${portraits}
      ></space-rotation-step>`;
    case 5:
      return html`<space-relu-step
        class="pictures"
        .figure=${data}
        .target=${target}
        .portraits=${portraits}
      ></space-relu-step>`;
    default:
      return html`<space-question-step
        class="pictures"
        .figure=${data}
        .target=${target}
        .portraits=${portraits}
      ></space-question-step>`;
  }
}

function hasOptimizedPictures(spec: FigureSpec): boolean {
  return specNumber(spec, 'step', 1) < RELU_STEP;
}

export const kind: FigureKind = {
  name: 'space-intro',
  loadElement: () => import('./steps'),
  isWide: true,
  namesAuthors: true,
  isOptimized: hasOptimizedPictures,
  dependsOnSeed: hasOptimizedPictures,
  variations: ({ spec, readableUrl }) =>
    STEPS.filter((step) => step !== specNumber(spec, 'step', 1)).map((step) => ({
      name: `Step ${step}`,
      url: withParameters(readableUrl, { step: String(step) }),
    })),
  render: (view) => (view.data?.result?.data === undefined ? undefined : stepOf(view)),
};
