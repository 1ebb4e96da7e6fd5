import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { percentText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import './confusion-matrix';
import type { ConfusionCell } from './confusion-matrix';
import './digit-buttons';
import { DigitComputation } from './digit-computation';
import './digit-network';
import './digit-neuron';
import './digit-pad';
import texts from './digit-texts.css?inline';
import sheet from './digit-view.css?inline';
import { CLASSES, inputOf, type Digits } from './digits';
import { forward, type Network } from './network';
import type { NeuronPlace } from './network-view';
import type { DigitSample } from './result';

/** The most digits of a cell of the confusion matrix that are shown. */
const MOST_OF_CELL = 40;
/**
 * A network that reads digits: a digit is drawn or chosen and all layers light up; what the selected neuron says to all digits, laid
 * out in the plane; and which digits are mistaken for which. Fires `neuron-select`, and `weight-change` with a weight's index and value.
 */
@customElement('digit-view')
export class DigitView extends LitElement {
  static override styles = styles(texts + sheet);

  @property({ attribute: false }) network: Network | undefined;
  @property({ attribute: false }) weights: Float32Array | undefined;
  @property({ attribute: false }) sample: DigitSample | undefined;
  /** Where all digits are, if the figure's server can be reached. */
  @property() address: string | undefined;
  @property({ attribute: false }) selected: NeuronPlace = { layer: 0, neuron: 0 };
  /** The parameters of a link to the training as it is shown, where its server can be asked for other figures. */
  @property({ attribute: false }) training: Readonly<Record<string, string>> | undefined;
  @property({ type: Boolean, attribute: 'shows-bias' }) showsBias = false;
  @property({ type: Boolean, attribute: 'may-edit' }) mayEdit = false;

  @state() private input: readonly number[] = [];
  /** The digit at hand, counted from the first that is held out, if it was not drawn. */
  @state() private chosen: number | undefined;
  @state() private firstOffered = 0;
  @state() private cell: ConfusionCell | undefined;
  private readonly computation = new DigitComputation(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { network, weights, sample } = this;
    if (changed.has('sample') && sample !== undefined && changed.get('sample')?.pixels !== sample.pixels) {
      this.computation.begin(sample, this.address);
      this.choose(0);
    }
    if (network !== undefined && weights !== undefined) {
      this.computation.compute(network, weights);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { network, weights } = this;
    const { digits } = this.computation;
    if (network === undefined || weights === undefined || digits === undefined) {
      return nothing;
    }
    const values = forward(network, weights, this.input);
    return html`<div class="top">
        <div class="drawing">
          <digit-pad
            .input=${this.input}
            @input-change=${(event: CustomEvent<readonly number[]>) => this.draw(event.detail)}
          ></digit-pad>
          ${guard([digits, this.firstOffered, this.chosen], () => this.offered(digits))}
        </div>
        <div class="layers ${this.showsBias ? 'two' : ''}">
          ${this.layers(network, weights, values, 'activation')}
          ${this.showsBias ? this.layers(network, weights, values, 'bias') : nothing}
        </div>
      </div>
      <div class="bottom">
        <digit-neuron
          .network=${network}
          .weights=${weights}
          .place=${this.selected}
          .value=${values[this.selected.layer]?.[this.selected.neuron] ?? 0}
          .training=${this.training}
          .responses=${this.computation.responses}
          .finished=${this.computation.finished}
          ?has-failed=${this.computation.hasFailed}
          ?may-edit=${this.mayEdit}
          @weight-change=${(event: CustomEvent<unknown>) => this.tell('weight-change', event.detail)}
          @digit-select=${(event: CustomEvent<number>) => this.choose(event.detail - digits.heldOut)}
        ></digit-neuron>
        <div class="answers">
          ${guard([this.computation.finished, digits, this.cell, this.chosen], () => this.answers(digits))}
        </div>
      </div>
      <p class="told">${this.sample?.credit}.</p>`;
  }

  private layers(
    network: Network,
    weights: Float32Array,
    values: readonly (readonly number[])[],
    by: 'activation' | 'bias',
  ): TemplateResult {
    return html`<div>
      ${this.showsBias ? html`<h4>coloured by ${by}</h4>` : nothing}
      <digit-network
        .network=${network}
        .weights=${weights}
        .values=${values}
        .selected=${this.selected}
        .by=${by}
        @neuron-select=${(event: CustomEvent<NeuronPlace>) => this.tell('neuron-select', event.detail)}
      ></digit-network>
    </div>`;
  }

  private draw(input: readonly number[]): void {
    this.input = input;
    this.chosen = undefined;
  }

  /** @param index counted from the first that is held out; those before it are trained on */
  private choose(index: number): void {
    const { digits } = this.computation;
    if (digits !== undefined) {
      this.input = inputOf(digits, digits.heldOut + index);
      this.chosen = index;
    }
  }

  /** Offers a digit of each class among those held out. */
  private offered(digits: Digits): TemplateResult {
    const heldOut = heldOutOf(digits);
    const offered = CLASSES.flatMap((_, label) => {
      const own = heldOut.filter((index) => digits.classes[index] === label);
      return own.length === 0 ? [] : [own[this.firstOffered % own.length] ?? 0];
    });
    return html`<div class="offered">
      ${this.buttons(digits, offered)}
      <button type="button" @click=${() => this.firstOffered++}>Others</button>
    </div>`;
  }

  private buttons(digits: Digits, indexes: readonly number[]): TemplateResult {
    return html`<digit-buttons
      role="group"
      aria-label="Digits held out from training"
      .digits=${digits}
      .indexes=${indexes}
      .chosen=${this.chosen === undefined ? undefined : this.chosen + digits.heldOut}
      @digit-select=${(event: CustomEvent<number>) => this.choose(event.detail - digits.heldOut)}
    ></digit-buttons>`;
  }

  private answers(digits: Digits): TemplateResult | typeof nothing {
    const { responses } = this.computation;
    if (responses?.isKnown !== true) {
      return nothing;
    }
    const all = responses.answers();
    const answers = all.subarray(digits.heldOut);
    const targets = Array.from(answers, (_, index) => digits.classes[digits.heldOut + index] ?? 0);
    return html`<h4>
        ${targets.length.toLocaleString('en')} digits held out,
        ${percentText(targets.filter((target, index) => target === answers[index]).length / targets.length)} right
      </h4>
      <confusion-matrix
        .names=${CLASSES}
        .targets=${targets}
        .answers=${answers}
        .selected=${this.cell}
        @cell-select=${(event: CustomEvent<ConfusionCell>) => (this.cell = event.detail)}
      ></confusion-matrix>
      ${this.cell === undefined ? html`<p class="told">Press a number to see the digits.</p>` : this.ofCell(digits, all, this.cell)}`;
  }

  private ofCell(digits: Digits, answers: ArrayLike<number>, { target, answer }: ConfusionCell): TemplateResult {
    const own = heldOutOf(digits).filter((index) => digits.classes[index] === target && answers[index] === answer);
    const more = own.length > MOST_OF_CELL ? `, the first ${MOST_OF_CELL} of ${own.length}` : '';
    return html`<p class="told">${target} read as ${answer}${more}:</p>
      ${this.buttons(digits, own.slice(0, MOST_OF_CELL))}`;
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Returns the indexes of the digits that are held out. */
function heldOutOf(digits: Digits): readonly number[] {
  return Array.from({ length: digits.count - digits.heldOut }, (_, index) => digits.heldOut + index);
}
