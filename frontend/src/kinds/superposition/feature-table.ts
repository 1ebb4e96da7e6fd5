import { html, type TemplateResult } from 'lit';
import { valueText } from '../../lib/numbers';
import { dimensionalities, type Arrow } from './geometry';
import { signedText } from './matrix-drawing';
import { importances, type ToyModel } from './toy-model';

/** Draws the numbers of all features as a table, which is closed at first. */
export function featureTable(arrows: readonly Arrow[], { biases }: ToyModel, importance: number): TemplateResult {
  const shares = dimensionalities(arrows);
  const weights = importances(arrows.length, importance);
  return html`<details>
    <summary>Features as a table</summary>
    <div class="scroll" tabindex="0" role="group" aria-label="Features as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col">Importance</th>
            <th scope="col">Weight to h₁</th>
            <th scope="col">Weight to h₂</th>
            <th scope="col">Length</th>
            <th scope="col">Bias</th>
            <th scope="col">Dimensionality</th>
          </tr>
        </thead>
        <tbody>
          ${arrows.map(
            (arrow, i) =>
              html`<tr>
                <th scope="row">${i + 1}</th>
                <td>${valueText(weights[i] ?? 0)}</td>
                <td>${signedText(arrow.x)}</td>
                <td>${signedText(arrow.y)}</td>
                <td>${arrow.length.toFixed(2)}</td>
                <td>${signedText(biases[i] ?? 0)}</td>
                <td>${(shares[i] ?? 0).toFixed(2)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
