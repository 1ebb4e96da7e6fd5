import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData } from '../lib/api-types';
import { mayAsk } from '../lib/api';
import { figuresOf, serverOfFigure } from '../lib/servers';
import { type NetworkAddress, LoadedPortraits } from '../lib/loaded-portraits';
import { submissionSlot } from '../lib/slots';
import { type FigureSpec, parseSpec, specField } from '../lib/specs';
import { styles } from '../lib/style';
import palette from '../../../static/css/palette.css?inline';
import sheet from './feature-figure.css?inline';
import thinProgress from './thin-progress.css?inline';
import summary from './underlined-summary.css?inline';
import { BackgroundTheme } from './background-theme';
import { ChangedFigure, type ChangedParameters } from './changed-figure';
import { creditsOf } from './credits';
import { exportedFigure } from './exported-figure';
import { aboutOf } from './figure-about';
import { captionOf } from './figure-caption';
import { phaseText } from './figure-facts';
import { FullScreen } from './full-screen';
import { kindOf, stepsOf, type FigureView } from './figure-kind';
import { namedFigure } from './figure-name';
import { finishedImages, expectedImages, picturesOf, warningsOf, withPortraits } from './figure-pictures';
import { FigureWatch, NO_CURVE, type FigureState } from './figure-watch';
import { HeldHeight } from './held-height';
import { KindElements } from './kind-elements';
import { savedFigure } from './saved-figure';
import type { Picture } from './picture-tile';
import type { ChoicesAsked, ChoicesChanged } from './reader-view';
import { picturesByLayout } from './pictures-by-layout';
import { VisibilityController } from './visibility-controller';
import { wantedFigures } from './wanted-figures';

/**
 * A figure: its pictures, finished or while they are optimized, its caption and how it was made. It is named by
 * `figure` (an id), `spec` (the query of a readable link, or JSON) or both; in a page of another site by `src` (the
 * figure's permanent link). It is active while it is on the screen. Its children, for instance a picture, are shown
 * until the figure is loaded, and where there is no script. A readable link as `src` is followed in pages of its own
 * server only; elsewhere the element shows its children and a link that opens the figure there.
 *
 * ```html
 * <script type="module" src="https://server/embed.js"></script>
 * <feature-figure src="https://server/figures/{id}" theme="light" no-controls></feature-figure>
 * ```
 */
@customElement('feature-figure')
export class FeatureFigure extends LitElement {
  static override styles = styles(palette + thinProgress + summary + sheet);

  /** The figure's id. */
  @property() figure: string | undefined;
  @property() spec: string | undefined;
  /** The permanent link of a figure on this or another site, a readable link, or the `figure.js` of an exported article. */
  @property() src: string | undefined;
  /** Whether the figure is finished, so that its pictures can be shown before its data is loaded. */
  @property({ type: Boolean }) made = false;
  @property({ type: Boolean, attribute: 'no-caption' }) noCaption = false;
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;
  /** Whether nothing starts by itself: a figure that is not finished waits for a press on its button. */
  @property({ type: Boolean, attribute: 'no-autoplay' }) noAutoplay = false;
  /** Whether the page offers the figure beside others: it is made when it is looked at, after what people wait for. */
  @property({ type: Boolean }) offered = false;
  /** Whether the page around the figure links to the figure's other pages, so that the figure does not. */
  @property({ type: Boolean, attribute: 'no-pages' }) noPages = false;
  /** Whether the page is the figure's own. */
  @property({ type: Boolean, attribute: 'own-page' }) ownPage = false;
  /** The theme, `light` or `dark`; without it that of the page behind the element. */
  @property({ reflect: true }) theme: string | undefined;
  /** The `target` of links. */
  @property() target = '_self';

  @state() private shown: FigureState | undefined;
  @state() private picture = -1;
  /** Whether the names of the pictures are to be hidden. */
  @state() private isConcealed = false;
  /** The address of the figure's server; `''` for the server of the page. That of an exported article is its folder. */
  base = '';
  /** The address of the figure's files without their endings, if they lie beside the page. */
  private files: string | undefined;
  /** Whether the figure comes from a file. */
  private isFromFile = false;
  private watch: FigureWatch | undefined;
  private asked: FigureSpec = {};
  private readonly changes = new ChangedFigure();
  private readonly elements = new KindElements(this);
  private readonly portraits = new LoadedPortraits(this, () => this.network());
  protected readonly background = new BackgroundTheme(this);
  protected readonly height = new HeldHeight(this);
  private readonly screen = new FullScreen(this);
  private readonly visibility = new VisibilityController(this, {
    onShown: () => {
      this.watch?.start();
      this.requestUpdate();
    },
    onHidden: () => this.watch?.stop(),
    margin: () => (this.offered ? '0px' : undefined),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('figure') || changed.has('spec') || changed.has('src')) {
      void this.watch?.leave();
      this.shown = undefined;
      this.isConcealed = false;
      this.changes.reset(this.linkHash());
      this.asked = this.spec === undefined ? {} : parseSpec(this.spec);
      this.watch = this.watchOf();
      if (this.visibility.isNear) {
        this.watch?.start();
      }
    }
    // the element of the kind is loaded while the server is asked for the figure
    this.elements.stateOf(kindOf(this.knownSpec()));
  }

  /**
   * Returns what follows the figure on its server; `undefined` if its data is written in the page or it
   * cannot be followed here.
   */
  private watchOf(): FigureWatch | undefined {
    const exported = this.src === undefined ? undefined : exportedFigure(this.src, document.baseURI);
    const saved = savedFigure(this);
    this.files = exported?.files;
    this.isFromFile = exported !== undefined || saved !== undefined;
    if (exported !== undefined) {
      this.base = exported.api.base;
      return new FigureWatch({ id: exported.id }, exported.api, submissionSlot, wantedFigures, (state) =>
        this.show(state),
      );
    }
    const { base, id, spec, trouble } = namedFigure(this.figure, this.spec, saved?.data?.url ?? this.src);
    this.base = base;
    this.shown = saved ?? (trouble && { phase: trouble, curve: NO_CURVE });
    if (this.shown !== undefined) {
      return undefined;
    }
    const source = { id, spec, waits: this.noAutoplay, isOffered: this.offered };
    return new FigureWatch(source, figuresOf(base), submissionSlot, wantedFigures, (state) => this.show(state));
  }

  private show(state: FigureState): void {
    this.shown = state;
    if (this.ownPage && state.data !== undefined) {
      this.changes.arrive(state.data);
    }
  }

  override render(): TemplateResult {
    const data = this.shown?.data;
    const atOnce = this.made ? finishedImages(this.asked, this.figure ?? '') : [];
    const images =
      data === undefined ? atOnce : (data.result?.images ?? expectedImages(data.layout, data.spec, this.underWay()));
    const server = data === undefined ? this.base : serverOfFigure(data);
    const pictures = picturesOf(this.knownSpec(), images, server, data?.layout);
    const isUnanswered = this.shown === undefined || this.shown.phase.name === 'asking';
    const hasFallback = this.childElementCount > 0;
    const hasPicture = this.querySelector(':scope > :not(noscript, [slot])') !== null;
    const isLoading = hasFallback && this.elements.stateOf(kindOf(this.knownSpec())) === 'loading';
    if ((pictures.length === 0 && isUnanswered) || isLoading) {
      const isSilent = this.made || this.noControls || hasPicture;
      return html`<div class="instead ${hasPicture ? '' : 'waiting'}">
        <slot></slot>
        ${isSilent ? nothing : this.status()}
      </div>`;
    }
    const isTransparent = specField(this.knownSpec(), 'transparent') === 'true';
    const isWorking = ['queued', 'running'].includes(this.shown?.phase.name ?? '');
    return html`
      <figure
        class="${this.isNarrow(data, pictures.length) ? 'single' : 'several'}${isTransparent ? ' transparent' : ''}"
        aria-busy=${isWorking}
        @pictures-concealed=${(event: CustomEvent<boolean>) => (this.isConcealed = event.detail)}
        @spec-change=${this.onSpecChange}
        @choices-asked=${(event: ChoicesAsked) => (event.choices = this.changes.asked)}
        @choices-changed=${this.onChoices}
      >
        ${
          pictures.length === 0 && data?.result === undefined
            ? html`<div class="instead"><slot></slot></div>`
            : this.drawn(withPortraits(pictures, this.knownSpec(), this.portraits.current))
        }
        ${this.noControls ? this.troubleOnly() : this.work(pictures)}
        ${this.noCaption ? this.credits() : this.caption(pictures)}
      </figure>
    `;
  }

  /** The spec of the server's answer; before that, the one of the attribute. */
  private knownSpec(): FigureSpec {
    return this.shown?.data?.spec ?? this.asked;
  }

  /** The network of the figure on its server, which is asked for nothing if the figure comes from a file. */
  private network(): NetworkAddress | undefined {
    const data = this.shown?.data;
    const server = data === undefined ? this.base : serverOfFigure(data);
    const model = specField(this.knownSpec(), 'model');
    return this.isFromFile || server === undefined || model === '' ? undefined : { server, model };
  }

  /** How many pictures have an objective by now. */
  private underWay(): number {
    return this.shown?.curve.objective.at(-1)?.length ?? this.shown?.data?.progress?.objective.length ?? 0;
  }

  private isNarrow(data: FigureData | undefined, pictures: number): boolean {
    return data?.layout.form === 'frames' || (pictures === 1 && kindOf(this.knownSpec()).isWide !== true);
  }

  /** Draws the figure in the element of its kind or, without one, its pictures by its layout; else as the server draws it. */
  private drawn(pictures: readonly Picture[]): TemplateResult {
    const { data, frame } = this.shown ?? {};
    const view: FigureView = {
      data,
      pictures,
      frame,
      label: data?.title ?? 'Pictures',
      target: this.target,
      portraits: this.portraits.current,
      noAutoplay: this.noAutoplay,
      noControls: this.noControls,
      noPages: this.noPages,
      isFromFile: this.isFromFile,
      onFocus: (event) => (this.picture = event.detail),
    };
    const kind = kindOf(this.knownSpec());
    const ofKind = kind.render?.(view);
    const element = this.elements.stateOf(kind);
    if (ofKind !== undefined && element !== 'failed') {
      return element === 'loaded' ? ofKind : html`<div class="instead"><slot></slot></div>`;
    }
    return data === undefined || pictures.length > 0 ? picturesByLayout(view) : this.drawing(data);
  }

  /** The drawing that was written inside the element or lies beside the page, else the server's. */
  private drawing(data: FigureData): TemplateResult {
    const written = this.querySelector<HTMLImageElement>(':scope > img')?.src;
    return html`<img
      class="pictures"
      src=${written ?? `${this.files ?? data.url}.png`}
      alt=${data.caption}
      decoding="async"
    />`;
  }

  private work(pictures: readonly Picture[]): TemplateResult {
    return html`<div class="work">${this.progress()} ${this.status()} ${this.curve(pictures)}</div>`;
  }

  private curve(pictures: readonly Picture[]): TemplateResult | typeof nothing {
    const { phase, curve = NO_CURVE } = this.shown ?? {};
    const steps = stepsOf(this.knownSpec());
    // an empty curve keeps its space until the first step
    if (curve.objective.every((values) => values.length === 0) && (steps === 0 || phase?.name === 'done')) {
      return nothing;
    }
    // figures without objectives load neither the curve nor its scales
    void import('./objective-curve');
    // the runs of a figure follow each other, but its curves lie over each other when all have ended
    return html`
      <objective-curve
        .curve=${curve}
        .steps=${phase?.name === 'running' ? phase.steps : steps}
        .picture=${pictures.length === 1 ? 0 : this.picture}
      ></objective-curve>
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
    const text = shown === undefined ? this.beforeAnswer() : phaseText(shown.phase, shown.data);
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

  /** Returns what is said until the server is asked: figures are submitted one after the other. */
  private beforeAnswer(): string {
    return this.visibility.isNear ? 'Waiting for its turn …' : 'Starts when it is on the screen.';
  }

  private runButton(name: string | undefined): TemplateResult | typeof nothing {
    switch (name) {
      case 'queued':
      case 'running':
        return this.button('Cancel', () => void this.watch?.cancel());
      case 'failed':
        return this.watch === undefined ? nothing : this.button('Try again', () => this.watch?.restart());
      case 'cancelled':
        return this.button('Make it', () => this.watch?.restart());
      default:
        return nothing;
    }
  }

  /** Another site's page cannot ask for a figure; the figure's own page can. */
  private elsewhere(name: string | undefined): TemplateResult | typeof nothing {
    const url = this.shown?.data?.url ?? this.src;
    return name === 'cancelled' && url !== undefined
      ? html`<a href=${url} target=${this.target}>Make this figure</a>`
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
        ${captionOf({ figure: data, portraits: this.portraits.current, target: this.target })}
        ${this.isConcealed ? nothing : warningsOf(pictures)} ${this.credits()}
        ${this.noControls ? nothing : aboutOf(data, this.target, this.files, this.changes, this.screen.button())}
      </figcaption>
    `;
  }

  /** The element of the kind shows other parameters than the figure has. */
  private onSpecChange(event: CustomEvent<ChangedParameters>): void {
    if (this.shown?.data !== undefined) {
      this.changes.change(this.shown.data, event.detail);
      this.requestUpdate();
    }
  }

  private onChoices({ choices }: ChoicesChanged): void {
    if (this.shown?.data !== undefined) {
      this.changes.choose(this.shown.data, choices);
      this.requestUpdate();
    }
  }

  /** Returns the part after `#` of the figure's link: of its attribute, or of the address of a page that shows it alone. */
  private linkHash(): string {
    if (this.src !== undefined) {
      return /#.*$/.exec(this.src)?.[0] ?? '';
    }
    return this.ownPage || document.body.classList.contains('embed') ? location.hash : '';
  }

  /** The authors of photographs; licences demand them also without a caption. */
  private credits(): TemplateResult | typeof nothing {
    const images = this.shown?.data?.result?.images ?? [];
    return kindOf(this.knownSpec()).namesAuthors === true ? nothing : creditsOf(images, this.target);
  }
}
