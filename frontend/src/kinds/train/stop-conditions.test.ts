import { describe, expect, it } from 'vitest';
import type { Moment } from './run';
import { stopReason } from './stop-conditions';

function moments(costs: readonly number[], change: Partial<Moment> = {}): readonly Moment[] {
  return costs.map((cost, index) => ({
    step: 10 * index,
    cost,
    right: 0.5,
    heldOutCost: cost,
    heldOutRight: 0.5,
    changed: 0,
    activations: [],
    fired: new Uint8Array(),
    weights: undefined,
    ...change,
  }));
}

describe('conditions that stop a training', () => {
  it('do nothing where there are none, or before the first step', () => {
    expect(stopReason({}, moments([1, 0.5]), 0)).toBeUndefined();
    expect(stopReason({ cost: 2 }, moments([1]), 0)).toBeUndefined();
    expect(stopReason({ cost: 2 }, [], 0)).toBeUndefined();
  });

  it('count steps from where the training began to run', () => {
    expect(stopReason({ steps: 20 }, moments([1, 1, 1]), 10)).toBeUndefined();
    expect(stopReason({ steps: 20 }, moments([1, 1, 1, 1]), 10)).toBe('Stopped at step 30: 20 steps were made.');
  });

  it('look at the cost and at the answers', () => {
    expect(stopReason({ cost: 0.1 }, moments([1, 0.1]), 0)).toBeUndefined();
    expect(stopReason({ cost: 0.1 }, moments([1, 0.09]), 0)).toContain('below 0.1');
    expect(stopReason({ allRight: true }, moments([1, 0.09]), 0)).toBeUndefined();
    expect(stopReason({ allRight: true }, moments([1, 0.09], { right: 1 }), 0)).toContain(
      'all examples are answered right',
    );
  });

  it('wait for held-out examples as long as they were asked to', () => {
    const costs = [1, 0.5, 0.6, 0.7, 0.55];
    expect(stopReason({ patience: 31 }, moments(costs), 0)).toBeUndefined();
    expect(stopReason({ patience: 30 }, moments(costs), 0)).toContain('has not fallen for 30 steps');
    // what was before the training began to run does not count
    expect(stopReason({ patience: 30 }, moments(costs), 20)).toBeUndefined();
    expect(stopReason({ patience: 1 }, moments(costs, { heldOutCost: undefined }), 0)).toBeUndefined();
  });
});
