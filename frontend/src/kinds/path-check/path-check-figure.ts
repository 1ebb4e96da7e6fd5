import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData, FigureImage } from '../../lib/api-types';
import { countText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { pictureAt } from '../../figure/picture-tile';
import '../../figure/depth-curves';
import type { Series } from '../../figure/depth-curves';
import { indexChoice, ReaderView } from '../../figure/reader-view';
import sheet from './path-check-figure.css?inline';
import type { Estimate, LayerPaths, PathCheckResult } from './result';

/** Returns the curves of a path check: the optimized picture, its photographs among each other, and the two bounds. */
export function curvesOf(data: PathCheckResult): Series[] {
  const curve = (name: string, estimate: (layer: LayerPaths) => Estimate | undefined, isControl: boolean): Series => ({
    name,
    values: data.layers.map((layer) => estimate(layer)?.value ?? null),
    low: data.layers.map((layer) => estimate(layer)?.low ?? null),
    high: data.layers.map((layer) => estimate(layer)?.high ?? null),
    isControl,
  });
  const picture = curve('optimized picture and its photographs', (layer) => layer.picture, false);
  const top = curve('its photographs among each other', (layer) => layer.top, false);
  // a bound has the colour of the curve before it, so that the two bounds can be told apart
  return data.classes > 1
    ? [
        picture,
        curve('two photographs of one class', (layer) => layer.sameClass, true),
        top,
        curve('two of different classes', (layer) => layer.differentClass, true),
      ]
    : [picture, top, curve('any two photographs', (layer) => layer.differentClass, true)];
}

/** Returns where the optimized picture stands between the two bounds at a layer, as a sentence. */
export function relativeText({ layer, relative }: LayerPaths): string {
  if (relative === undefined) {
    return `At ${layer} photographs of one class are no more like each other than those of different classes, so there is no scale between the two.`;
  }
  return `At ${layer} the picture stands at ${valueText(relative)} on the scale from photographs of different classes, 0, to photographs of one class, 1.`;
}

/**
 * The rank correlations of an optimized picture with photographs against depth, above the picture and the photographs.
 * Fires `picture-focus` with the index of the picture in focus or under the pointer, or -1.
 */
@customElement('path-check-figure')
export class PathCheckFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  @state() private layer = -1;
  protected readonly view = new ReaderView(this, () => this.layers > 0, {
    layer: indexChoice(
      () => (this.layer < 0 ? this.layers - 1 : this.layer),
      (layer) => (this.layer = layer),
      () => this.layers,
    ),
  });

  private get layers(): number {
    return (this.figure?.result?.data as PathCheckResult | undefined)?.layers.length ?? 0;
  }

  override render(): TemplateResult | typeof nothing {
    const result = this.figure?.result;
    if (result?.data === undefined) {
      return nothing;
    }
    const data = result.data as PathCheckResult;
    const layer = this.layer < 0 ? data.layers.length - 1 : this.layer;
    const told = data.layers[layer];
    return html`
      <p class="finding">${data.finding}</p>
      <depth-curves
        label="Rank correlation of the channels’ mean activations"
        .stages=${data.layers.map((each) => each.layer)}
        .series=${curvesOf(data)}
        .selected=${layer}
        @stage-select=${(event: CustomEvent<number>) => (this.layer = event.detail)}
      ></depth-curves>
      <p class="told">${told === undefined || data.classes < 2 ? nothing : relativeText(told)}</p>
      <ul
        @focusin=${this.onEnter}
        @focusout=${() => this.fireFocus(-1)}
        @pointerover=${this.onEnter}
        @pointerleave=${() => this.fireFocus(-1)}
      >
        ${result.images.map((image, index) => this.picture(image, index))}
      </ul>
      <p class="told">${setText(data)}</p>
    `;
  }

  private picture(image: FigureImage, index: number): TemplateResult {
    const name = index === 0 ? 'optimized' : (image.label.split('/').at(-1) ?? image.label);
    return html`<li class=${index === 0 ? 'optimized' : ''}>
      <img
        src=${image.url}
        data-index=${index}
        tabindex="0"
        decoding="async"
        alt=${index === 0 ? 'The optimized picture' : `The photograph ${image.label}, activation ${valueText(image.objective ?? 0)}`}
      />
      <span>${name}</span>
    </li>`;
  }

  private onEnter(event: Event): void {
    this.fireFocus(pictureAt(event));
  }

  private fireFocus(index: number): void {
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
  }
}

function setText({ set, classes }: PathCheckResult): string {
  const skipped = set.skippedInAll === 0 ? '' : `; ${countText(set.skippedInAll, 'file')} could not be read`;
  const grouped =
    classes > 1 ? ` in ${classes} classes` : ', which has no classes, so any two photographs are the only bound';
  return `The bounds are of the ${countText(set.photographs, 'photograph')} of the set ${set.name}${grouped}${skipped}.`;
}
