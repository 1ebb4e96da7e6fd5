import { html, type TemplateResult } from 'lit';

const NAMES: Readonly<Record<string, string>> = { before: 'Before the ReLU', after: 'After the ReLU' };

/**
 * Draws the choice between the values before a ReLU and those after it. Its styles are in `switch.css`.
 *
 * @param sides `before` and `after`, in the order in which they are shown
 * @param shown the chosen side
 * @param choose is called with the side that the reader chooses
 */
export function reluSwitch(sides: readonly string[], shown: string, choose: (side: string) => void): TemplateResult {
  return html`<div class="switch" role="radiogroup" aria-label="Side of the ReLU">
    ${sides.map(
      (name) =>
        html`<label
          ><input type="radio" name="side" .checked=${name === shown} @change=${() => choose(name)} /><span
            >${NAMES[name] ?? name}</span
          ></label
        >`,
    )}
  </div>`;
}
