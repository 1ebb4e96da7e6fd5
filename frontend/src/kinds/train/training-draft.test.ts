import { describe, expect, it } from 'vitest';
import { linkParameters } from './spec';
import {
  MOST_LAYERS,
  draftOf,
  isUsable,
  layersRefusal,
  numberRefusal,
  pointsRefusal,
  shownPoints,
  specOf,
  weightsOf,
  withLayer,
  withLayerChanged,
  withNumber,
  withProblem,
  withoutLayer,
} from './training-draft';

const SPEC = {
  kind: 'train',
  problem: 'adder',
  bits: 3,
  curve: 'sine',
  noise: 0.02,
  points: [],
  photograph: 'chelsea',
  other: 'coffee',
  hidden: '8,5',
  activations: 'relu,tanh',
  rate: 0.7,
  batch: 12,
  l1: 0,
  l2: 0.01,
  seed: 9,
  steps: 500,
  changes: '10:rate=1',
};

describe('the draft of a training', () => {
  it('gives back the spec that it was made of', () => {
    const parameters = linkParameters({ ...SPEC, ...specOf(draftOf(SPEC)) });
    expect(parameters).toEqual(linkParameters(SPEC));
  });

  it('writes one activation where all layers have the same, and none without layers', () => {
    const same = draftOf({ ...SPEC, activations: 'relu' });
    expect(specOf(same)['activations']).toBe('relu');
    const none = withoutLayer(withoutLayer(same, 0), 0);
    expect(specOf(none)).toMatchObject({ hidden: 'none', activations: 'tanh' });
    expect(weightsOf(none)).toBe(7 * 4);
  });

  it('counts weights and biases', () => {
    // (6 + 1) 8 + (8 + 1) 5 + (5 + 1) 4
    expect(weightsOf(draftOf(SPEC))).toBe(125);
    expect(weightsOf(withProblem(draftOf(SPEC), 'digits'))).toBe(785 * 16 + 17 * 10);
  });

  it('adds layers like the last one, up to the limit, and keeps at least one neuron in each', () => {
    let draft = draftOf(SPEC);
    for (let i = 0; i < 20; i++) {
      draft = withLayer(draft);
    }
    expect(draft.layers).toHaveLength(MOST_LAYERS);
    expect(draft.layers.at(-1)).toEqual({ neurons: 5, activation: 'tanh' });
    for (const neurons of [0, -3, NaN]) {
      expect(withLayerChanged(draft, 1, { neurons }).layers[1]?.neurons).toBe(1);
    }
  });

  it('brings layers and settings that suit another problem', () => {
    const image = withProblem(draftOf(SPEC), 'image');
    expect(specOf(image)).toMatchObject({ hidden: '32,32,32', activations: 'sin', rate: '20', seed: '9' });
  });

  it('refuses numbers that the server refuses, and says what is allowed', () => {
    expect(numberRefusal('rate', '0.5')).toBe('');
    expect(numberRefusal('rate', '101')).toBe('A number from 0 to 100.');
    expect(numberRefusal('batch', '2.5')).toBe('A whole number from 1 to 1,000.');
    for (const text of ['', ' ', 'NaN', 'fast', '-1', '1e9']) {
      expect(numberRefusal('steps', text)).not.toBe('');
      expect(isUsable(withNumber(draftOf(SPEC), 'steps', text))).toBe(false);
    }
    // the noise does not matter to an adder
    expect(isUsable(withNumber(draftOf(SPEC), 'noise', ''))).toBe(true);
  });

  it('refuses a network of too many weights', () => {
    const wide = withLayerChanged(withLayerChanged(draftOf(SPEC), 0, { neurons: 1000 }), 1, { neurons: 1000 });
    expect(layersRefusal(wide)).toContain('1,012,004');
    expect(isUsable(wide)).toBe(false);
  });

  it('needs points of both classes', () => {
    const points = { ...draftOf(SPEC), problem: 'points' };
    expect(pointsRefusal({ ...points, points: [] })).not.toBe('');
    expect(pointsRefusal({ ...points, points: [0, 0, 1, 0.5, 0, 1] })).not.toBe('');
    expect(pointsRefusal({ ...points, points: [0, 0, 1, 0.5, 0, 0] })).toBe('');
  });
});

describe('the points of a figure', () => {
  const examples = { inputs: new Float32Array([0.123, -1.2, 0.5, 0.25]), targets: new Float32Array([1, 0]) };

  it('are taken as far as they lie in the square', () => {
    expect(shownPoints({ problem: 'moons' }, examples)).toEqual([0.12, -1, 1, 0.5, 0.25, 0]);
  });

  it('are none where inputs are no points', () => {
    expect(shownPoints({ problem: 'xor' }, examples)).toEqual([]);
    expect(shownPoints({ problem: 'image' }, examples)).toEqual([]);
  });
});
