import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { nextCell } from '../../lib/grid-navigation';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { indexChoice, ReaderView } from '../../figure/reader-view';
import { IntroStep, STEP_SHEET, titleOf } from './intro-step';
import { bars } from './plane';
import sheet from './vector-step.css?inline';
import { lengthOf, nonZeroShare } from './vectors';

const WIDTH = 640;
const HEIGHT = 170;

/** The keys that go from position to position where only some of the map are known. */
const IN_ORDER: Readonly<Record<string, string>> = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' };

/** A position of a photograph and its vector: a bar for each neuron, one of which is marked. */
@customElement('space-vector-step')
export class VectorStep extends IntroStep {
  static override styles = styles(STEP_SHEET + sheet);

  /** The index of the photograph among the choices. */
  @state() private photograph = 0;
  /** The index of the vector. */
  @state() private vector = 0;
  @state() private neuronIndex = 0;
  protected readonly reader = new ReaderView(this, () => this.figure?.result?.data !== undefined, {
    photograph: indexChoice(
      () => this.photograph,
      (index) => this.choose(index),
      () => this.choices().length,
    ),
    position: indexChoice(
      () => this.vector,
      (vector) => (this.vector = vector),
      () => this.vectors.length,
    ),
    neuron: indexChoice(
      () => this.neuronIndex,
      (neuron) => (this.neuronIndex = neuron),
      () => this.data.channels,
    ),
  });

  protected override begin(): void {
    this.neuronIndex = this.data.axes[0] ?? 0;
    this.choose(0);
  }

  /** Chooses a photograph, and its position at which the neuron is most active. */
  private choose(photograph: number): void {
    this.photograph = photograph;
    const positions = this.positions();
    this.vector = positions.reduce(
      (best, index) => (this.value(index) > this.value(best) ? index : best),
      positions[0] ?? 0,
    );
  }

  private value(vector: number): number {
    return this.vectors[vector]?.[this.neuronIndex] ?? 0;
  }

  /** The indices of the vectors of the photograph's positions. */
  private positions(): readonly number[] {
    const picture = this.data.points[this.choices()[this.photograph]?.vector ?? 0]?.picture;
    return this.data.points.flatMap((point, index) => (point.picture === picture ? [index] : []));
  }

  override render(): TemplateResult | typeof nothing {
    const vector = this.vectors[this.vector];
    if (vector === undefined) {
      return nothing;
    }
    const { channels } = this.data;
    return html`
      ${this.photographs(this.photograph, (index) => this.choose(index))}
      <div class="beside">
        ${this.photographWithPositions()}
        <div class="chart">
          <p class="reading">
            x<sub>${this.neuronIndex}</sub> = <b>${valueText(this.value(this.vector))}</b>, the activation of
            ${this.neuronLink(this.neuronIndex)}, is one of ${channels} coordinates
          </p>
          ${this.chart()}
          ${this.slider('Neuron', { value: this.neuronIndex, least: 0, most: channels - 1 }, String(this.neuronIndex), (value) => (this.neuronIndex = value))}
          <p class="told">
            The vector of this position has ${channels} coordinates, one for each neuron of ${this.layer()};
            ${Math.round(nonZeroShare(vector) * channels)} are not zero. Its length is ${valueText(lengthOf(vector))}.
          </p>
        </div>
      </div>
      <div class="pictures-of-axes">
        <p class="told">What three of the neurons respond to:</p>
        ${this.data.axes.map(
          (channel, axis) => html`
            <div class=${channel === this.neuronIndex ? 'marked' : ''}>
              ${this.axisPicture(axis)}
              <button
                type="button"
                aria-pressed=${channel === this.neuronIndex}
                @click=${() => (this.neuronIndex = channel)}
              >
                Mark ${channel}
              </button>
            </div>
          `,
        )}
      </div>
      ${this.credits(this.choices().map(({ image }) => image))}
    `;
  }

  private photographWithPositions(): TemplateResult | typeof nothing {
    const image = this.choices()[this.photograph]?.image;
    const { rows, columns } = this.data;
    if (image === undefined) {
      return nothing;
    }
    return html`<div class="photograph">
      <img src=${image.url} alt="The photograph ${titleOf(image)}" decoding="async" />
      <div role="radiogroup" aria-label="Position of the photograph" @keydown=${this.onKey}>
        ${this.positions().map((index) => {
          const { row, column } = this.data.points[index] ?? { row: 0, column: 0 };
          const isChosen = index === this.vector;
          const place = {
            top: `${(100 * row) / rows}%`,
            left: `${(100 * column) / columns}%`,
            height: `${100 / rows}%`,
            width: `${100 / columns}%`,
          };
          return html`<span
            role="radio"
            aria-checked=${isChosen}
            tabindex=${isChosen ? 0 : -1}
            data-vector=${index}
            aria-label="Row ${row + 1}, column ${column + 1}, activation ${valueText(this.value(index))}"
            ${cssProperties(place)}
            @click=${() => (this.vector = index)}
          ></span>`;
        })}
      </div>
    </div>`;
  }

  private chart(): TemplateResult {
    const vector = this.vectors[this.vector] ?? new Float64Array(1);
    const most = Math.max(1e-9, ...vector.map(Math.abs));
    const least = Math.min(0, ...vector);
    const perUnit = (HEIGHT - 10) / (most - least);
    const base = HEIGHT + least * perUnit;
    const step = WIDTH / vector.length;
    const x = (this.neuronIndex + 0.5) * step;
    return html`
      <svg
        class="bars"
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label="A bar for each of ${vector.length} neurons; neuron ${this.neuronIndex} is marked"
        @pointerdown=${this.onBars}
        @pointermove=${(event: PointerEvent) => (event.buttons === 1 ? this.onBars(event) : undefined)}
      >
        <path class="bar" stroke-width=${Math.max(0.8, step * 0.8)} d=${bars(vector, WIDTH, base, perUnit)}></path>
        <line class="rule" x1="0" x2=${WIDTH} y1=${base} y2=${base}></line>
        <line class="marker" x1=${x} x2=${x} y1="0" y2=${HEIGHT}></line>
        <line
          class="marked"
          stroke-width=${Math.max(4, step)}
          x1=${x}
          x2=${x}
          y1=${base}
          y2=${base - (vector[this.neuronIndex] ?? 0) * perUnit}
        ></line>
      </svg>
      <div class="ends"><span>neuron 0</span><span>neuron ${vector.length - 1}</span></div>
    `;
  }

  private onBars(event: PointerEvent): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const { channels } = this.data;
    const index = Math.floor(((event.clientX - box.left) / box.width) * channels);
    this.neuronIndex = Math.min(channels - 1, Math.max(0, index));
  }

  private onKey(event: KeyboardEvent): void {
    const positions = this.positions();
    const { rows, columns } = this.data;
    const isWhole = positions.length === rows * columns;
    const next = nextCell(
      positions.indexOf(this.vector),
      isWhole ? event.key : (IN_ORDER[event.key] ?? event.key),
      event.ctrlKey,
      { count: positions.length, columns: isWhole ? columns : positions.length },
    );
    if (next === undefined || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.vector = positions[next] ?? this.vector;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-vector="${this.vector}"]`)?.focus(),
    );
  }
}
