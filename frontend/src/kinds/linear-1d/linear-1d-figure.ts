import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData } from '../../lib/api-types';
import { styles } from '../../lib/style';
import switchSheet from '../../figure/switch.css?inline';
import { EditHistory } from '../../linear/edit-history';
import { ElementWidth } from '../../figure/element-width';
import { intervalRegions, regionAt, signsWithin, type IntervalRegions } from '../../linear/interval-regions';
import { MOST_EDITED, MOST_NUMBER, signText } from '../../linear/layer';
import { SignColors } from '../../linear/sign-colors';
import signColors from '../../linear/sign-colors.css?inline';
import { SpecChanges } from '../../figure/spec-changes';
import { LineDrag } from './line-drag';
import { controls } from './lines-controls';
import { frameOf, linePaths, reachOf, type LinesFrame, type SignPaths } from './lines-frame';
import { GRIPS, plot, type Held } from './lines-plot';
import {
  intervalOf,
  nameOf,
  parametersOf,
  plainText,
  stateOf,
  withLine,
  withProbe,
  type LinesState,
} from './lines-state';
import { readOff } from './read-off';
import { regionRows, regionText, rowsOf } from './region-rows';
import sheet from './linear-1d-figure.css?inline';
import drawing from './lines-drawing.css?inline';

/** The height of the plot, and without lines, pixels. */
const PLOT = 300;
const STRIP = 84;
const NUMBERS = 24;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** The neurons of a layer with one input as lines, with two inputs whose outputs are read off, and the regions between cuts. */
@customElement('linear-1d-figure')
export class Linear1dFigure extends LitElement {
  static override styles = styles(signColors + switchSheet + drawing + sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;
  @state() lines: LinesState = stateOf({});
  @state() private selected: number | undefined;
  /** The region that the reader chose; without one it is that of the first probe. */
  @state() private chosen: number | undefined;
  @state() private problem = '';
  private readonly drag = new LineDrag(this);
  private history = new EditHistory(this.lines, (lines) => this.show(lines));
  private found: IntervalRegions = intervalRegions(this.lines.layer, intervalOf(this.lines));
  frame: LinesFrame = frameOf(0, PLOT, intervalOf(this.lines), 1);
  private neurons: readonly number[] = [];
  private paths: SignPaths = { positive: '', negative: '', neither: '' };
  /** The state that was prepared last. */
  private drawn: LinesState | undefined;
  private readonly colors = new SignColors(this);
  private readonly changes = new SpecChanges(this);
  private readonly width = new ElementWidth(this, '.drawing', 640);

  private get isEditable(): boolean {
    return this.lines.layer.biases.length <= MOST_EDITED;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('figure');
    if (changed.has('figure') && this.figure !== undefined && this.figure.id !== before?.id) {
      this.lines = stateOf(this.figure.spec);
      this.history = new EditHistory(this.lines, (lines) => this.show(lines));
      this.selected = undefined;
      this.chosen = undefined;
    }
    this.prepare();
  }

  /** Computes what is drawn, as far as it changed. */
  private prepare(): void {
    const { lines, frame } = this;
    const interval = intervalOf(lines);
    const reach = this.drag.isGoingOn ? frame.reach : reachOf(lines.layer, interval);
    const next = frameOf(this.width.value, lines.guides ? PLOT : STRIP, interval, reach);
    const isSame = JSON.stringify(next) === JSON.stringify(frame);
    if (!isSame || this.drawn?.layer !== lines.layer || this.drawn.quantile !== lines.quantile) {
      this.frame = next;
      this.found = intervalRegions(lines.layer, interval, lines.quantile);
      this.neurons = lines.layer.biases.map((_, neuron) => neuron);
      this.paths = linePaths(lines.layer, this.found, next, this.neurons);
      this.drawn = lines;
    }
  }

  private get region(): number {
    return Math.min(this.chosen ?? regionAt(this.found, this.lines.probes[0]), this.found.regions.length - 1);
  }

  override render(): TemplateResult {
    const { lines, found, selected, isEditable } = this;
    return html`
      <div class="beside" @keydown=${this.history.onKey}>
        <div class="left">
          <div class="drawing">${this.drawing()}</div>
          ${isEditable && !this.noControls ? this.hint() : nothing} ${this.told()}
        </div>
        <div class="right">
          ${readOff({
            state: lines,
            found,
            selected,
            isEditable,
            select: (neuron) => (this.selected = neuron),
            setNumber: (neuron, what, input) => this.setNumber(neuron, what, input),
            setProbe: (index, input) => this.setProbe(index, input),
          })}
        </div>
        ${this.noControls ? nothing : controls(lines, (next, what) => this.change(next, what), this.history, this.colors)}
        <p class="problem" role="alert">${this.problem}</p>
      </div>
    `;
  }

  private drawing(): TemplateResult {
    const { lines, found, frame, neurons, paths, selected, region, isEditable } = this;
    const rows = rowsOf(neurons.length, found.cuts.length, frame.bottom + GRIPS);
    const height = rows.top + rows.height + NUMBERS;
    return html`<svg
      width=${frame.width}
      height=${height}
      viewBox="0 0 ${frame.width} ${height}"
      role="group"
      aria-label="${neurons.length} neurons as lines, and the ${found.regions.length} regions that they cut"
      @pointermove=${this.drag.onMove}
      @pointerup=${this.drag.onRelease}
      @pointercancel=${this.drag.onCancel}
    >
      ${svg`${plot({
        state: lines,
        found,
        frame,
        neurons,
        paths,
        selected,
        region,
        isEditable,
        hold: this.hold,
        moveProbe: this.moveProbe,
        moveLine: this.moveLine,
        select: (neuron) => (this.selected = neuron),
      })}${regionRows({ state: lines, found, frame, rows, region, choose: (index) => (this.chosen = index) })}`}
    </svg>`;
  }

  private hint(): TemplateResult {
    const { selected, lines } = this;
    return html`<p class="told hint">
      ${
        selected === undefined || !lines.guides
          ? `Drag the two inputs.${lines.guides ? ' Drag a line, or press its name, to change its neuron.' : ''}`
          : `Drag the round handle of ${nameOf(selected)} to change its height b, the square one to change its slope w.`
      }
    </p>`;
  }

  private told(): TemplateResult {
    const { lines, found, region } = this;
    const high =
      lines.quantile === 0
        ? ''
        : ' With one input that takes every value equally often, all growing neurons are high above the same input, and all falling ones below another.';
    const pattern = signText(signsWithin(lines.layer, found, region));
    return html`<div class="told reading">
      ${regionText({ state: lines, found, region })}${high}
      <span class="pattern" tabindex=${pattern.length > MOST_EDITED ? 0 : nothing}>${pattern}</span>
    </div>`;
  }

  /** Shows another state without adding it to the history. */
  show(lines: LinesState): void {
    if (lines.layer.biases.length <= (this.selected ?? 0)) {
      this.selected = undefined;
    }
    this.lines = lines;
    this.problem = '';
    this.changes.report(parametersOf(lines));
  }

  /** Shows another state and adds it to the history. */
  change(lines: LinesState, what: string): void {
    this.history.push(lines, what);
    if (lines.inputs !== this.lines.inputs || lines.layer !== this.lines.layer) {
      this.chosen = undefined;
    }
    this.show(lines);
    this.requestUpdate();
  }

  private readonly hold = (held: Held, event: PointerEvent): void => {
    this.chosen = held.what === 'probe' ? undefined : this.chosen;
    this.drag.begin(held, event);
  };

  private readonly moveProbe = (index: 0 | 1, event: KeyboardEvent): void => {
    const { least, most } = intervalOf(this.lines);
    const step = STEPS[event.key];
    const now = this.lines.probes[index];
    const target = event.key === 'Home' ? least : event.key === 'End' ? most : now + (step ?? NaN) / 100;
    if (!Number.isNaN(target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.chosen = undefined;
      const x = Math.max(least, Math.min(most, Math.round(target * 100) / 100 + 0));
      this.change(withProbe(this.lines, index, x), `probe ${index}`);
    }
  };

  private readonly moveLine = (held: Held, event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (held.what === 'probe' || step === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    const { layer } = this.lines;
    const [weight = 0] = layer.weights[held.neuron] ?? [];
    const bias = layer.biases[held.neuron] ?? 0;
    const by = step * 0.05;
    const line = held.what === 'height' ? ([weight, bias + by] as const) : ([weight + by, bias] as const);
    this.change(withLine(this.lines, held.neuron, ...line), `${held.what} ${held.neuron}`);
  };

  private setNumber(neuron: number, what: 'weight' | 'bias', input: HTMLInputElement): void {
    const value = input.valueAsNumber;
    if (!(Math.abs(value) <= MOST_NUMBER)) {
      this.problem = `The ${what} of ${nameOf(neuron)} must be a number from −${MOST_NUMBER} to ${MOST_NUMBER}.`;
      return;
    }
    const [weight = 0] = this.lines.layer.weights[neuron] ?? [];
    const bias = this.lines.layer.biases[neuron] ?? 0;
    const line = what === 'weight' ? ([value, bias] as const) : ([weight, value] as const);
    this.change(withLine(this.lines, neuron, ...line), `${what} ${neuron}`);
  }

  private setProbe(index: 0 | 1, input: HTMLInputElement): void {
    const { least, most } = intervalOf(this.lines);
    const x = input.valueAsNumber;
    if (!(x >= least && x <= most)) {
      this.problem = `The input must be a number from ${plainText(least)} to ${most}.`;
      return;
    }
    this.change(withProbe(this.lines, index, Math.round(x * 1000) / 1000), `probe ${index}`);
  }
}
