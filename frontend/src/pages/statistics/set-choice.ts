import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PhotographSetDescription, PhotographSetEntry } from '../../lib/api-types';
import { countText } from '../../lib/numbers';
import { photographUrl } from '../../lib/photograph-sets';
import { styles } from '../../lib/style';
import sheet from './set-choice.css?inline';

const MOST_CLASSES = 8;
const MOST_SKIPPED = 8;
const THUMBNAIL = 128;

/**
 * The choice among sets of photographs, and what the chosen one is: some of its photographs, its classes, what could not
 * be read. Fires `set-chosen` with the name of a set, and `set-deleted` when the reader wants the chosen one deleted.
 */
@customElement('set-choice')
export class SetChoice extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) sets: readonly PhotographSetEntry[] = [];
  /** The name of the chosen set. */
  @property() chosen = '';
  @property({ attribute: false }) description: PhotographSetDescription | undefined;
  /** Whether the reader may delete sets. */
  @property({ type: Boolean, attribute: 'may-change' }) mayChange = false;
  @state() private isAsking = false;

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('chosen')) {
      this.isAsking = false;
    }
  }

  override render(): TemplateResult {
    return html`
      <label>
        <span>Photographs</span>
        <select id="set" @change=${this.onChosen}>
          ${this.sets.map(
            (set) =>
              html`<option
                value=${set.name}
                .selected=${set.name === this.chosen}
                ?disabled=${set.problem !== undefined}
              >
                ${optionText(set)}
              </option>`,
          )}
        </select>
      </label>
      ${this.description === undefined ? nothing : this.about(this.description)}
    `;
  }

  private about(set: PhotographSetDescription): TemplateResult {
    return html`
      <div class="examples" role="list" aria-label="Some of the photographs">
        ${repeat(
          set.examples,
          ({ name }) => `${set.name}/${name}`,
          ({ name, credit }) =>
            html`<span role="listitem"
              ><img
                src=${photographUrl(set.name, name, THUMBNAIL)}
                alt=${name}
                @error=${onUnreadable}
                title=${credit === undefined ? name : `${name} (${credit})`}
                width="56"
                height="56"
                loading="lazy"
                decoding="async"
            /></span>`,
        )}
      </div>
      <p class="quiet">${classesText(set)}</p>
      ${this.credits(set)} ${this.creditProblems(set)} ${this.skipped(set)}
      ${this.mayChange && !set.builtIn ? this.deletion(set) : nothing}
    `;
  }

  private credits({ examples }: PhotographSetDescription): TemplateResult | typeof nothing {
    const credited = examples.filter(({ credit }) => credit !== undefined);
    return credited.length === 0
      ? nothing
      : html`<details>
          <summary>Who made these photographs</summary>
          <ul>
            ${credited.map(({ name, credit }) => html`<li>${name}: ${credit}</li>`)}
          </ul>
        </details>`;
  }

  private creditProblems({ creditProblems }: PhotographSetDescription): TemplateResult | typeof nothing {
    return creditProblems.length === 0
      ? nothing
      : html`<details class="skipped">
          <summary>Some credits cannot be used</summary>
          <ul>
            ${creditProblems.map((problem) => html`<li>${problem}</li>`)}
          </ul>
        </details>`;
  }

  private skipped({ skipped }: PhotographSetDescription): TemplateResult | typeof nothing {
    return skipped.length === 0
      ? nothing
      : html`<details class="skipped">
          <summary>
            ${countText(skipped.length, 'file')} could not be read and ${skipped.length === 1 ? 'is' : 'are'} left out
          </summary>
          <ul>
            ${skipped.slice(0, MOST_SKIPPED).map(({ name, reason }) => html`<li>${name}: ${reason}</li>`)}
            ${skipped.length > MOST_SKIPPED ? html`<li>and ${skipped.length - MOST_SKIPPED} more</li>` : nothing}
          </ul>
        </details>`;
  }

  private deletion({ name }: PhotographSetDescription): TemplateResult {
    return html`<p class="quiet">
      ${
        this.isAsking
          ? html`<span role="alert">Delete the photographs “${name}” and their index for good? Figures stay.</span>
              <button type="button" id="yes" @click=${this.onDelete}>Delete</button>
              <button type="button" @click=${() => (this.isAsking = false)}>Keep</button>`
          : html`<button type="button" id="delete" class="text" @click=${this.onAsk}>Delete this set</button>`
      }
    </p>`;
  }

  private onChosen(event: Event): void {
    const name = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent<string>('set-chosen', { detail: name }));
  }

  private async onAsk(): Promise<void> {
    this.isAsking = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#yes')?.focus();
  }

  private onDelete(): void {
    this.isAsking = false;
    this.dispatchEvent(new CustomEvent('set-deleted'));
  }
}

/** Hides a photograph that cannot be read, which is listed when the set is indexed. */
function onUnreadable(event: Event): void {
  (event.target as HTMLElement).parentElement?.toggleAttribute('hidden', true);
}

/** Returns the name of a set and how large it is. */
function optionText({ name, photographs, classes, problem }: PhotographSetEntry): string {
  if (problem !== undefined) {
    return `${name} (cannot be used)`;
  }
  const size = countText(photographs, 'photograph');
  return classes === 0 ? `${name} (${size})` : `${name} (${size}, ${classes} classes)`;
}

/** Returns the classes of a set, in a sentence. */
function classesText({ photographs, classes }: PhotographSetDescription): string {
  if (classes.length === 0) {
    return `${countText(photographs, 'photograph')} without classes. Photographs in subfolders have classes, whose agreement is then measured too.`;
  }
  const names = classes.slice(0, MOST_CLASSES).map(({ name, photographs: count }) => `${name || 'no folder'} ${count}`);
  const more = classes.length > MOST_CLASSES ? ` and ${classes.length - MOST_CLASSES} more` : '';
  return `${countText(photographs, 'photograph')} in ${classes.length} classes: ${names.join(', ')}${more}.`;
}
