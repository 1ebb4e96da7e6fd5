import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData, FigureImage } from '../../lib/api-types';
import { countText, valueText } from '../../lib/numbers';
import { linked } from '../../lib/linked';
import { pageOfServer } from '../../lib/servers';
import { specField } from '../../lib/specs';
import { styles } from '../../lib/style';
import { unitPage } from '../../lib/units';
import { creditsOf } from '../../figure/credits';
import { pictureAt } from '../../figure/picture-tile';
import { reluSwitch } from '../../figure/relu-switch';
import switchSheet from '../../figure/switch.css?inline';
import { nameChoice, numberChoice, ReaderView } from '../../figure/reader-view';
import sheet from './basis-test-figure.css?inline';
import { measuresOf } from './comparisons';
import './effect-chart';
import { medianAt, pathCurve } from './path-curve';
import type { BasisTestResult, Pictured, PicturedDirection, Side } from './result';

/** Returns the point of a direction whose pictures are shown at `alpha`: the nearest one. */
export function nearest(points: readonly Pictured[], alpha: number): Pictured | undefined {
  const distances = points.map((point) => Math.abs(point.alpha - alpha));
  return points[distances.indexOf(Math.min(...distances))];
}

/**
 * Whether a layer's basis is special: the result in a sentence, effects against other directions, and statistics and pictures along
 * the path from neurons to random directions, under a slider. Fires `picture-focus` with the index of an optimized picture, or -1.
 */
@customElement('basis-test-figure')
export class BasisTestFigure extends LitElement {
  static override styles = styles(switchSheet + sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** The `target` of links. */
  @property() target = '_self';
  @state() private sideName = 'after';
  @state() private alpha = 0;
  protected readonly view = new ReaderView(this, () => this.figure?.result?.data !== undefined, {
    side: nameChoice(
      () => this.sideName,
      (side) => (this.sideName = side),
      () => (this.figure?.result?.data as BasisTestResult).sides.map(({ name }) => name),
    ),
    alpha: numberChoice(
      () => this.alpha,
      (alpha) => (this.alpha = alpha),
      () => [0, 1],
    ),
  });

  override render(): TemplateResult | typeof nothing {
    const result = this.figure?.result;
    if (result?.data === undefined) {
      return nothing;
    }
    const data = result.data as BasisTestResult;
    const side = data.sides.find(({ name }) => name === this.sideName) ?? data.sides[0];
    if (side === undefined) {
      return nothing;
    }
    return html`
      ${
        data.sides.length > 1
          ? reluSwitch(
              data.sides.map(({ name }) => name),
              side.name,
              (name) => (this.sideName = name),
            )
          : nothing
      }
      ${sentences(side)}
      <effect-chart .analyses=${side.analyses}></effect-chart>
      <p class="told">${sampleText(data, side)}</p>
      ${this.path(side)} ${this.pictures(data.directions, result.images)}
    `;
  }

  private path(side: Side): TemplateResult {
    const trained = side.analyses[0];
    const measures = trained === undefined ? [] : measuresOf(trained);
    return html`
      <p class="heading">From neurons to random directions</p>
      <div class="curves">
        ${measures.map(
          (measure) =>
            html`<figure>
              <figcaption>
                ${measure.title}
                ${side.analyses
                  .filter(({ path }) => path.length > 0)
                  .map(({ source, path }) => {
                    const median = medianAt(path, measure.name, this.alpha);
                    return median === undefined ? nothing : html`<b class=${source}>${valueText(median)}</b>`;
                  })}
              </figcaption>
              ${pathCurve(side.analyses, measure, this.alpha)}
            </figure>`,
        )}
      </div>
      <div class="slider">
        <label for="alpha">α</label>
        <input
          id="alpha"
          type="range"
          min="0"
          max="1"
          step="0.01"
          list="pictured"
          .value=${String(this.alpha)}
          aria-valuetext="${this.alpha.toFixed(2)}, from neurons to random directions"
          @input=${(event: Event) => (this.alpha = Number((event.target as HTMLInputElement).value))}
        />
        <output for="alpha">${this.alpha.toFixed(2)}</output>
      </div>
      <div class="ends"><span>neurons</span><span>random directions</span></div>
    `;
  }

  private pictures(directions: readonly PicturedDirection[], images: readonly FigureImage[]): TemplateResult {
    const points = directions[0]?.points ?? [];
    const shown = nearest(points, this.alpha);
    return html`
      <datalist id="pictured">${points.map(({ alpha }) => html`<option value=${alpha}></option>`)}</datalist>
      <p class="told">
        ${countText(directions.length, 'neuron')} and what becomes of them; pictures are made at
        ${points.map(({ alpha }) => alpha).join(', ')}, shown are those at α = ${shown?.alpha ?? 0}.
      </p>
      <ol
        class="along"
        @focusin=${this.onEnter}
        @focusout=${() => this.fireFocus(-1)}
        @pointerover=${this.onEnter}
        @pointerleave=${() => this.fireFocus(-1)}
      >
        ${directions.map((direction) => this.direction(direction, images))}
      </ol>
      ${creditsOf(
        directions
          .flatMap((direction) => nearest(direction.points, this.alpha)?.patches ?? [])
          .flatMap((patch) => images[patch] ?? []),
        this.target,
      )}
    `;
  }

  private direction({ channel, points }: PicturedDirection, images: readonly FigureImage[]): TemplateResult {
    const point = nearest(points, this.alpha);
    const spec = this.figure?.spec ?? {};
    const layer = specField(spec, 'layer');
    if (point === undefined) {
      return html``;
    }
    const picture = images[point.picture];
    return html`<li>
      ${linked(`${layer}:${channel}`, pageOfServer(this.figure, unitPage(specField(spec, 'model'), { layer, channel })), this.target)}
      <img
        class="optimized"
        src=${picture?.url ?? ''}
        data-index=${point.picture}
        tabindex="0"
        decoding="async"
        alt="A picture made to excite the direction of ${layer}:${channel} at α = ${point.alpha}"
      />
      <div class="patches">${point.patches.map((patch) => this.patch(images[patch]))}</div>
      <span class="weight">weight of the neuron ${valueText(point.weight)}</span>
    </li>`;
  }

  private patch(image: FigureImage | undefined): TemplateResult | typeof nothing {
    return image === undefined
      ? nothing
      : html`<img
          src=${image.url}
          decoding="async"
          title="${image.label}, projection ${valueText(image.objective ?? 0)}"
          alt="Part of the photograph ${image.label}"
        />`;
  }

  private onEnter(event: Event): void {
    this.fireFocus(pictureAt(event));
  }

  private fireFocus(index: number): void {
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
  }
}

function sentences({ sentences: [found, ...others] }: Side): TemplateResult {
  return html`<p class="found">${found}</p>
    <ul class="more">
      ${others.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`;
}

function sampleText({ sample, set }: BasisTestResult, side: Side): string {
  const classes =
    sample.classes === 0
      ? 'Its photographs have no classes, folders of two photographs or more, so class selectivity is left out.'
      : `Selectivity is of ${countText(sample.classes, 'class')} with ${countText(sample.labelled, 'photograph')}; by chance it would be ${valueText(sample.chance)}.`.replace(
          'classs',
          'classes',
        );
  const silent = side.silent === 0 ? '' : ` ${countText(side.silent, 'neuron')} without any change left out.`;
  const components = side.components === 0 ? '' : `, ${countText(side.components, 'non-negative component')}`;
  return `${countText(sample.positions, 'position')} of ${countText(sample.photographs, 'photograph')} of the set ${set.name}; ${countText(sample.channels, 'neuron')}, ${countText(sample.rotations, 'rotation')}, ${countText(side.clusters, 'cluster')}${components}. ${classes}${silent}`;
}
