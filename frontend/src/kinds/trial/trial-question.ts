import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureImage } from '../../lib/api-types';
import { cssProperties } from '../../lib/css-properties';
import { styles } from '../../lib/style';
import { creditsOf } from '../../figure/credits';
import type { Trial } from './result';
import sheet from './trial-question.css?inline';

/** What a person has chosen. */
export interface Chosen {
  readonly chosen: number;
  readonly confidence: number;
  readonly milliseconds: number;
}

const CONFIDENCES = ['guessed', 'fairly sure', 'sure'] as const;

/**
 * A question of a trial: references that excite a direction least on the left and most on the right, two photographs in the
 * middle. Fires `answered` with what is chosen and how sure the person is. With the keyboard, the arrows left and right choose and
 * 1, 2 and 3 answer.
 */
@customElement('trial-question')
export class TrialQuestion extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) trial: Trial | undefined;
  @property({ attribute: false }) images: readonly FigureImage[] = [];
  /** The `target` of links. */
  @property() target = '_self';
  @state() private chosen = -1;
  private since = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('trial')) {
      this.chosen = -1;
      this.since = performance.now();
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    // the first question must not take the focus from the page
    if (changed.has('trial') && changed.get('trial') !== undefined) {
      this.focusQuery(0);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.onKey);
  }

  /** Moves the focus to one of the two photographs. */
  focusQuery(index: number): void {
    this.renderRoot.querySelectorAll<HTMLElement>('input')[index]?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { trial } = this;
    if (trial === undefined) {
      return nothing;
    }
    const shown = [...trial.least, ...trial.most, ...trial.queries].flatMap((index) => this.images[index] ?? []);
    return html`
      <div class="question ${trial.least.length === 0 ? 'bare' : ''}">
        ${this.references(trial.least, 'least', '− excite it least')}
        <fieldset>
          <legend>Which of the two also excites it?</legend>
          <div class="queries">${trial.queries.map((index, place) => this.query(index, place))}</div>
          <div class="confidence" role="group" aria-label="How sure are you?">
            ${CONFIDENCES.map((name, index) => this.confidence(name, index + 1))}
          </div>
        </fieldset>
        ${this.references(trial.most, 'most', '+ excite it most')}
      </div>
      <details>
        <summary>Authors of the photographs</summary>
        ${creditsOf(shown, this.target)}
      </details>
    `;
  }

  private references(pictures: readonly number[], side: string, title: string): TemplateResult | typeof nothing {
    if (pictures.length === 0) {
      return nothing;
    }
    return html`<figure
      class="references ${side}"
      ${cssProperties({ '--columns': Math.ceil(Math.sqrt(pictures.length)) })}
    >
      <figcaption>${title}</figcaption>
      <div class="grid">
        ${pictures.map((index, place) => {
          const image = this.images[index];
          return image === undefined
            ? nothing
            : html`<img src=${image.url} alt=${altOf(image, place)} width=${image.width} height=${image.height} />`;
        })}
      </div>
    </figure>`;
  }

  private query(index: number, place: number): TemplateResult {
    const image = this.images[index];
    return html`<label>
      <input
        type="radio"
        name="query"
        aria-label="${place === 0 ? 'Left' : 'Right'}: ${image === undefined ? '' : altOf(image, place)}"
        .checked=${this.chosen === place}
        @change=${() => (this.chosen = place)}
      />
      <img src=${image?.url ?? ''} alt="" width=${image?.width ?? 1} height=${image?.height ?? 1} />
      <span aria-hidden="true">${place === 0 ? '← left' : 'right →'}</span>
    </label>`;
  }

  private confidence(name: string, value: number): TemplateResult {
    return html`<button type="button" ?disabled=${this.chosen < 0} @click=${() => this.answer(value)}>
      <kbd>${value}</kbd> ${name}
    </button>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const place = ['ArrowLeft', 'ArrowRight'].indexOf(event.key);
    const confidence = ['1', '2', '3'].indexOf(event.key) + 1;
    if (place >= 0) {
      event.preventDefault();
      this.chosen = place;
      this.focusQuery(place);
    } else if (confidence > 0 && this.chosen >= 0) {
      event.preventDefault();
      this.answer(confidence);
    }
  };

  private answer(confidence: number): void {
    const detail: Chosen = { chosen: this.chosen, confidence, milliseconds: performance.now() - this.since };
    this.dispatchEvent(new CustomEvent<Chosen>('answered', { detail }));
  }
}

/** Returns what a picture shows; the name of the direction of an optimized picture would tell too much. */
function altOf({ credit, unit, label }: FigureImage, place: number): string {
  return credit?.title ?? (unit === '' ? label : `Optimized picture ${place + 1}`);
}
