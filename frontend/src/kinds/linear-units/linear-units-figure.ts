import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData, ModelPortraits } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { countText, percentText, valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { unitLink } from '../../lib/unit-link';
import { pictureAt } from '../../figure/picture-tile';
import switchSheet from '../../figure/switch.css?inline';
import { ElementWidth } from '../../figure/element-width';
import { indexChoice, nameChoice, ReaderView } from '../../figure/reader-view';
import { SignColors } from '../../linear/sign-colors';
import signSheet from '../../linear/sign-colors.css?inline';
import type { PlanePicture } from '../../linear/plane-picture';
import '../../linear/planes-view';
import type { PlanesCamera, ScenePoints } from '../../linear/planes-content';
import { frameOf, outputAt, zeroLine, type Frame, type Place } from './geometry';
import sheet from './linear-units-figure.css?inline';
import type { LinearUnit, LinearUnitsResult } from './result';
import { planesOf, squarePoint } from './unit-planes';
import { unitColor, unitsPlot } from './units-plot';

/** How far an arrow key moves the inputs at which outputs are read, as a share of an axis. */
const STEP = 0.02;

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Units of a network over two of the channels that they read: the lines on which they are 0, photographs as points, and the outputs
 * at a point that the reader moves. A unit that is chosen shows its sides, and at which points the network's own unit is positive.
 * Fires `picture-focus` with the index of an optimized picture, or -1.
 */
@customElement('linear-units-figure')
export class LinearUnitsFigure extends LitElement {
  static override styles = styles(signSheet + switchSheet + sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** The `target` of links. */
  @property() target = '_self';
  @property({ attribute: false }) portraits: ModelPortraits | undefined;
  /** The index of the unit whose sides are shown, or -1. */
  /** Whether the form for other units is left out. */
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;

  @state() private chosen = -1;
  @state() private probe: Place = [0, 0];
  @state() private isFlat = true;
  @state() private hasWebgl = true;
  @state() private camera: PlanesCamera = { turn: 30, lift: 25, zoom: 1 };
  private readonly width = new ElementWidth(this, '.plot', 520);
  private readonly colors = new SignColors(this);
  protected readonly view = new ReaderView(this, () => this.data !== undefined, {
    unit: indexChoice(
      () => this.chosen,
      (unit) => (this.chosen = unit),
      () => this.data?.units.length ?? 0,
    ),
    at: {
      get: () => this.probe.map((value) => Number(value.toFixed(3))).join(','),
      set: (text) => {
        const [x = NaN, y = NaN] = text.split(',').map(Number);
        this.probe = Number.isFinite(x) && Number.isFinite(y) ? [x, y] : this.probe;
      },
    },
    view: nameChoice<'flat' | 'planes'>(
      () => (this.isFlat ? 'flat' : 'planes'),
      (view) => (this.isFlat = view === 'flat'),
      () => ['flat', 'planes'],
    ),
  });

  private isHeld = false;
  private picture: PlanePicture | undefined;

  private get data(): LinearUnitsResult | undefined {
    return this.figure?.result?.data as LinearUnitsResult | undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { data } = this;
    if (changed.has('figure') && data !== undefined && changed.get('figure')?.id !== this.figure?.id) {
      const [first, second] = data.inputs;
      this.probe = [first?.mean ?? 0, second?.mean ?? 0];
      this.picture = planesOf(frameOf(this.width.value, data.inputs), data.units);
      // the unit of which the two channels tell most
      const explained = data.units.map((unit) => unit.explained);
      this.chosen = explained.indexOf(Math.max(...explained));
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { data } = this;
    if (data === undefined) {
      return nothing;
    }
    const frame = frameOf(this.width.value, data.inputs);
    const pictures = this.figure?.result?.images.map(({ url }) => url) ?? [];
    return html`
      <div class="beside">
        <div class="plot">
          <div class="switch" role="radiogroup" aria-label="View">
            ${this.viewChoice('Flat', true)} ${this.viewChoice('Planes', false)}
          </div>
          ${this.isFlat ? this.flat(data, frame, pictures) : this.planes(data, frame)}
        </div>
        <div class="list">
          <p class="told" role="status">${this.probeText(data)}</p>
          <ol
            @focusin=${(event: Event) => this.fireFocus(pictureAt(event))}
            @focusout=${() => this.fireFocus(-1)}
            @pointerover=${(event: Event) => this.fireFocus(pictureAt(event))}
            @pointerleave=${() => this.fireFocus(-1)}
          >
            ${data.units.map((unit, i) => this.unit(data, unit, i, pictures[unit.picture] ?? '', frame))}
          </ol>
          ${this.isFlat ? html`<p class="told">${this.sampleText(data)}</p>` : nothing} ${this.colors.button()}
          ${this.noControls ? nothing : this.choice(data)}
        </div>
      </div>
    `;
  }

  /** A form for other units and other channels, which opens their figure. */
  private choice(data: LinearUnitsResult): TemplateResult | typeof nothing {
    const [address = '', query = ''] = (this.figure?.readableUrl ?? '').split('?');
    if (address === '') {
      return nothing;
    }
    const parameters = new URLSearchParams(query);
    const units = parameters.get('units') ?? '';
    parameters.delete('units');
    parameters.delete('inputs');
    return html`<form class="choice" action=${address} method="get" target=${this.target}>
      ${[...parameters].map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
      <label>Units <input name="units" .value=${units} required /></label>
      <label
        >Two channels of ${data.inputLayer}
        <input
          name="inputs"
          .value=${data.inputs.map(({ channel }) => channel).join(',')}
          pattern="\\d+,\\d+"
          title="two channels, separated by a comma"
          required
      /></label>
      <button>Show them</button>
    </form>`;
  }

  private viewChoice(name: string, isFlat: boolean): TemplateResult {
    return html`<label
      ><input
        type="radio"
        name="view"
        .checked=${this.isFlat === isFlat}
        @change=${() => (this.isFlat = isFlat)}
      />${name}</label
    >`;
  }

  private flat(data: LinearUnitsResult, frame: Frame, pictures: readonly string[]): TemplateResult {
    return html`<svg
      width=${frame.width}
      height=${frame.height}
      viewBox="0 0 ${frame.width} ${frame.height}"
      tabindex="0"
      role="application"
      aria-roledescription="plane of two channels"
      aria-label="${countText(data.units.length, 'unit')} of ${data.layer} over two channels of ${data.inputLayer}. Arrow keys move the point at which outputs are read."
      @pointerdown=${(event: PointerEvent) => this.onDown(event, frame)}
      @pointermove=${(event: PointerEvent) => this.onMove(event, frame)}
      @pointerup=${() => (this.isHeld = false)}
      @pointercancel=${() => (this.isHeld = false)}
      @keydown=${(event: KeyboardEvent) => this.onKey(event, frame)}
    >
      ${unitsPlot({ data, pictures, frame, chosen: this.chosen, probe: this.probe })}
    </svg>`;
  }

  /** The units as planes over the two channels, which turn. */
  private planes(data: LinearUnitsResult, frame: Frame): TemplateResult {
    const point = squarePoint(frame, this.probe);
    const points: ScenePoints = { picks: [], walker: point, chosen: this.chosen };
    return this.hasWebgl
      ? html`<planes-view
            .picture=${this.picture}
            .points=${points}
            .camera=${this.camera}
            .label="${countText(data.units.length, 'unit')} of ${data.layer}, as planes"
            @camera-change=${(event: CustomEvent<PlanesCamera>) => (this.camera = event.detail)}
            @no-webgl=${() => (this.hasWebgl = false)}
          ></planes-view>
          <p class="told">
            x₁ and x₂ are ${data.inputs.map(({ channel }) => `${data.inputLayer}:${channel}`).join(' and ')}, stretched
            to the square; n1 and so on are the units by their numbers.
          </p>`
      : html`<p class="told">Planes need WebGL, which this browser does not offer here.</p>`;
  }

  private probeText({ inputs, inputLayer }: LinearUnitsResult): string {
    const at = inputs.map(({ channel }, axis) => `${inputLayer}:${channel} = ${valueText(this.probe[axis] ?? 0)}`);
    return `Outputs at ${at.join(', ')}; ${this.isFlat ? 'drag the point to read others' : 'move the point in the flat view'}.`;
  }

  private sampleText(data: LinearUnitsResult): TemplateResult {
    const unit = data.units[this.chosen];
    const name = unit === undefined ? '' : this.nameOf(data, unit);
    const of = `${countText(data.positions, 'position')} of ${countText(data.set.photographs, 'photograph')}`;
    return unit === undefined
      ? html`Points: ${of} of the set ${data.set.name}. Choose a unit to see at which of them it is positive.`
      : html`Points: ${of} of the set ${data.set.name}. Filled where ${name} is positive in the network, with the true
        values of all channels; ${percentText(agreement(data, unit))} of them lie on the side that its line says.`;
  }

  /** Returns the name of a unit, with that of its class as its picture has it. */
  private nameOf({ layer }: LinearUnitsResult, { channel, picture }: LinearUnit): string {
    const unit = `${layer}:${channel}`;
    const label = this.figure?.result?.images[picture]?.label ?? '';
    return label.endsWith(` (${unit})`) ? label : unit;
  }

  private unit(data: LinearUnitsResult, unit: LinearUnit, index: number, url: string, frame: Frame): TemplateResult {
    const name = this.nameOf(data, unit);
    const value = outputAt(unit, ...this.probe);
    const isChosen = index === this.chosen;
    return html`<li ${cssProperties({ '--unit': unitColor(index) })}>
      <button
        type="button"
        class="face"
        aria-pressed=${isChosen}
        aria-label="Show where ${name} is positive"
        @click=${() => (this.chosen = isChosen ? -1 : index)}
      >
        <img src=${url} alt="" data-index=${unit.picture} decoding="async" /><i>${index + 1}</i>
      </button>
      <span class="name">
        ${unitLink(name, { layer: data.layer, channel: unit.channel }, this)}
        <b class=${value > 0 ? 'positive' : 'negative'}>${value > 0 ? '+' : '−'}${valueText(Math.abs(value))}</b>
      </span>
      <span class="function">${functionText(unit)}</span>
      <span class="told">
        ${zeroLine(frame, unit) === undefined ? `${outputAt(unit, ...this.probe) > 0 ? 'positive' : 'negative'} everywhere here; ` : ''}two
        channels explain ${unit.explained < 0 ? 'nothing' : percentText(unit.explained)}
      </span>
    </li>`;
  }

  private onDown(event: PointerEvent, frame: Frame): void {
    if (event.button === 0) {
      this.isHeld = true;
      (event.currentTarget as SVGSVGElement).setPointerCapture(event.pointerId);
      this.onMove(event, frame);
    }
  }

  private onMove(event: PointerEvent, frame: Frame): void {
    if (this.isHeld) {
      const { left, top } = (event.currentTarget as SVGSVGElement).getBoundingClientRect();
      this.move(frame, frame.x.invert(event.clientX - left), frame.y.invert(event.clientY - top));
    }
  }

  private onKey(event: KeyboardEvent, frame: Frame): void {
    const direction = ARROWS[event.key];
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    const step = event.shiftKey ? 5 * STEP : STEP;
    const [x0 = 0, x1 = 0] = frame.x.domain();
    const [y0 = 0, y1 = 0] = frame.y.domain();
    const [x, y] = this.probe;
    this.move(frame, x + direction[0] * step * (x1 - x0), y + direction[1] * step * (y1 - y0));
  }

  private move(frame: Frame, x: number, y: number): void {
    const within = (value: number, [low = 0, high = 0]: readonly number[]): number =>
      Math.max(low, Math.min(high, value));
    this.probe = [within(x, frame.x.domain()), within(y, frame.y.domain())];
  }

  private fireFocus(picture: number): void {
    this.dispatchEvent(new CustomEvent('picture-focus', { detail: picture }));
  }
}

/** Returns the share of the points at which the sign of a unit is that of the function of two channels. */
export function agreement({ points }: LinearUnitsResult, unit: LinearUnit): number {
  const same = points.filter(([x, y], i) => outputAt(unit, x, y) > 0 === (unit.outputs[i] ?? 0) > 0);
  return same.length / Math.max(1, points.length);
}

/** Returns a unit as a function of the two channels x and y. */
export function functionText({ first, second, bias }: LinearUnit): string {
  const signed = (value: number): string => `${value < 0 ? '−' : '+'} ${valueText(Math.abs(value))}`;
  return `${valueText(first)} x ${signed(second)} y ${signed(bias)}`;
}
