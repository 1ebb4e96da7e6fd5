import { html, svg, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { linked } from '../../lib/linked';
import { pageOfServer } from '../../lib/servers';
import { specField } from '../../lib/specs';
import { nameChoice, numberChoice, ReaderView } from '../../figure/reader-view';
import { IntroStep } from './intro-step';
import { median, relu, sparsities, turned, type Vector } from './vectors';

const WIDTH = 640;
const HEIGHT = 90;
const BINS = 40;

/** Returns how many values in [0, 1] lie in each of equal parts. */
export function histogram(values: readonly number[], bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(value * bins)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** The sparsity of neurons beside that of turned axes, and links to the figures that test whether neurons are special. */
@customElement('space-question-step')
export class QuestionStep extends IntroStep {
  @state() private degrees = 45;
  @state() private isAfter = true;
  private rectified: readonly Vector[] = [];
  protected readonly view = new ReaderView(this, () => this.figure?.result?.data !== undefined, {
    angle: numberChoice(
      () => this.degrees,
      (degrees) => (this.degrees = degrees),
      () => [0, 90],
    ),
    side: nameChoice<'after' | 'before'>(
      () => (this.isAfter ? 'after' : 'before'),
      (side) => (this.isAfter = side === 'after'),
      () => (this.data.beforeRelu ? ['after', 'before'] : ['after']),
    ),
  });

  protected override begin(): void {
    this.rectified = this.data.beforeRelu ? this.vectors.map(relu) : this.vectors;
  }

  override render(): TemplateResult {
    const vectors = this.isAfter ? this.rectified : this.vectors;
    const neurons = sparsities(vectors);
    const axes = sparsities(vectors.map((vector) => turned(vector, this.degrees)));
    return html`
      ${this.data.beforeRelu ? this.sides() : html``}
      ${this.slider('Turn', { value: this.degrees, least: 0, most: 90 }, `${this.degrees}°`, (value) => (this.degrees = value))}
      ${this.histogram('neurons', neurons, 'neurons')}
      ${this.histogram(`axes turned by ${this.degrees}°`, axes, 'axes')}
      <div class="ends">
        <span>0</span><span>sparsity of an axis over ${this.data.points.length} photographs</span><span>1</span>
      </div>
      <p class="told">
        Sparsity is 1 if one photograph alone excites the axis, and 0 if all do equally. A ReLU makes neurons sparse,
        also in a network that has learned nothing; and sparse is not yet meaningful.
      </p>
      <ul class="doors">
        <li>
          ${linked('Test it', pageOfServer(this.figure, this.statistics()), this.target)} with controls, intervals and
          other directions, for your photographs as well.
        </li>
        <li>
          ${linked('Try it yourself', pageOfServer(this.figure, '/space#experiments'), this.target)} in the experiments
          that follow on the page about activation space.
        </li>
      </ul>
    `;
  }

  private statistics(): string {
    const { spec = {} } = this.figure ?? {};
    const query = new URLSearchParams({
      model: specField(spec, 'model'),
      photographs: this.data.set.name,
      layer: this.layer(),
    });
    return `/statistics?${query.toString()}`;
  }

  private sides(): TemplateResult {
    return html`<fieldset class="switch">
      <legend>Values</legend>
      ${[true, false].map(
        (isAfter) =>
          html`<label
            ><input
              type="radio"
              name="side"
              .checked=${isAfter === this.isAfter}
              @change=${() => (this.isAfter = isAfter)}
            /><span>${isAfter ? 'after the ReLU' : 'before it'}</span></label
          >`,
      )}
    </fieldset>`;
  }

  private histogram(name: string, values: readonly number[], style: string): TemplateResult {
    const counts = histogram(values, BINS);
    const most = Math.max(1, ...counts);
    const step = WIDTH / BINS;
    const middle = median(values);
    return html`<div class="histogram ${style}">
      <p class="heading">${name} <span>${middle === undefined ? '' : `median ${middle.toFixed(2)}`}</span></p>
      <svg
        class="bars"
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label="Histogram of the sparsity of ${values.length} ${name}"
      >
        ${counts.map((count, bin) => {
          const height = ((HEIGHT - 4) * count) / most;
          return svg`<rect x=${bin * step + 0.5} width=${step - 1} y=${HEIGHT - height} height=${height}></rect>`;
        })}
        <line class="rule" x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT}></line>
        <line class="marker" x1=${(middle ?? 0) * WIDTH} x2=${(middle ?? 0) * WIDTH} y1="0" y2=${HEIGHT}></line>
      </svg>
    </div>`;
  }
}
