import { LitElement, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3-scale';
import { valueText } from '../lib/numbers';
import { styles } from '../lib/style';
import { layoutOfNames, LINE, runsOf, tickText, ticksOf, type NamesLayout } from './depth-axis';
import sheet from './depth-curves.css?inline';

/** A curve against the depth of a network: a number for each stage, `null` where it is undefined. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /**
   * The indexes of the stages that the curve goes through, ascending; all by default. The others are passed over without a gap. Under
   * the axis stand the names of the stages of the first curve.
   */
  readonly at?: readonly number[];
  /** The lower ends of intervals around the values. */
  readonly low?: readonly (number | null)[];
  /** The upper ends of the intervals. */
  readonly high?: readonly (number | null)[];
  /** Whether it is the control that the others are compared with. */
  readonly isControl?: boolean;
}

const HEIGHT = 190;
const TOP = 10;
const LEFT = 46;
const RIGHT = 12;
/** The greatest number of stages of a curve that have a dot each. */
const FEW = 40;
const COLORS = 5;

/**
 * Curves of numbers against the depth of a network, with the legend that tells the numbers of one stage. Pressing a stage, or
 * moving to it with the arrow keys, selects it. Fires `stage-select` with its index.
 */
@customElement('depth-curves')
export class DepthCurves extends LitElement {
  static override styles = styles(sheet);

  /** The names of the stages in depth order. */
  @property({ attribute: false }) stages: readonly string[] = [];
  @property({ attribute: false }) series: readonly Series[] = [];
  /** What the numbers are. */
  @property() label = '';
  /** Whether the axis of the numbers is logarithmic. Numbers that are not positive are then left out. */
  @property({ type: Boolean }) logarithmic = false;
  /** The index of the selected stage, or -1. */
  @property({ type: Number }) selected = -1;
  @state() private pointed = -1;
  @state() private width = 640;
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

  override render(): TemplateResult | typeof nothing {
    if (this.stages.length === 0) {
      return nothing;
    }
    const names = layoutOfNames(this.stages, this.width - LEFT - RIGHT, this.series[0]?.at);
    const height = HEIGHT + names.height;
    const y = this.scale();
    const told = this.pointed >= 0 ? this.pointed : this.selected;
    return html`
      <p class="label">${this.label}</p>
      <p class="legend">
        ${told < 0 ? nothing : html`<span class="stage">${this.stages[told]}:</span>`}
        ${this.series.map((each, index) => this.legend(each, index, told))}
      </p>
      <svg
        viewBox="0 0 ${this.width} ${height}"
        height=${height}
        role="slider"
        tabindex="0"
        aria-label="Stage of the network: ${this.label}"
        aria-valuemin="1"
        aria-valuemax=${this.stages.length}
        aria-valuenow=${Math.max(0, this.selected) + 1}
        aria-valuetext=${this.described(Math.max(0, this.selected))}
        @keydown=${this.onKey}
        @pointermove=${(event: PointerEvent) => (this.pointed = this.stageAt(event))}
        @pointerleave=${() => (this.pointed = -1)}
        @click=${(event: MouseEvent) => this.select(this.stageAt(event))}
      >
        ${this.rules(y)} ${this.marker(this.selected, 'selected')} ${this.marker(this.pointed, 'pointed')}
        ${this.series.map((each, index) => this.band(each, index, y))}
        ${this.series.map((each, index) => this.curve(each, index, y))} ${this.names(names)}
      </svg>
    `;
  }

  /** The class that gives a curve its colour. A control beside one curve is grey; beside several it has the colour of the one before it. */
  private colorOf(index: number): string {
    const measured = (until: number): number =>
      this.series.slice(0, until).filter(({ isControl }) => isControl !== true).length;
    return this.series[index]?.isControl === true && measured(this.series.length) <= 1
      ? 'control grey'
      : `${this.series[index]?.isControl === true ? 'control ' : ''}color-${Math.max(0, measured(index + 1) - 1) % COLORS}`;
  }

  private scale(): ScaleContinuousNumeric<number, number> {
    const range = [HEIGHT, TOP] as const;
    const values = this.series
      .flatMap(({ values, low, high }) => [...values, ...(low ?? []), ...(high ?? [])])
      .filter((value) => value !== null)
      .filter((value) => !this.logarithmic || value > 0);
    const most = values.length === 0 ? 1 : Math.max(...values);
    const least = values.length === 0 ? (this.logarithmic ? 0.1 : 0) : Math.min(...values);
    if (this.logarithmic) {
      return scaleLog([least / 1.1, most * 1.1], range);
    }
    const from = least > 0 && least < most / 2 ? 0 : least;
    return scaleLinear(most > from ? [from, most] : [from - 0.5, most + 0.5], range).nice(5);
  }

  private x(stage: number): number {
    return LEFT + ((stage + 0.5) * (this.width - LEFT - RIGHT)) / this.stages.length;
  }

  private rules(y: ScaleContinuousNumeric<number, number>): TemplateResult {
    return svg`
      ${ticksOf(y, this.logarithmic).map(
        (tick) => svg`
          <line class="rule" x1=${LEFT} x2=${this.width - RIGHT} y1=${y(tick)} y2=${y(tick)}></line>
          <text x=${LEFT - 6} y=${y(tick) + 4} text-anchor="end">${tickText(tick)}</text>`,
      )}
      <line class="axis" x1=${LEFT} x2=${this.width - RIGHT} y1=${HEIGHT} y2=${HEIGHT}></line>`;
  }

  private marker(stage: number, name: string): TemplateResult | typeof nothing {
    return stage < 0 || stage >= this.stages.length
      ? nothing
      : svg`<line class=${name} x1=${this.x(stage)} x2=${this.x(stage)} y1=${TOP - 6} y2=${HEIGHT}></line>`;
  }

  private points(run: readonly number[], values: Series['values'], y: ScaleContinuousNumeric<number, number>): string {
    return run.map((stage) => `${this.x(stage).toFixed(1)},${y(values[stage] ?? 0).toFixed(1)}`).join(' ');
  }

  private band(
    each: Series,
    index: number,
    y: ScaleContinuousNumeric<number, number>,
  ): TemplateResult | typeof nothing {
    if (each.low === undefined || each.high === undefined) {
      return nothing;
    }
    const [low, high] = [this.drawable(each.low), this.drawable(each.high)];
    return svg`${runsOf(this.at(each), low, high).map(
      (run) => svg`<polygon class="band ${this.colorOf(index)}"
        points="${this.points(run, high, y)} ${this.points([...run].reverse(), low, y)}"></polygon>`,
    )}`;
  }

  private curve(each: Series, index: number, y: ScaleContinuousNumeric<number, number>): TemplateResult {
    const color = this.colorOf(index);
    const values = this.drawable(each.values);
    const told = new Set([this.selected, this.pointed]);
    return svg`${runsOf(this.at(each), values).map(
      (run) => svg`
        <polyline class="curve ${color}" points=${this.points(run, values, y)}></polyline>
        ${run
          .filter((stage) => run.length === 1 || this.at(each).length <= FEW || told.has(stage))
          .map(
            (stage) => svg`<circle class=${color} cx=${this.x(stage)} cy=${y(values[stage] ?? 0)}
              r=${told.has(stage) ? 4.5 : 2.5}></circle>`,
          )}`,
    )}`;
  }

  private at({ at }: Series): readonly number[] {
    return at ?? this.stages.map((_, stage) => stage);
  }

  private drawable(values: Series['values']): Series['values'] {
    return this.logarithmic ? values.map((value) => (value !== null && value > 0 ? value : null)) : values;
  }

  private names({ isLevel, letters, named }: NamesLayout): TemplateResult {
    const isFree = (stage: number): boolean =>
      this.selected < 0 || Math.abs(this.x(this.selected) - this.x(stage)) >= LINE;
    const told = this.selected >= 0 && this.selected < this.stages.length ? [this.selected] : [];
    return svg`${[...named.filter((stage) => isLevel || isFree(stage)), ...(isLevel ? [] : told)].map((index) => {
      const x = this.x(index);
      const stage = this.stages[index] ?? '';
      const text = stage.length <= letters ? stage : `${stage.slice(0, letters - 1)}…`;
      const turn = isLevel ? nothing : `rotate(-45 ${x + 4} ${HEIGHT + 13})`;
      return svg`
        <line class="axis" x1=${x} x2=${x} y1=${HEIGHT} y2=${HEIGHT + 4}></line>
        <text class=${index === this.selected ? 'told' : ''} x=${isLevel ? x : x + 4} y=${HEIGHT + (isLevel ? 18 : 13)}
          text-anchor=${isLevel ? 'middle' : 'end'} transform=${turn}>${text}</text>`;
    })}`;
  }

  private legend(each: Series, index: number, told: number): TemplateResult {
    return html`<span class="entry">
      <svg class="sample" viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
        <line class="curve ${this.colorOf(index)}" x1="0" x2="22" y1="4" y2="4"></line>
      </svg>
      ${each.name}${this.passes(each, told) ? html` <b>${numberOf(each, told)}</b>` : nothing}
    </span>`;
  }

  private described(stage: number): string {
    const told = this.series.filter((each) => this.passes(each, stage));
    return [this.stages[stage] ?? '', ...told.map((each) => `${each.name} ${numberOf(each, stage)}`)].join(', ');
  }

  private passes({ at }: Series, stage: number): boolean {
    return stage >= 0 && (at === undefined || at.includes(stage));
  }

  private stageAt(event: MouseEvent): number {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const x = ((event.clientX - box.left) / Math.max(1, box.width)) * this.width;
    const stage = Math.floor(((x - LEFT) / (this.width - LEFT - RIGHT)) * this.stages.length);
    return Math.min(this.stages.length - 1, Math.max(0, stage));
  }

  private onKey(event: KeyboardEvent): void {
    const last = this.stages.length - 1;
    const page = Math.max(2, Math.round(this.stages.length / 10));
    const next: Record<string, number> = {
      ArrowLeft: this.selected - 1,
      ArrowDown: this.selected - 1,
      ArrowRight: this.selected + 1,
      ArrowUp: this.selected + 1,
      PageDown: this.selected - page,
      PageUp: this.selected + page,
      Home: 0,
      End: last,
    };
    const stage = next[event.key];
    if (stage === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.select(Math.min(last, Math.max(0, stage)));
  }

  private select(stage: number): void {
    if (stage !== this.selected) {
      this.selected = stage;
      this.dispatchEvent(new CustomEvent('stage-select', { detail: stage }));
    }
  }
}

/** Returns the number of a stage in words, with its interval if it has one. */
function numberOf({ values, low, high }: Series, stage: number): string {
  const value = values[stage];
  if (value === null || value === undefined) {
    return 'undefined';
  }
  const from = low?.[stage];
  const to = high?.[stage];
  return typeof from === 'number' && typeof to === 'number'
    ? `${valueText(value)} (${valueText(from)} to ${valueText(to)})`
    : valueText(value);
}
