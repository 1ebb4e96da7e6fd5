import { html, nothing, type TemplateResult } from 'lit';
import { specField } from '../../lib/specs';
import { ACTIVATIONS, type Network } from './network';
import type { ShownTraining } from './shown-training';
import { openTraining, withNextSeed } from './spec';

/** The steps between two messages that a reader can choose. */
const SPEEDS = [1, 10, 100, 1000];

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** Returns the buttons that train on. */
export function trainingButtons(training: ShownTraining): TemplateResult {
  return html`<div class="buttons">
    <button type="button" @click=${() => training.trainOn()} ?disabled=${training.isRunning}>Train on from here</button>
    <button type="button" @click=${() => training.oneStep()}>One step</button>
    <button type="button" @click=${() => training.goTo(0)}>Back to step 0</button>
    <button type="button" @click=${() => openTraining(withNextSeed(training.spec))}>Another seed</button>
    <label
      >steps a frame
      <select @change=${(event: Event) => training.setSpeed(Number(valueOf(event)))}>
        ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === training.speed}>${speed}</option>`)}
      </select></label
    >
    <label class="check"
      ><input
        type="checkbox"
        .checked=${specField(training.spec, 'bias') === 'true'}
        @change=${(event: Event) => training.showBias((event.target as HTMLInputElement).checked)}
      />
      colours by bias beside it</label
    >
    ${training.notice === '' ? null : html`<span class="notice">${training.notice}</span>`}
  </div>`;
}

/** Returns the settings that can be changed while it trains. */
export function trainingSettings(training: ShownTraining, network: Network): TemplateResult {
  const setting = (name: string, step: string): TemplateResult =>
    html`<label
      >${name}
      <input
        type="number"
        min="0"
        step=${step}
        .value=${String(training.setting(name))}
        @change=${(event: Event) => training.change(`${name}=${valueOf(event)}`)}
    /></label>`;
  return html`<details class="settings" open>
    <summary>Change while it trains</summary>
    <div class="fields">
      ${setting('rate', 'any')} ${setting('batch', '1')} ${setting('l1', 'any')} ${setting('l2', 'any')}
      ${network.activations.map(
        (activation, layer) =>
          html`<label
            >layer ${layer + 1}
            <select @change=${(event: Event) => training.change(`layer${layer + 1}=${valueOf(event)}`)}>
              ${ACTIVATIONS.map((name) => html`<option value=${name} ?selected=${name === activation}>${name}</option>`)}
            </select></label
          >`,
      )}
    </div>
    ${changeList(specField(training.spec, 'changes'), training)}
  </details>`;
}

/** Returns what was changed, with the button that undoes the last change. */
function changeList(changes: string, training: ShownTraining): TemplateResult | typeof nothing {
  return changes === ''
    ? nothing
    : html`<p class="changes-made">
        Changed: ${changes.split(',').map((change) => html`<code>${change.replace(':', ': ')}</code> `)}
        <button type="button" @click=${() => training.undoChange()}>Undo the last change</button>
      </p>`;
}
