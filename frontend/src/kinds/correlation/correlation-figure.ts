import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { creditLine } from '../../figure/credits';
import '../../figure/depth-curves';
import type { Series } from '../../figure/depth-curves';
import type { FigureData } from '../../lib/api-types';
import { BLUE_RED, divergingGradient } from '../../lib/diverging-colors';
import { int16sOf } from '../../lib/base64';
import { cssProperties } from '../../lib/css-properties';
import { countText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { indexChoice, nameChoice, switchChoice, ReaderView } from '../../figure/reader-view';
import sheet from './correlation-figure.css?inline';
import './correlation-matrix';
import type { Cell } from './correlation-matrix';
import { classCurves, differenceCurves, firstLayer, pairCurves, twoCurves, type Entries } from './curves';
import { correlationOf, mostAlike, scaleEnd } from './matrix';
import type { CorrelationResult, LayerCorrelation } from './result';

/** What the matrix draws. */
interface ShownMatrix {
  readonly entries: Int16Array;
  readonly order: readonly number[];
  readonly classes: readonly string[];
  readonly end: number;
  readonly selected: Cell;
}

const EMPTY: ShownMatrix = { entries: new Int16Array(), order: [], classes: [], end: 1, selected: [0, 0] };

/**
 * How photographs correlate at each layer: curves against depth, the matrix of the selected layer, and the two photographs of the
 * selected cell.
 */
@customElement('correlation-figure')
export class CorrelationFigure extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** The `target` of links. */
  @property() target = '_self';
  @property({ type: Boolean }) noControls = false;
  @state() private layer = 0;
  /** The photographs of the selected cell, as indices into the figure's pictures. */
  @state() private pair: readonly [number, number] = [0, 1];
  @state() private pointed: readonly [number, number] | undefined;
  @state() private isByClass = true;
  @state() private isUntrained = false;
  @state() private isSameScale = false;
  protected readonly view = new ReaderView(this, () => this.data !== undefined, {
    layer: indexChoice(
      () => this.layer,
      (layer) => (this.layer = layer),
      () => this.data?.layers.length ?? 0,
    ),
    pair: {
      get: () => this.pair.join(','),
      set: (text) => {
        const [one = -1, other = -1] = text.split(',').map(Number);
        const shown = this.data?.shown.length ?? 0;
        if ([one, other].every((each) => Number.isInteger(each) && each >= 0 && each < shown)) {
          this.pair = [one, other];
        }
      },
    },
    order: nameChoice<'class' | 'similarity'>(
      () => (this.isByClass ? 'class' : 'similarity'),
      (order) => (this.isByClass = order === 'class'),
      () => ['class', 'similarity'],
    ),
    untrained: switchChoice(
      () => this.isUntrained,
      (isOn) => (this.isUntrained = isOn),
    ),
    scale: nameChoice<'own' | 'same'>(
      () => (this.isSameScale ? 'same' : 'own'),
      (scale) => (this.isSameScale = scale === 'same'),
      () => ['own', 'same'],
    ),
  });

  private entries: readonly Entries[] = [];
  private names: readonly string[] = [];
  private two: readonly Series[] = [];
  private ofClasses: readonly Series[] = [];
  private difference: readonly Series[] = [];
  private ofPair: readonly Series[] = [];
  private matrix: ShownMatrix = EMPTY;

  private get data(): CorrelationResult | undefined {
    return this.figure?.result?.data as CorrelationResult | undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { data } = this;
    if (data === undefined) {
      return;
    }
    if (changed.has('figure')) {
      this.entries = data.layers.map(({ trained, untrained }) => ({
        trained: int16sOf(trained.matrix),
        untrained: int16sOf(untrained.matrix),
      }));
      this.names = data.layers.map(({ name }) => name);
      this.two = twoCurves(data);
      this.ofClasses = classCurves(data);
      this.difference = differenceCurves(data);
      this.layer = firstLayer(data);
      this.isByClass = data.orderedByClass && data.classes.length > 0;
      this.pair = mostAlike(this.entries[this.layer]?.trained ?? new Int16Array(), data.shown.length);
    }
    // moving the pointer changes one line of text alone
    if ([...changed.keys()].some((key) => (key as string) !== 'pointed')) {
      this.ofPair = pairCurves(this.entries, data.shown.length, ...this.pair);
      this.matrix = this.shownMatrix(data);
    }
  }

  private shownMatrix(data: CorrelationResult): ShownMatrix {
    const order = this.isByClass
      ? data.shown.map((_, index) => index)
      : (data.layers[this.layer]?.[this.network].order ?? []);
    const layers = this.isSameScale ? this.entries : this.entries.slice(this.layer, this.layer + 1);
    return {
      entries: this.entries[this.layer]?.[this.network] ?? EMPTY.entries,
      order,
      classes: this.isByClass ? data.shown.map((_, index) => classOf(data, index)) : [],
      end: Math.max(...layers.map((layer) => scaleEnd(layer[this.network]))),
      selected: [order.indexOf(this.pair[0]), order.indexOf(this.pair[1])],
    };
  }

  override render(): TemplateResult | typeof nothing {
    const { data } = this;
    const layer = data?.layers[this.layer];
    if (data === undefined || layer === undefined) {
      return nothing;
    }
    return html`
      <div class="answer">${data.answer.map((sentence) => html`<p>${sentence}</p>`)}</div>
      <div class="curves ${this.ofClasses.length > 0 ? 'several' : ''}">
        ${this.curves('mean correlation and sparsity', this.two)}
        ${this.curves('mean correlation of two photographs', this.ofClasses)}
        ${this.curves('same class less different classes', this.difference)}
      </div>
      <p class="facts">${this.facts(data, layer)}</p>
      <div class="stage">
        <div class="matrix">${this.matrixOf(data, layer)}</div>
        <div class="pair">${this.pairOf(data)}</div>
      </div>
    `;
  }

  private curves(label: string, series: readonly Series[]): TemplateResult | typeof nothing {
    return series.length === 0
      ? nothing
      : html`<depth-curves
          .stages=${this.names}
          .series=${series}
          label=${label}
          .selected=${this.layer}
          @stage-select=${this.onStage}
        ></depth-curves>`;
  }

  /** The numbers that a reader needs to judge the curves. */
  private facts(data: CorrelationResult, layer: LayerCorrelation): string {
    const { height, width, channels, positions } = layer;
    const measured = layer[this.network];
    const sentences = [
      `${countText(data.set.photographs, 'photograph')} of the set ${data.set.name}${classText(data)}.`,
      `At ${layer.name}, a pattern has ${positions} of ${height} × ${width} positions with ${countText(channels, 'channel')} each.`,
    ];
    if (measured.undefined > 0) {
      sentences.push(
        `${countText(measured.undefined, 'photograph')} with equal values everywhere ${measured.undefined === 1 ? 'is' : 'are'} left out.`,
      );
    }
    if (data.set.skippedInAll > 0) {
      sentences.push(`${countText(data.set.skippedInAll, 'file')} could not be read.`);
    }
    return sentences.join(' ');
  }

  private get network(): 'trained' | 'untrained' {
    return this.isUntrained ? 'untrained' : 'trained';
  }

  private matrixOf(data: CorrelationResult, layer: LayerCorrelation): TemplateResult {
    const { entries, order, classes, end, selected } = this.matrix;
    const photographsOf = (cell: Cell | undefined): readonly [number, number] | undefined =>
      cell && [order[cell[0]] ?? 0, order[cell[1]] ?? 0];
    return html`
      <p class="heading">
        <b>${layer.name}${this.isUntrained ? ', untrained' : ''}</b>
        <span>${countText(data.shown.length, 'photograph')}${this.orderText(data)}</span>
      </p>
      <correlation-matrix
        .entries=${entries}
        .order=${order}
        .classes=${classes}
        .end=${end}
        .selected=${selected}
        .description=${this.told(data, this.pair)}
        @cell-select=${(event: CustomEvent<Cell>) => (this.pair = photographsOf(event.detail) ?? this.pair)}
        @cell-point=${(event: CustomEvent<Cell | undefined>) => (this.pointed = photographsOf(event.detail))}
      ></correlation-matrix>
      <div class="below">
        <div class="scale">
          <div class="bar" ${cssProperties({ background: divergingGradient(BLUE_RED) })}></div>
          <div class="ends"><span>−${valueText(end)}</span><span>0</span><span>${valueText(end)}</span></div>
        </div>
        ${this.noControls ? nothing : this.controls(data)}
      </div>
      <p class="told">
        ${this.pointed === undefined ? 'Press a cell to see its two photographs.' : this.told(data, this.pointed)}
      </p>
    `;
  }

  private orderText({ set, shown }: CorrelationResult): string {
    const which = shown.length < set.photographs ? ` of ${set.photographs}` : '';
    return `${which}, by ${this.isByClass ? 'class' : 'similarity'}`;
  }

  private controls({ classes }: CorrelationResult): TemplateResult {
    const choice = (name: string, isOn: boolean, toggle: () => void): TemplateResult =>
      html`<label><input type="checkbox" .checked=${isOn} @change=${toggle} /> ${name}</label>`;
    return html`<div class="choices">
      ${classes.length === 0 ? nothing : choice('By class', this.isByClass, () => (this.isByClass = !this.isByClass))}
      ${choice('Untrained network', this.isUntrained, () => (this.isUntrained = !this.isUntrained))}
      ${choice('One scale for all layers', this.isSameScale, () => (this.isSameScale = !this.isSameScale))}
    </div>`;
  }

  /** Says in words what a cell is. */
  private told(data: CorrelationResult, [first, second]: readonly [number, number]): string {
    const name = (photograph: number): string => data.shown[photograph]?.name ?? '';
    if (first === second) {
      return `${name(first)} with itself`;
    }
    return `${name(first)} and ${name(second)}: ${this.correlationText(data, first, second)}`;
  }

  private correlationText(data: CorrelationResult, first: number, second: number): string {
    const correlation = correlationOf(this.matrix.entries, data.shown.length, first, second);
    return Number.isNaN(correlation)
      ? 'no correlation, since a pattern has equal values everywhere'
      : valueText(correlation);
  }

  private pairOf(data: CorrelationResult): TemplateResult {
    const [first, second] = this.pair;
    return html`
      <div class="photographs">${this.pair.map((photograph) => this.photograph(data, photograph))}</div>
      <p class="number">
        ${
          first === second
            ? 'A photograph with itself'
            : html`Correlation at ${this.names[this.layer]}${this.isUntrained ? ', untrained' : ''}:
                <b>${this.correlationText(data, first, second)}</b>`
        }
      </p>
      ${this.curves('correlation of these two photographs', this.ofPair)}
    `;
  }

  private photograph(data: CorrelationResult, photograph: number): TemplateResult {
    const image = this.figure?.result?.images[photograph];
    const name = data.shown[photograph]?.name ?? '';
    return html`
      <figure>
        <img src=${image?.url ?? ''} alt="The photograph ${name}" decoding="async" />
        <figcaption>
          <b>${name.slice(name.lastIndexOf('/') + 1)}</b>
          <span>${classOf(data, photograph)}</span>
          ${image?.credit === undefined ? nothing : html`<span class="credit">${creditLine(image.credit, this.target)}</span>`}
        </figcaption>
      </figure>
    `;
  }

  private onStage(event: CustomEvent<number>): void {
    this.layer = event.detail;
  }
}

function classOf({ classes, shown }: CorrelationResult, photograph: number): string {
  return classes[shown[photograph]?.classIndex ?? -1]?.name ?? '';
}

function classText({ classes, withoutClass }: CorrelationResult): string {
  if (classes.length === 0) {
    return ', which has no classes';
  }
  const without = withoutClass === 0 ? '' : `, ${withoutClass} in none`;
  return ` in ${classes.length} ${classes.length === 1 ? 'class' : 'classes'}${without}`;
}
