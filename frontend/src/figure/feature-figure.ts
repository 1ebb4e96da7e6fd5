import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { mayAsk } from '../lib/api';
import { figureAddress, figuresOf } from '../lib/servers';
import { submissionSlot } from '../lib/slots';
import { parseSpec, type FigureSpec } from '../lib/specs';
import { styles } from '../lib/style';
import { phaseText } from './figure-facts';
import palette from '../../../static/css/palette.css?inline';
import sheet from './feature-figure.css?inline';
import { aboutOf } from './figure-about';
import { endsOf, imagesAtOnce, imagesIn, picturesOf, warningsOf } from './figure-pictures';
import { toggled } from './figure-picks';
import { toolsOf } from './figure-tools';
import { keptFigure } from './kept-figure';
import { FigureWatch, NO_CURVE, type FigureState } from './figure-watch';
import './objective-curve';
import '../kinds/directions/blind-test';
import './picture-frames';
import { photographFigure } from './photograph-figures';
import './picture-grid';
import './picture-matrix';
import type { Picture } from './picture-tile';

/** How near to the window a figure begins its work. */
const NEAR = '160px';
/** How long a figure goes on listening in a tab that nobody looks at, milliseconds. */
const PATIENCE_WHEN_HIDDEN = 30_000;

/**
 * A figure: its pictures, stored or forming before the reader, and how they were made. Give it a `figure` (an id), a `spec`
 * (a readable link's query, or JSON), or both; in another site's page, the figure's permanent link as `src`. It works while it is on
 * the screen. What stands inside it, a picture for instance, is shown until the figure is there, and where there is no script.
 *
 * ```html
 * <script type="module" src="https://server/embed.js"></script>
 * <feature-figure src="https://server/figures/{id}" theme="light" no-controls></feature-figure>
 * ```
 */
@customElement('feature-figure')
export class FeatureFigure extends LitElement {
  static override styles = styles(palette + sheet);

  /** The figure's id. */
  @property() figure: string | undefined;
  @property() spec: string | undefined;
  /** The permanent link of a figure of this or another site. */
  @property() src: string | undefined;
  /** Whether the figure is made, so that its pictures can be shown before anything is asked. */
  @property({ type: Boolean }) made = false;
  @property({ type: Boolean, attribute: 'no-caption' }) noCaption = false;
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;
  /** Whether nothing begins by itself: a figure that is not made waits for the reader. */
  @property({ type: Boolean, attribute: 'no-autoplay' }) noAutoplay = false;
  /** Whether the page itself leads to the other pages of a grid. */
  @property({ type: Boolean, attribute: 'no-pages' }) noPages = false;
  /** `light` or `dark`; else that of the page. */
  @property({ reflect: true }) theme: string | undefined;
  /** Where links open. */
  @property() target = '_self';

  @state() private shown: FigureState | undefined;
  @state() private picture = -1;
  /** Whether the reader is to say what the pictures are of. */
  @state() private isBlind = false;
  /** The pictures that the reader has picked, in the order of picking; nothing while none can be. */
  @state() private picks: readonly number[] | undefined;
  /** The address of the figure's server, `''` where it is the page's own. */
  base = '';
  private watch: FigureWatch | undefined;
  private asked: FigureSpec = {};
  private near: IntersectionObserver | undefined;
  private isNear = false;
  private leaving: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.near = new IntersectionObserver((entries) => this.moved(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: NEAR,
    });
    this.near.observe(this);
    document.addEventListener('visibilitychange', this.onVisibility);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.near?.disconnect();
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.moved(false);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('figure') || changed.has('spec') || changed.has('src')) {
      this.watch?.stop();
      this.shown = undefined;
      this.asked = this.spec === undefined ? {} : parseSpec(this.spec);
      this.watch = this.watchOf();
      if (this.isNear) {
        this.watch?.start();
      }
    }
  }

  /** What there is to watch; nothing where the figure is written in the page, or where none is named. */
  private watchOf(): FigureWatch | undefined {
    const kept = keptFigure(this);
    const link = kept?.data?.url ?? this.src;
    const address = link === undefined ? undefined : figureAddress(link, document.baseURI);
    const id = address?.id ?? this.figure;
    this.base = address?.base ?? '';
    if (kept !== undefined) {
      this.shown = kept;
      return undefined;
    }
    if (id === undefined && this.spec === undefined) {
      const detail = `${this.src ?? 'Nothing'} is not the permanent link of a figure.`;
      this.shown = { phase: { name: 'failed', problem: { title: 'No figure', status: 400, detail } }, curve: NO_CURVE };
      return undefined;
    }
    const source = { id, spec: this.spec === undefined ? undefined : this.asked, waits: this.noAutoplay };
    return new FigureWatch(source, figuresOf(this.base), submissionSlot, (state) => (this.shown = state));
  }

  override render(): TemplateResult {
    const data = this.shown?.data;
    const atOnce = this.made ? imagesAtOnce(this.asked, this.figure ?? '') : [];
    const images = data === undefined ? atOnce : (data.result?.images ?? imagesIn(data.layout, data.spec, this.underWay()));
    const pictures = picturesOf(data?.spec ?? this.asked, images, this.base, data?.layout);
    if (pictures.length === 0 && (this.shown === undefined || this.shown.phase.name === 'asking')) {
      // nothing is known of it yet
      const isSilent = this.made || this.noControls;
      return html`<div class="instead"><slot></slot></div>${isSilent ? nothing : html`${this.progress()} ${this.status()}`}`;
    }
    const isTransparent = (data?.spec ?? this.asked)?.['transparent'] === true;
    const isWorking = ['queued', 'running'].includes(this.shown?.phase.name ?? '');
    return html`
      <figure class="${pictures.length === 1 || data?.layout.form === 'frames' ? 'single' : 'several'}${isTransparent ? ' transparent' : ''}" aria-busy=${isWorking}>
        ${pictures.length === 0 ? html`<div class="instead"><slot></slot></div>` : this.laidOut(pictures)}
        ${this.tools()} ${this.noControls ? this.troubleOnly() : this.work(pictures)}
        ${this.noCaption ? nothing : this.caption(pictures)}
      </figure>
    `;
  }

  /** How many pictures have an objective by now. */
  private underWay(): number {
    return this.shown?.curve.objective.at(-1)?.length ?? this.shown?.data?.progress?.objective.length ?? 0;
  }

  /** The pictures, in the element for how they stand to each other. */
  private laidOut(pictures: readonly Picture[]): TemplateResult {
    const { data, frame } = this.shown ?? {};
    const label = data?.title ?? 'Pictures';
    const onFocus = (event: CustomEvent<number>): void => void (this.picture = event.detail);
    const withPhotograph = photographFigure(data, onFocus, this.target);
    if (withPhotograph !== undefined) {
      return withPhotograph;
    }
    switch (data?.layout.form) {
      case 'frames':
        return html`<picture-frames
          class="pictures" .pictures=${pictures} .frame=${frame} .target=${this.target} .ends=${endsOf(data.spec)} label=${label}
          ?no-autoplay=${this.noAutoplay} @picture-focus=${onFocus}
        ></picture-frames>`;
      case 'matrix':
        return this.isBlind
          ? html`<blind-test class="pictures" .pictures=${pictures} .layout=${data.layout} .target=${this.target}></blind-test>`
          : html`<picture-matrix
              class="pictures" .pictures=${pictures} .layout=${data.layout} .frame=${frame} .target=${this.target} label=${label}
              @picture-focus=${onFocus}
            ></picture-matrix>`;
      default:
        return html`<picture-grid
          class="pictures" .pictures=${pictures} .frame=${frame} .target=${this.target} label=${label} .picks=${this.picks}
          @picture-focus=${onFocus} @picture-pick=${(event: CustomEvent<number>) => (this.picks = toggled(this.picks, event.detail))}
        ></picture-grid>`;
    }
  }

  private tools(): TemplateResult | typeof nothing {
    return this.noControls
      ? nothing
      : toolsOf(this.shown?.data, {
          isBlind: this.isBlind,
          toggleBlind: () => (this.isBlind = !this.isBlind),
          picks: this.picks,
          togglePicking: () => (this.picks = this.picks === undefined ? [] : undefined),
          noPages: this.noPages,
          target: this.target,
        });
  }

  private work(pictures: readonly Picture[]): TemplateResult {
    const { phase, data } = this.shown ?? {};
    // the runs of a figure follow each other, but its curves lie over each other when all have ended
    const steps = phase?.name === 'running' ? phase.steps : Number((data?.spec ?? this.asked)['steps'] ?? 0);
    return html`
      <div class="work">
        ${this.progress()} ${this.status()}
        <objective-curve
          .curve=${this.shown?.curve ?? { steps: [], objective: [] }}
          .steps=${steps}
          .picture=${pictures.length === 1 ? 0 : this.picture}
        ></objective-curve>
      </div>
    `;
  }

  /** Without controls there are no words, unless something is wrong. */
  private troubleOnly(): TemplateResult {
    const isWrong = ['failed', 'cancelled', 'offline', 'busy'].includes(this.shown?.phase.name ?? '');
    return html`${this.progress()} ${isWrong && !this.made ? this.status() : nothing}`;
  }

  private progress(): TemplateResult | typeof nothing {
    const phase = this.shown?.phase;
    if (phase?.name === 'done' || (this.made && phase?.name === 'asking')) {
      return nothing;
    }
    return phase?.name === 'running'
      ? html`<progress aria-label="Steps made" value=${phase.step} max=${phase.steps}></progress>`
      : html`<progress aria-label="Steps made" value="0" max="1"></progress>`;
  }

  private status(): TemplateResult {
    const shown = this.shown;
    const text = shown === undefined ? 'Starts when it is on the screen.' : phaseText(shown.phase, shown.data);
    const name = shown?.phase.name;
    return html`
      <p class="status ${name ?? ''}">
        <span>${text}</span>
        ${mayAsk(this) ? this.runButton(name) : this.elsewhere(name)}
        ${name === 'offline' || name === 'busy' ? this.button('Try now', () => this.watch?.retryNow()) : nothing}
        ${shown?.notice === undefined ? nothing : html`<span class="notice">${shown.notice}</span>`}
      </p>
      <p class="visually-hidden" role="status">${name === 'running' ? 'The pictures are being made.' : text}</p>
    `;
  }

  private runButton(name: string | undefined): TemplateResult | typeof nothing {
    switch (name) {
      case 'queued':
      case 'running':
        return this.button('Cancel', () => void this.watch?.cancel());
      case 'failed':
        return this.watch === undefined ? nothing : this.button('Try again', () => this.watch?.again());
      case 'cancelled':
        return this.button('Make it', () => this.watch?.again());
      default:
        return nothing;
    }
  }

  /** Another site's page cannot ask for a figure; the figure's own page can. */
  private elsewhere(name: string | undefined): TemplateResult | typeof nothing {
    const data = this.shown?.data;
    return name === 'cancelled' && data !== undefined
      ? html`<a href=${data.url} target=${this.target}>Make it on its page</a>`
      : nothing;
  }

  private button(name: string, press: () => void): TemplateResult {
    return html`<button type="button" @click=${press}>${name}</button>`;
  }

  private caption(pictures: readonly Picture[]): TemplateResult {
    const data = this.shown?.data;
    if (data === undefined) {
      return html`<figcaption><slot name="caption"></slot></figcaption>`;
    }
    return html`
      <figcaption>
        <p>${data.caption}</p>
        ${this.isBlind ? nothing : warningsOf(pictures)} ${this.noControls ? nothing : aboutOf(data, this.base, this.target)}
      </figcaption>
    `;
  }

  private moved(isNear: boolean): void {
    this.isNear = isNear;
    clearTimeout(this.leaving);
    if (isNear) {
      this.watch?.start();
    } else {
      this.watch?.stop();
    }
  }

  private readonly onVisibility = (): void => {
    clearTimeout(this.leaving);
    if (document.hidden) {
      this.leaving = window.setTimeout(() => this.watch?.stop(), PATIENCE_WHEN_HIDDEN);
    } else if (this.isNear) {
      this.watch?.start();
    }
  };
}
