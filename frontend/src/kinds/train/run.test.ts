import { describe, expect, it } from 'vitest';
import { changesUntil, linkParameters, withChange } from './spec';
import { readState } from './live-socket';
import { framedIndex, withMoment, type Moment } from './run';

function moment(step: number, weights?: Float32Array): Moment {
  return {
    step,
    cost: 1,
    right: 0,
    heldOutCost: undefined,
    heldOutRight: undefined,
    changed: 0,
    activations: ['tanh'],
    fired: new Uint8Array(),
    weights,
  };
}

describe('the moments of a run', () => {
  it('end with the newest, and forget those after it', () => {
    const moments = [0, 5, 10, 15].map((step) => moment(step));
    expect(withMoment(moments, moment(20)).map(({ step }) => step)).toEqual([0, 5, 10, 15, 20]);
    expect(withMoment(moments, moment(7)).map(({ step }) => step)).toEqual([0, 5, 7]);
    expect(withMoment(moments, moment(10)).map(({ step }) => step)).toEqual([0, 5, 10]);
  });

  it('are thinned out when there are too many', () => {
    let moments: readonly Moment[] = [moment(0)];
    for (let step = 1; step <= 3000; step++) {
      moments = withMoment(moments, moment(step));
    }
    expect(moments.length).toBeLessThanOrEqual(1201);
    expect(moments[0]?.step).toBe(0);
    expect(moments.at(-1)?.step).toBe(3000);
  });

  it('show the last weights that are known', () => {
    const moments = [moment(0, new Float32Array(1)), moment(1), moment(2), moment(3, new Float32Array(1))];
    expect(framedIndex(moments, 2)).toBe(0);
    expect(framedIndex(moments, 3)).toBe(3);
    expect(framedIndex(moments, 9)).toBe(3);
  });
});

describe('the link', () => {
  it('has the parameters that differ from their defaults', () => {
    expect(linkParameters({ kind: 'train', problem: 'moons', hidden: '8,8', seed: 0, points: [], steps: 12 })).toEqual({
      problem: 'moons',
      hidden: '8,8',
      steps: '12',
    });
  });

  it('leaves out what is the default for the problem', () => {
    const digits = { kind: 'train', problem: 'digits', hidden: '16', activations: 'relu', rate: 0.1, batch: 10 };
    expect(linkParameters(digits)).toEqual({ problem: 'digits', batch: '10' });
    expect(linkParameters({ ...digits, hidden: '4' })).toMatchObject({ hidden: '4' });
  });

  it('has the changes up to the step, in their order', () => {
    expect(withChange('', 10, 'rate=0.1')).toBe('10:rate=0.1');
    expect(withChange('10:rate=0.1,30:w3=1', 20, 'layer1=relu')).toBe('10:rate=0.1,20:layer1=relu');
    expect(changesUntil('10:rate=0.1,30:w3=1', 30)).toBe('10:rate=0.1,30:w3=1');
    expect(changesUntil('10:rate=0.1,30:w3=1', 9)).toBe('');
  });
});

it('reads the message of a live training', () => {
  const sentence = new TextEncoder().encode('too fast');
  const message = new ArrayBuffer(56 + 8 + 1 + sentence.length);
  const view = new DataView(message);
  view.setInt32(0, 1, true);
  view.setInt32(4, 1 | 4, true);
  view.setFloat64(8, 120, true);
  view.setFloat64(16, 120, true);
  [0.5, 0.75, 0.25, 1].forEach((value, index) => view.setFloat32(24 + 4 * index, value, true));
  [3, 1, 2, sentence.length].forEach((value, index) => view.setInt32(40 + 4 * index, value, true));
  view.setFloat32(56, 1.5, true);
  view.setFloat32(60, -2, true);
  view.setUint8(64, 255);
  new Uint8Array(message).set(sentence, 65);
  const state = readState(message, true);
  expect(state).toMatchObject({ isRunning: true, isGoing: false, target: 120, diverged: 'too fast' });
  expect(state.moment).toEqual({
    step: 120,
    cost: 0.5,
    right: 0.75,
    heldOutCost: 0.25,
    heldOutRight: 1,
    changed: 3,
    fired: new Uint8Array([255]),
    weights: new Float32Array([1.5, -2]),
  });
  expect(readState(message, false).moment.heldOutCost).toBeUndefined();
});
