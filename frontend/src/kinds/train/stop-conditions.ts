import type { Moment } from './run';

/** When a live training stops by itself. Conditions that are absent do not stop it. */
export interface StopConditions {
  /** After so many steps since it began to run. */
  readonly steps?: number;
  /** When the cost falls below a number. */
  readonly cost?: number;
  /** When all examples are answered right. */
  readonly allRight?: boolean;
  /** When the cost of held-out examples has not fallen for so many steps. */
  readonly patience?: number;
}

/**
 * Says why a training stops now; `undefined` if it goes on.
 *
 * @param moments its moments, the latest last
 * @param begin the step from which it runs
 */
export function stopReason(conditions: StopConditions, moments: readonly Moment[], begin: number): string | undefined {
  const latest = moments.at(-1);
  if (latest === undefined || latest.step <= begin) {
    return undefined;
  }
  const at = `Stopped at step ${latest.step.toLocaleString('en')}:`;
  const { steps, cost, allRight, patience } = conditions;
  if (allRight === true && latest.right >= 1) {
    return `${at} all examples are answered right.`;
  }
  if (cost !== undefined && latest.cost < cost) {
    return `${at} the cost is below ${cost}.`;
  }
  if (steps !== undefined && latest.step - begin >= steps) {
    return `${at} ${steps.toLocaleString('en')} steps were made.`;
  }
  if (patience !== undefined && latest.step - stepOfLeastHeldOutCost(moments, begin) >= patience) {
    return `${at} the cost of held-out examples has not fallen for ${patience.toLocaleString('en')} steps.`;
  }
  return undefined;
}

/** Returns the step at which held-out examples cost least since training began to run; infinite if none are held out. */
function stepOfLeastHeldOutCost(moments: readonly Moment[], begin: number): number {
  let [least, at] = [Infinity, Infinity];
  for (const { step, heldOutCost } of moments) {
    if (step >= begin && heldOutCost !== undefined && heldOutCost < least) {
      [least, at] = [heldOutCost, step];
    }
  }
  return at;
}
