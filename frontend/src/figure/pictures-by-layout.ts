import { html, type TemplateResult } from 'lit';
import { kindOf, type FigureView } from './figure-kind';
import './picture-frames';
import './picture-grid';
import './picture-matrix';

/** Draws the pictures of a figure in the element of the figure's layout. */
export function picturesByLayout(view: FigureView): TemplateResult {
  const { data, pictures, frame, label, target, onFocus } = view;
  switch (data?.layout.form) {
    case 'frames':
      return html`<picture-frames
        class="pictures"
        .pictures=${pictures}
        .frame=${frame}
        .target=${target}
        .ends=${kindOf(data.spec).ends?.(data.spec)}
        label=${label}
        ?no-autoplay=${view.noAutoplay}
        @picture-focus=${onFocus}
      ></picture-frames>`;
    case 'matrix':
      return html`<picture-matrix
        class="pictures"
        .pictures=${pictures}
        .layout=${data.layout}
        .frame=${frame}
        .target=${target}
        label=${label}
        @picture-focus=${onFocus}
      ></picture-matrix>`;
    default:
      return html`<picture-grid
        class="pictures"
        .pictures=${pictures}
        .frame=${frame}
        .target=${target}
        label=${label}
        @picture-focus=${onFocus}
      ></picture-grid>`;
  }
}
