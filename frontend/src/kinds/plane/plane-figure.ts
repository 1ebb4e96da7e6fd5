import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { FigureData, FigureImage, ModelPortraits } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { countText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { unitLink } from '../../lib/unit-link';
import { parseUnit } from '../../lib/units';
import { creditLine, creditsOf } from '../../figure/credits';
import { DialPlayer } from './dial-player';
import { best, nearest, nextAngle, normalized, opacities, sumText, type Scored } from './geometry';
import './plane-dial';
import { playButton } from '../../figure/play-button';
import playControls from '../../figure/play-controls.css?inline';
import { reluSwitch } from '../../figure/relu-switch';
import switchSheet from '../../figure/switch.css?inline';
import { nameChoice, numberChoice, ReaderView } from '../../figure/reader-view';
import sheet from './plane-figure.css?inline';
import type { PlaneResult, Side } from './result';

/** The longest name of a direction that is written out in sums. */
const LONGEST_NAME = 20;

/**
 * A dial for the directions of a plane: the plane with photographs at their activations in the ring of the pictures, and beside it
 * the picture of the direction and the patches that score most along it. It plays once around by itself, unless that is switched
 * off or the reader prefers reduced motion. Fires `picture-focus` with the index of the picture of the direction.
 */
@customElement('plane-figure')
export class PlaneFigure extends LitElement {
  static override styles = styles(playControls + switchSheet + sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** The `target` of links. */
  @property() target = '_self';
  @property({ attribute: false }) portraits: ModelPortraits | undefined;
  @property({ type: Boolean, attribute: 'no-autoplay' }) noAutoplay = false;
  @state() private degrees = 0;
  @state() private sideName = '';
  private readonly player = new DialPlayer(this, {
    turn: (degrees) => (this.degrees = degrees),
    angles: () => this.data()?.angles ?? [],
    mayBegin: () => !this.noAutoplay && this.data() !== undefined,
  });
  private focused = -1;
  /** The direction that the reader has chosen last; playing changes none. */
  private read = 0;
  protected readonly view = new ReaderView(this, () => this.data() !== undefined, {
    angle: numberChoice(
      () => this.read,
      (degrees) => {
        this.player.forgo();
        this.turn(degrees);
      },
      () => [0, 359],
    ),
    side: nameChoice(
      () => this.sideName || (this.data()?.sides[0]?.name ?? ''),
      (side) => (this.sideName = side),
      () => this.data()?.sides.map(({ name }) => name) ?? [],
    ),
  });

  private data(): PlaneResult | undefined {
    return this.figure?.result?.data as PlaneResult | undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const data = this.data();
    const images = this.figure?.result?.images ?? [];
    const side = data?.sides.find(({ name }) => name === this.sideName) ?? data?.sides[0];
    if (data === undefined || side === undefined) {
      return nothing;
    }
    const scored = best(data, side, this.degrees);
    const names = namesOf(data);
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
      <div class="parts">
        <div class="dial">
          <plane-dial
            .result=${data}
            .side=${side}
            .images=${images}
            .degrees=${this.degrees}
            .best=${scored}
            .names=${guard([data], () => names)}
            @turn=${(event: CustomEvent<number>) => this.turn(event.detail)}
          ></plane-dial>
          ${this.controls(data, sumText(data.angle, this.degrees, names))}
        </div>
        <div class="beside">
          ${this.picture(data, images)}
          <p class="heading" id="best">Photographs furthest along it</p>
          ${this.best(data, images, scored)}
        </div>
      </div>
      ${this.told(data, side)} ${guard([data, this.target], () => this.credits(data, images))}
    `;
  }

  private controls(data: PlaneResult, sum: string): TemplateResult {
    const whole = Math.round(this.degrees) % 360;
    const { isPlaying } = this.player;
    return html`
      <div class="controls">
        ${playButton(isPlaying, () => this.player.toggle(this.degrees))}
        <input
          type="range"
          min="0"
          max="359"
          step="1"
          .value=${String(whole)}
          aria-label="Direction"
          aria-valuetext="${whole}°, ${sum}"
          @input=${(event: Event) => this.turn(Number((event.target as HTMLInputElement).value))}
          @keydown=${(event: KeyboardEvent) => this.onKey(event, data)}
        />
        <output>${whole}°</output>
      </div>
      <p class="sum">${sum}</p>
    `;
  }

  /** Shows the picture that is nearest to the angle; while the dial is played, each fades into the next. */
  private picture(data: PlaneResult, images: readonly FigureImage[]): TemplateResult {
    const shown = nearest(data.angles, this.degrees);
    const shares = this.player.isFading ? opacities(data.angles, this.degrees) : undefined;
    const angle = data.angles[shown]?.degrees ?? 0;
    return html`
      <div class="picture" role="img" aria-label="A picture made to maximize the direction at ${degreesText(angle)}">
        ${data.angles.map(({ picture }, index) => {
          const opacity = shares === undefined ? Number(index === shown) : (shares[index] ?? 0);
          const isAbove = opacity > 0 && opacity < 1;
          return html`<img
            src=${images[picture]?.url ?? ''}
            ${cssProperties({ opacity: Number(opacity.toFixed(3)), 'z-index': Number(isAbove) })}
            alt=""
            decoding="async"
          />`;
        })}
      </div>
      <p class="caption">Optimized for ${degreesText(angle)}</p>
    `;
  }

  /** Lists the best photographs. The rows keep their places while the dial turns, so that nothing moves. */
  private best(data: PlaneResult, images: readonly FigureImage[], scored: readonly Scored[]): TemplateResult {
    return html`<ol class="best" aria-labelledby="best">
      ${scored.map(({ patch, score }) => this.row(images[data.patches[patch]?.picture ?? -1], score))}
      ${scored.length === 0 ? html`<li class="none">None: no position is excited in this direction.</li>` : nothing}
    </ol>`;
  }

  private row(image: FigureImage | undefined, score: number): TemplateResult | typeof nothing {
    if (image === undefined) {
      return nothing;
    }
    const title = image.credit?.title ?? image.label;
    return html`<li>
      <img src=${image.url} alt="Part of the photograph ${title}" decoding="async" />
      <span class="photograph" title=${title}><b>${valueText(score)}</b> ${title}</span>
      <span class="author">${image.credit === undefined ? nothing : creditLine(image.credit, this.target)}</span>
    </li>`;
  }

  private told(data: PlaneResult, side: Side): TemplateResult {
    const isOrthogonal = Math.abs(data.angle - 90) < 0.05;
    const named = (name: string): unknown => {
      const unit = parseUnit(name);
      return unit === undefined ? name : unitLink(name, unit, this);
    };
    const [a, b] = namesOf(data);
    return html`<p class="told">
      ${a === data.a ? named(a) : html`a is ${data.a}`} lies at 0°,
      ${b === data.b ? named(b) : html`b, which is ${data.b},`} at ${degreesText(data.angle)}:
      ${isOrthogonal ? 'the two are orthogonal' : 'the two are not orthogonal, so b’s part along a is taken out for the axis at 90°'}.
      ${countText(side.positions, 'position')} of ${countText(data.set.photographs, 'photograph')} of the set
      ${data.set.name}${side.points.length < side.positions ? `, of which ${side.points.length} are drawn` : ''}.
      ${data.set.skippedInAll === 0 ? nothing : html`${countText(data.set.skippedInAll, 'file')} could not be read.`}
    </p>`;
  }

  private credits(data: PlaneResult, images: readonly FigureImage[]): TemplateResult {
    const photographs = data.patches.flatMap(({ picture }) => images[picture] ?? []);
    return html`<details>
      <summary>Who made the photographs</summary>
      ${creditsOf(photographs, this.target)}
    </details>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('figure')) {
      this.player.offer();
    }
  }

  protected override updated(): void {
    const data = this.data();
    const index = data === undefined ? -1 : (data.angles[nearest(data.angles, this.degrees)]?.picture ?? -1);
    if (index !== this.focused) {
      this.focused = index;
      this.dispatchEvent(new CustomEvent('picture-focus', { detail: index }));
    }
  }

  private turn(degrees: number): void {
    this.player.stop();
    this.degrees = normalized(degrees);
    this.read = Math.round(this.degrees) % 360;
  }

  /** Handles Page Up and Page Down, which go to the next picture, and arrows across 0°. The browser handles other keys. */
  private onKey(event: KeyboardEvent, { angles }: PlaneResult): void {
    const whole = Math.round(this.degrees) % 360;
    const isUp = event.key === 'ArrowRight' || event.key === 'ArrowUp';
    const isDown = event.key === 'ArrowLeft' || event.key === 'ArrowDown';
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      this.turn(nextAngle(angles, this.degrees, event.key === 'PageUp' ? 1 : -1));
    } else if ((isUp && whole === 359) || (isDown && whole === 0)) {
      this.turn(isUp ? 0 : 359);
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** Returns the names of the two directions in sums: those of units and of other short expressions, otherwise a and b. */
function namesOf({ a, b }: PlaneResult): readonly [string, string] {
  return [a.length > LONGEST_NAME ? 'a' : a, b.length > LONGEST_NAME ? 'b' : b];
}

function degreesText(degrees: number): string {
  return `${Number(degrees.toFixed(1))}°`;
}
