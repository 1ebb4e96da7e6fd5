import { LitElement, html, nothing, svg, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { FigureData, FigureImage, ModelPortraits } from '../../lib/api-types';
import { styles } from '../../lib/style';
import { unitLink } from '../../lib/unit-link';
import { creditsOf } from '../../figure/credits';
import { placed, type PlaneView } from './plane';
import type { Point, SpaceIntroResult } from './result';
import drawing from './drawing.css?inline';
import switchSheet from '../../figure/switch.css?inline';
import common from './intro-step.css?inline';
import { unpack, type Vector } from './vectors';

/** What the styles of all steps have in common. */
export const STEP_SHEET = switchSheet + common + drawing;

/** The side of the picture at the end of an axis. */
const AXIS_IMAGE = 34;

/** A photograph among which a reader chooses. */
export interface Choice {
  /** The index of its first vector. */
  readonly vector: number;
  readonly image: FigureImage;
}

/** The base of the elements that draw a step. It reads the vectors once. */
export abstract class IntroStep extends LitElement {
  static override styles: CSSResult[] = styles(STEP_SHEET);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** The `target` of links. */
  @property() target = '_self';
  @property({ attribute: false }) portraits: ModelPortraits | undefined;
  protected vectors: readonly Vector[] = [];

  protected get data(): SpaceIntroResult {
    return this.figure?.result?.data as SpaceIntroResult;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('figure')) {
      this.vectors = unpack(this.data.vectors);
      this.begin();
    }
  }

  /** Prepares what is shown of a new figure. */
  protected abstract begin(): void;

  /** Returns which coordinate of a vector is that of an axis. */
  protected coordinate(axis: number): number {
    const { vectors, channels, axes } = this.data;
    return vectors.length === channels ? (axes[axis] ?? 0) : axis;
  }

  /** Returns the coordinates of the first two axes of a vector. */
  protected inPlane(vector: Vector): readonly [number, number] {
    return [vector[this.coordinate(0)] ?? 0, vector[this.coordinate(1)] ?? 0];
  }

  /** Returns a link to the page of the neuron of an axis. */
  protected neuron(axis: number): unknown {
    return this.neuronLink(this.data.axes[axis] ?? 0);
  }

  /** Returns a link to the page of a neuron. */
  protected neuronLink(channel: number): unknown {
    return unitLink(`neuron ${channel}`, { layer: this.layer(), channel }, this);
  }

  /** Returns the name of the layer. */
  protected layer(): string {
    const [unit] = [this.figure?.spec['units'] ?? []].flat();
    return String(unit ?? '').split(':')[0] ?? '';
  }

  /** Returns the picture of the photograph of a point. */
  protected imageOf(point: Point | undefined): FigureImage | undefined {
    return point?.picture === undefined ? undefined : this.figure?.result?.images[point.picture];
  }

  /** Returns the optimized picture of an axis. */
  protected axisPicture(axis: number): TemplateResult | typeof nothing {
    const direction = this.data.directions[axis];
    const image = direction === undefined ? undefined : this.figure?.result?.images[direction.picture];
    return image === undefined
      ? nothing
      : html`<figure>
          <img src=${image.url} decoding="async" alt="A picture made to excite neuron ${this.data.axes[axis]}" />
          <figcaption>${this.neuron(axis)}</figcaption>
        </figure>`;
  }

  /** Draws the pictures of the first two neurons at the ends of their axes. */
  protected axisImages(view: PlaneView): unknown {
    const { side, scale } = view;
    const end = side / 2 / scale;
    return [placed(view, end, 0), placed(view, 0, end)].map(([x, y], axis) => {
      const image = this.figure?.result?.images[this.data.directions[axis]?.picture ?? -1];
      const left = Math.min(side - AXIS_IMAGE, x - AXIS_IMAGE / 2);
      const top = Math.max(0, y - AXIS_IMAGE / 2);
      return image === undefined
        ? nothing
        : svg`<image href=${image.url} x=${left} y=${top} width=${AXIS_IMAGE} height=${AXIS_IMAGE}></image>`;
    });
  }

  /** Returns the photographs that have pictures, each once. */
  protected choices(): readonly Choice[] {
    const seen = new Set<number>();
    return this.data.points.flatMap((point, vector) => {
      const image = this.imageOf(point);
      if (image === undefined || point.picture === undefined || seen.has(point.picture)) {
        return [];
      }
      seen.add(point.picture);
      return [{ vector, image }];
    });
  }

  /** Draws radio buttons with a photograph each. */
  protected photographs(chosen: number, choose: (index: number) => void): TemplateResult {
    return html`<fieldset class="choices">
      <legend>Photograph</legend>
      ${this.choices().map(
        ({ image }, index) =>
          html`<label title=${titleOf(image)}
            ><input
              type="radio"
              name="photograph"
              .checked=${index === chosen}
              aria-label=${titleOf(image)}
              @change=${() => choose(index)} /><img src=${image.url} alt="" decoding="async"
          /></label>`,
      )}
    </fieldset>`;
  }

  /** Draws a slider with its name and its value. */
  protected slider(
    name: string,
    { value, least, most, step = 1 }: { value: number; least: number; most: number; step?: number },
    text: string,
    change: (value: number) => void,
  ): TemplateResult {
    return html`<div class="slider">
      <label for="slider">${name}</label>
      <input
        id="slider"
        type="range"
        min=${least}
        max=${most}
        step=${step}
        .value=${String(value)}
        aria-valuetext=${text}
        @input=${(event: Event) => change(Number((event.target as HTMLInputElement).value))}
      />
      <output for="slider">${text}</output>
    </div>`;
  }

  /** Names the authors of photographs. */
  protected credits(images: readonly (FigureImage | undefined)[]): TemplateResult | typeof nothing {
    return creditsOf(
      images.filter((image) => image !== undefined),
      this.target,
    );
  }
}

/** Returns what a photograph shows. */
export function titleOf(image: FigureImage): string {
  return image.credit?.title ?? image.label;
}
