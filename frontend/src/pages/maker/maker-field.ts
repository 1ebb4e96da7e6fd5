import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelPortraits, Sample } from '../../lib/api-types';
import { styles } from '../../lib/style';
import type { Control, Field, Option } from './fields';
import sheet from './maker-field.css?inline';
import './photograph-picker';
import './unit-picker';

/** The largest range of numbers that gets a slider beside the box. */
const MOST_FOR_SLIDER = 5000;

/** One parameter of a figure: label, control, description and error. Fires `field-change` with the new text. */
@customElement('maker-field')
export class MakerField extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) field: Field | undefined;
  @property() value = '';
  /** The values to choose from, if the network determines them. */
  @property({ attribute: false }) options: readonly Option[] = [];
  /** The portraits of the network's units, among which a unit can be chosen. */
  @property({ attribute: false }) portraits: ModelPortraits | undefined;
  /** The sample photographs, among which one can be chosen. */
  @property({ attribute: false }) samples: readonly Sample[] = [];
  /** The name of a unit of the network, as an example; empty if none is known. */
  @property() example = '';
  @property() problem = '';

  override render(): TemplateResult | typeof nothing {
    const field = this.field;
    if (field === undefined) {
      return nothing;
    }
    return html`
      <label for="control">${field.label}</label>
      <div class="control">${this.control(field)}</div>
      <p id="about">${field.description}${this.exampleOf(field)}</p>
      <p id="problem" role="alert">${this.problem}</p>
    `;
  }

  /** Returns a sentence with an example of what the field takes, if that is units. */
  private exampleOf({ control }: Field): string {
    return this.example !== '' && ['unit', 'units'].includes(control.type) ? ` For example ${this.example}.` : '';
  }

  private control(field: Field): TemplateResult {
    const { control } = field;
    switch (control.type) {
      case 'choice':
        return this.select(control.values, field.fallback);
      case 'network':
      case 'layer':
      case 'photograph-set':
        return this.options.length > 0 ? this.select(this.options, field.fallback) : this.text(field, 'text');
      case 'number':
        return this.number(field, control);
      case 'flag':
        return html`<input
          id="control"
          type="checkbox"
          aria-describedby="about problem"
          .checked=${(this.value || field.fallback) === 'true'}
          @change=${(event: Event) => this.fireChange(String((event.target as HTMLInputElement).checked))}
        />`;
      case 'unit':
        return html`${this.text(field, 'text')}<unit-picker
            .portraits=${this.portraits}
            .values=${[this.value || field.fallback]}
            @picked=${(event: CustomEvent<string>) => this.fireChange(event.detail)}
          ></unit-picker>`;
      case 'units':
        return this.units(field);
      case 'photograph':
        return this.photograph(field, []);
      case 'noise-or-photograph':
        return this.photograph(field, [{ value: 'noise', label: 'Noise' }]);
      case 'list':
      case 'text':
        return this.text(field, 'text');
    }
  }

  /** Returns the control for a list of units, to which units are added by their pictures. */
  private units(field: Field): TemplateResult {
    const values = (this.value || field.fallback).split(',').filter((unit) => unit !== '');
    return html`${this.text(field, 'text')}<unit-picker
        action="Add by picture"
        .portraits=${this.portraits}
        .values=${values}
        @picked=${(event: CustomEvent<string>) => this.fireChange([...values, event.detail].join(','))}
      ></unit-picker>`;
  }

  /** Returns the control for a sample photograph, or for one of other starts. */
  private photograph(field: Field, others: readonly Option[]): TemplateResult {
    const named = this.samples.map(({ id, title }) => ({ value: id, label: title }));
    return html`${this.select([...others, ...named], field.fallback)}<photograph-picker
        .samples=${this.samples}
        .value=${this.value || field.fallback}
        @picked=${(event: CustomEvent<string>) => this.fireChange(event.detail)}
      ></photograph-picker>`;
  }

  private select(values: readonly Option[], fallback: string): TemplateResult {
    const chosen = this.value || fallback;
    const isKnown = chosen === '' || values.some(({ value }) => value === chosen);
    const all = isKnown ? values : [...values, { value: chosen, label: chosen }];
    return html`<select
      id="control"
      aria-describedby="about problem"
      @change=${(event: Event) => this.fireChange((event.target as HTMLSelectElement).value)}
    >
      ${all.map(({ value, label }) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
    </select>`;
  }

  private number(field: Field, control: Extract<Control, { type: 'number' }>): TemplateResult {
    const hasSlider = control.most - control.least <= MOST_FOR_SLIDER;
    const slider = html`<input
      type="range"
      aria-label=${field.label}
      min=${control.least}
      max=${control.most}
      step=${control.step}
      .value=${this.value || field.fallback}
      @input=${(event: Event) => this.fireChange((event.target as HTMLInputElement).value)}
    />`;
    return html`${this.text(field, 'number')}${hasSlider ? slider : control.step === 1 ? this.next(field) : nothing}`;
  }

  /** Returns the button for the next seed, for which a slider would be of no use. */
  private next(field: Field): TemplateResult {
    const another = (): void => this.fireChange(String(Number(this.value || field.fallback || 0) + 1));
    return html`<button type="button" @click=${another}>
      Next<span class="visually-hidden"> ${field.label}</span>
    </button>`;
  }

  private text(field: Field, type: 'text' | 'number'): TemplateResult {
    return html`<input
        id="control"
        type=${type}
        list=${this.options.length > 0 ? 'options' : nothing}
        aria-describedby="about problem"
        aria-invalid=${this.problem !== ''}
        placeholder=${field.fallback}
        spellcheck="false"
        autocomplete="off"
        .value=${this.value}
        @input=${(event: Event) => this.fireChange((event.target as HTMLInputElement).value)}
      />
      <datalist id="options">
        ${this.options.map(({ value, label }) => html`<option value=${value} label=${label}></option>`)}
      </datalist>`;
  }

  private fireChange(text: string): void {
    this.dispatchEvent(new CustomEvent('field-change', { detail: text }));
  }
}
