import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { styles } from '../../lib/style';
import './draw-picture';
import sheet from './find-picture.css?inline';
import { WHOLE, isWhole, partOf, partText, type Part } from './part';
import './part-chooser';
import type { PartChooser } from './part-chooser';

/** The picture that a reader chose, and the form that sends it. */
interface Chosen {
  readonly form: HTMLFormElement;
  readonly url: string;
}

/**
 * The forms that send a picture to find units by it, which are its children and work without it. It shows the chosen
 * picture, of which a part can be chosen, or lets the reader draw one. It sends the forms itself and puts the answer in
 * the place of the page's results, so that the picture stays for the next search.
 */
@customElement('find-picture')
export class FindPicture extends LitElement {
  static override styles = styles(sheet);

  @state() private chosen: Chosen | undefined;
  @state() private chosenPart: Part = WHOLE;
  @state() private isDrawing = false;
  @state() private isSearching = false;
  private searching: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('change', this.onChange);
    this.addEventListener('submit', this.onSubmit);
    const sample = this.querySelector<HTMLInputElement>('input[name=sample]:checked');
    if (sample !== null) {
      this.choose(sample, partOf(new URLSearchParams(location.search).get('part') ?? ''));
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('change', this.onChange);
    this.removeEventListener('submit', this.onSubmit);
    this.searching?.abort();
    this.forget();
  }

  override render(): TemplateResult {
    const { chosen, isDrawing } = this;
    return html`
      <slot></slot>
      <p>
        <button type="button" id="draw" aria-expanded=${isDrawing} @click=${() => (this.isDrawing = !isDrawing)}>
          ${isDrawing ? 'Close the drawing' : 'Draw a picture'}
        </button>
      </p>
      <draw-picture
        ?hidden=${!isDrawing}
        @picture-drawn=${(event: CustomEvent<File>) => this.onDrawn(event.detail)}
      ></draw-picture>
      ${chosen === undefined ? nothing : this.choice(chosen)}
      <p role="status">${this.isSearching ? 'Searching …' : nothing}</p>
    `;
  }

  private choice({ form, url }: Chosen): TemplateResult {
    return html`
      <section aria-label="The chosen picture">
        <part-chooser
          .src=${url}
          .chosenPart=${this.chosenPart}
          @part-chosen=${(event: CustomEvent<Part>) => (this.chosenPart = event.detail)}
        ></part-chooser>
        <button type="button" id="find" @click=${() => form.requestSubmit()}>
          Find units by ${isWhole(this.chosenPart) ? 'the whole picture' : 'this part'}
        </button>
      </section>
    `;
  }

  private readonly onChange = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      this.choose(event.target, WHOLE);
    }
  };

  /** Shows the picture of an input, and empties the inputs of the other form. */
  private choose(input: HTMLInputElement, part: Part): void {
    const file = input.files?.[0];
    const url = file === undefined ? input.dataset.url : URL.createObjectURL(file);
    this.forget();
    if (input.form === null || url === undefined) {
      return;
    }
    this.chosen = { form: input.form, url };
    this.chosenPart = part;
    for (const other of this.querySelectorAll('form')) {
      if (other !== input.form) {
        other.reset();
        // the sample with which the page began
        other.querySelectorAll<HTMLInputElement>(':checked').forEach((sample) => (sample.checked = false));
      }
    }
  }

  private forget(): void {
    if (this.chosen !== undefined) {
      URL.revokeObjectURL(this.chosen.url);
      this.chosen = undefined;
    }
  }

  private onDrawn(file: File): void {
    const input = this.querySelector<HTMLInputElement>('input[type=file]');
    if (input !== null) {
      const files = new DataTransfer();
      files.items.add(file);
      input.files = files.files;
      this.choose(input, WHOLE);
      input.form?.requestSubmit();
    }
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.search(event.target as HTMLFormElement);
  };

  private async search(form: HTMLFormElement): Promise<void> {
    this.searching?.abort();
    const searching = new AbortController();
    this.searching = searching;
    this.isSearching = true;
    try {
      const answer = await fetch(this.address(form), {
        method: 'POST',
        headers: { Accept: 'text/html' },
        body: bodyOf(form),
        signal: searching.signal,
      });
      const text = await answer.text();
      if (!searching.signal.aborted) {
        this.show(new DOMParser().parseFromString(text, 'text/html'));
      }
    } catch {
      if (!searching.signal.aborted) {
        this.tell('The server does not answer.');
      }
    }
    if (!searching.signal.aborted) {
      this.isSearching = false;
    }
  }

  private address(form: HTMLFormElement): URL {
    const address = new URL(form.action, location.href);
    if (!isWhole(this.chosenPart)) {
      address.searchParams.set('part', partText(this.chosenPart));
    }
    return address;
  }

  /** Shows the results of a page of the server, or why there are none. */
  private show(page: Document): void {
    const results = page.getElementById('results');
    const problem = page.querySelector(results === null ? 'main .lead' : '#picture-problem');
    this.tell(problem?.textContent.trim() ?? '');
    if (results !== null) {
      const place = document.getElementById('results');
      place?.replaceChildren(...results.childNodes);
      place?.querySelector('.weak-match a')?.addEventListener('click', this.onChoosePart);
      place?.scrollIntoView({ block: 'nearest' });
    }
  }

  /** Shows the picture of which a part can be chosen. */
  private readonly onChoosePart = (event: Event): void => {
    const chooser = this.renderRoot.querySelector<PartChooser>('part-chooser');
    if (chooser !== null) {
      event.preventDefault();
      chooser.scrollIntoView({ block: 'center' });
      chooser.renderRoot.querySelector<HTMLElement>('.part')?.focus({ preventScroll: true });
    }
  };

  private tell(problem: string): void {
    const place = this.querySelector('#picture-problem');
    if (place !== null) {
      const sentence = document.createElement('p');
      sentence.textContent = problem;
      place.className = problem === '' ? '' : 'problems';
      place.replaceChildren(...(problem === '' ? [] : [sentence]));
    }
  }
}

/** Returns the body in the encoding of the form. */
function bodyOf(form: HTMLFormElement): FormData | URLSearchParams {
  const data = new FormData(form);
  if (form.enctype === 'multipart/form-data') {
    return data;
  }
  const fields = new URLSearchParams();
  data.forEach((value, name) => {
    if (typeof value === 'string') {
      fields.append(name, value);
    }
  });
  return fields;
}
