import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { FigureData } from '../../lib/api-types';
import { countText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import '../../figure/depth-curves';
import { nameChoice, ReaderView } from '../../figure/reader-view';
import { histogramOf, zerosText } from './histogram';
import { KINDS, MEASURES, seriesOf, stagesOf, type Measure } from './measures';
import type { SparsityResult, StageKind, StageSparsity } from './result';
import sheet from './sparsity-figure.css?inline';

/**
 * How sparse the activations of a network are: a measure of the reader's choice against the depth of the stages, the
 * histogram of the selected stage, and those of all layers. Pressing a stage on the curve, or a layer's small histogram,
 * selects it.
 */
@customElement('sparsity-figure')
export class SparsityFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** Whether the choices of measure and stages are left out. */
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;
  @state() private measure: Measure = MEASURES[0];
  @state() private kinds: ReadonlySet<StageKind> = new Set(['layer']);
  /** The name of the selected stage. */
  @state() private selected = '';
  @state() private width = 640;
  protected readonly view = new ReaderView(this, () => this.data() !== undefined, {
    measure: nameChoice(
      () => this.measure.name,
      (name) => (this.measure = MEASURES.find((each) => each.name === name) ?? MEASURES[0]),
      () => MEASURES.map((each) => each.name),
    ),
    stages: {
      get: () => [...this.kinds].sort().join(','),
      set: (text) => {
        const known = KINDS.map(({ kind }) => kind).filter((kind) => text.split(',').includes(kind));
        this.kinds = known.length === 0 ? this.kinds : new Set(known);
      },
    },
    stage: nameChoice(
      () => this.selected,
      (name) => (this.selected = name),
      () => this.data()?.stages.map(({ name }) => name) ?? [],
    ),
  });

  private resizing: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing = new ResizeObserver(
      ([entry]) => (this.width = Math.max(240, Math.round(entry?.contentRect.width ?? 640))),
    );
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('figure')) {
      const layers = this.data()?.stages.filter(({ kind }) => kind === 'layer') ?? [];
      this.selected = layers[Math.floor(layers.length / 2)]?.name ?? '';
    }
  }

  private data(): SparsityResult | undefined {
    return this.figure?.result?.data as SparsityResult | undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const data = this.data();
    if (data === undefined) {
      return nothing;
    }
    const stages = stagesOf(data, this.measure.isOfLayers === true ? new Set<StageKind>(['layer']) : this.kinds);
    const selected = data.stages.find(({ name }) => name === this.selected);
    return html`
      ${this.noControls ? nothing : this.choices(data)}
      <depth-curves
        .stages=${stages.map(({ title }) => title)}
        .series=${seriesOf(stages, this.measure)}
        .label=${this.measure.label}
        .logarithmic=${this.measure.isLogarithmic === true}
        .selected=${stages.findIndex(({ name }) => name === this.selected)}
        @stage-select=${(event: CustomEvent<number>) => (this.selected = stages[event.detail]?.name ?? '')}
      ></depth-curves>
      <p class="reading">${this.measure.reading} Bands: one standard error. Press a stage to see its histogram.</p>
      ${selected === undefined ? nothing : this.selectedHistogram(selected)} ${this.histograms(data)}
      <p class="size">${sizeText(data)}</p>
    `;
  }

  private choices(data: SparsityResult): TemplateResult {
    const others = KINDS.filter(({ kind }) => kind !== 'layer' && data.stages.some((stage) => stage.kind === kind));
    return html`
      <div class="choices">
        <label>
          <span>Measure</span>
          <select
            @change=${(event: Event) =>
              (this.measure = MEASURES[(event.target as HTMLSelectElement).selectedIndex] ?? MEASURES[0])}
          >
            ${MEASURES.map((each) => html`<option ?selected=${each === this.measure}>${each.name}</option>`)}
          </select>
        </label>
        ${
          this.measure.isOfLayers === true
            ? nothing
            : others.map(
                ({ kind, name }) => html`
                  <label>
                    <input
                      type="checkbox"
                      .checked=${this.kinds.has(kind)}
                      @change=${(event: Event) => this.toggle(kind, (event.target as HTMLInputElement).checked)}
                    />
                    <span>${name}</span>
                  </label>
                `,
              )
        }
      </div>
    `;
  }

  private toggle(kind: StageKind, isShown: boolean): void {
    this.kinds = new Set(isShown ? [...this.kinds, kind] : [...this.kinds].filter((other) => other !== kind));
  }

  private selectedHistogram(stage: StageSparsity): TemplateResult {
    return html`
      <section class="selected">
        <p class="stage">${stage.title}</p>
        <p>${zerosText(stage.trained)} Untrained: ${lowered(zerosText(stage.untrained))}</p>
        ${histogramOf(stage, { width: this.width, height: 190, left: 56 })}
        <p class="reading">
          The values of ${stage.title} that are not zero, in percent of all values, with a logarithmic axis. Line: the
          untrained network, its values scaled to the same root mean square.
        </p>
      </section>
    `;
  }

  private histograms(data: SparsityResult): TemplateResult {
    return html`
      <ul class="histograms">
        ${data.stages
          .filter(({ kind }) => kind === 'layer')
          .map(
            (stage) => html`
              <li>
                <button
                  type="button"
                  aria-pressed=${stage.name === this.selected}
                  @click=${() => (this.selected = stage.name)}
                >
                  <span class="name">${stage.title}</span>
                  <span class="zero">${shortZeros(stage)}</span>
                  ${guard([stage], () => histogramOf(stage, { width: 120, height: 76, left: 0 }))}
                </button>
              </li>
            `,
          )}
      </ul>
    `;
  }
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function shortZeros({ trained: { zeros, values } }: StageSparsity): string {
  return `${((100 * zeros) / values).toFixed(0)}\u00a0% zero`;
}

function sizeText({ set, stages }: SparsityResult): string {
  const positions = Math.max(0, ...stages.map((stage) => stage.positions));
  const skipped = set.skippedInAll === 0 ? '' : ` ${countText(set.skippedInAll, 'file')} could not be read.`;
  const few =
    set.photographs < 4
      ? ' The corrected participation ratio needs at least four photographs and is undefined here.'
      : '';
  return `${countText(set.photographs, 'photograph')} of the set ${set.name}, ${countText(positions, 'position')} of each map at most.${skipped}${few}`;
}
