import { html, nothing, type TemplateResult } from 'lit';
import type { PooledScores } from '../../lib/api-types';
import { familyName } from './families';
import './score-chart';

/**
 * Returns the scores of all people who took a trial.
 *
 * @param csv the address of all answers as CSV
 */
export function pooledSection(pooled: PooledScores, csv: string, target: string): TemplateResult {
  const { people, rejected, groups, differences } = pooled;
  return html`
    <p class="heading">All who took this trial</p>
    ${
      groups.length === 0
        ? nothing
        : html`<score-chart
            name="Scores of all people"
            .rows=${groups.map(({ group, share, low, high }) => ({ name: familyName(group), share, low, high }))}
          ></score-chart>`
    }
    <p class="told">
      ${people === 1 ? '1 person' : `${people} people`}${
        rejected === 0 ? '' : `, and ${rejected} whose answers do not count`
      }.
      ${groups.length === 0 ? nothing : 'Means and intervals are over directions.'}
      ${differences.map(
        ({ group, other, difference, low, high }) =>
          html`${familyName(group)} less ${familyName(other).toLowerCase()}: ${points(difference)} (${points(low)} to
          ${points(high)}) percentage points. `,
      )}
      <a href=${csv} target=${target}>All answers as CSV</a>
    </p>
  `;
}

/** Returns a difference of shares in percentage points, with its sign. */
function points(difference: number): string {
  const whole = Math.round(100 * difference);
  return whole < 0 ? `−${-whole}` : `+${whole}`;
}
