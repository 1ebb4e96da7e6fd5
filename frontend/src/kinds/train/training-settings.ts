import { html, type TemplateResult } from 'lit';
import { type FigureSpec, specField } from '../../lib/specs';
import { ACTIVATIONS, type Network } from './network';
import type { ShownTraining } from './shown-training';
import { PROBLEMS, linkParameters } from './spec';

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

/** Returns the settings that can be changed while it trains, and the form for another training. */
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
    </details>
    ${anotherTraining(training.spec)}`;
}

function anotherTraining(spec: FigureSpec): TemplateResult {
  const number = (name: string, most: number): TemplateResult =>
    html`<label
      >${name} <input name=${name} type="number" min="0" max=${most} .value=${specField(spec, name)}
    /></label>`;
  return html`<details class="settings">
    <summary>Another training</summary>
    <form class="fields" action="/figure" method="get" @submit=${(event: SubmitEvent) => open(spec, event)}>
      <label
        >problem
        <select name="problem">
          ${PROBLEMS.map(
            ([name, text]) =>
              html`<option value=${name} ?selected=${name === specField(spec, 'problem')}>${text}</option>`,
          )}
        </select></label
      >
      <label
        >hidden layers <input name="hidden" .value=${specField(spec, 'hidden')} pattern="none|[0-9]+(,[0-9]+)*"
      /></label>
      ${number('seed', 2 ** 31 - 1)} ${number('steps', 100_000)}
      <button>Train it</button>
    </form>
  </details>`;
}

/** Opens the training of a form as a figure of its own. */
function open(spec: FigureSpec, event: SubmitEvent): void {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
  const [activations = ''] = specField(spec, 'activations').split(',');
  const parameters = linkParameters({ ...spec, ...fields, activations, changes: '', points: [] });
  location.assign(`/figure?${new URLSearchParams({ kind: 'train', ...parameters }).toString()}`);
}
