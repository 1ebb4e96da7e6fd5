import { html, nothing, type TemplateResult } from 'lit';
import type { ShownTraining } from './shown-training';
import type { StopConditions } from './stop-conditions';

/** A condition with a number: what it is called before and after its field, and the number to begin with. */
const CONDITIONS = {
  steps: { before: 'after', after: 'more steps', usual: 1000, step: '1' },
  cost: { before: 'when the cost is below', after: '', usual: 0.01, step: 'any' },
  patience: { before: 'when the held-out cost has not fallen for', after: 'steps', usual: 1000, step: '1' },
} as const;

/** Returns conditions with another number of one; without a number the condition is left out. */
function withCondition(
  stops: StopConditions,
  name: keyof typeof CONDITIONS,
  value: number | undefined,
): StopConditions {
  const { [name]: _, ...others } = stops;
  return value === undefined ? others : { ...others, [name]: value };
}

/** Returns the conditions that stop a live training. */
export function stopSettings(training: ShownTraining): TemplateResult {
  const { stops } = training;
  const hasHeldOut = training.moment?.heldOutCost !== undefined;
  return html`<details class="settings stops">
    <summary>Stop by itself</summary>
    <div class="fields">
      ${condition(training, 'steps')} ${condition(training, 'cost')}
      <label class="check"
        ><input
          name="all-right"
          type="checkbox"
          .checked=${stops.allRight === true}
          @change=${(event: Event) =>
            training.setStops({ ...stops, allRight: (event.target as HTMLInputElement).checked })}
        />
        when all examples are right</label
      >
      ${hasHeldOut ? condition(training, 'patience') : nothing}
    </div>
  </details>`;
}

function condition(training: ShownTraining, name: keyof typeof CONDITIONS): TemplateResult {
  const { before, after, usual, step } = CONDITIONS[name];
  const { stops } = training;
  const value = stops[name];
  const set = (other: number | undefined): void => training.setStops(withCondition(stops, name, other));
  return html`<span class="condition"
    ><label class="check"
      ><input
        name=${name}
        type="checkbox"
        .checked=${value !== undefined}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked ? usual : undefined)}
      />
      ${before}</label
    >
    <input
      type="number"
      aria-label="Stop ${before} … ${after}"
      min="0"
      step=${step}
      .value=${String(value ?? usual)}
      ?disabled=${value === undefined}
      @change=${(event: Event) => set(Number((event.target as HTMLInputElement).value) || usual)}
    />
    ${after}</span
  >`;
}
