import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../linear/seeded-normals';
import { importances, lossAndGradient, zeroGradient, type Inputs, type ToyModel } from './toy-model';

const FEATURES = 5;

function drawn(count: number, random: () => number, scale = 1): Float64Array {
  return Float64Array.from({ length: count }, () => scale * (random() - 0.5));
}

function modelOf(seed: number): ToyModel {
  const random = mulberry32(seed);
  return { features: FEATURES, weights: drawn(2 * FEATURES, random, 2), biases: drawn(FEATURES, random, 0.4) };
}

function inputsOf(count: number, seed: number): Inputs {
  const random = mulberry32(seed);
  return { count, values: Float64Array.from({ length: count * FEATURES }, () => (random() < 0.5 ? random() : 0)) };
}

/** The loss by its definition: Σ over inputs and features of Iᵢ (xᵢ − ReLU(Wᵢᵀ W x + bᵢ))², over the number of inputs. */
function lossByDefinition({ weights, biases }: ToyModel, { count, values }: Inputs, weighted: Float64Array): number {
  const at = (array: Float64Array, i: number): number => array[i] ?? NaN;
  const product = (i: number, j: number): number =>
    at(weights, i) * at(weights, j) + at(weights, FEATURES + i) * at(weights, FEATURES + j);
  let sum = 0;
  for (let input = 0; input < count; input++) {
    for (let i = 0; i < FEATURES; i++) {
      let before = at(biases, i);
      for (let j = 0; j < FEATURES; j++) {
        before += product(i, j) * at(values, input * FEATURES + j);
      }
      sum += at(weighted, i) * (at(values, input * FEATURES + i) - Math.max(0, before)) ** 2;
    }
  }
  return sum / count;
}

describe('the loss of a toy model', () => {
  it('is that of its definition', () => {
    const weighted = importances(FEATURES, 0.8);
    for (const seed of [1, 2, 3]) {
      const [model, inputs] = [modelOf(seed), inputsOf(40, seed + 10)];
      const loss = lossAndGradient(model, inputs, weighted, zeroGradient(FEATURES));
      expect(loss).toBeCloseTo(lossByDefinition(model, inputs, weighted), 12);
    }
  });

  it('has the gradient of finite differences', () => {
    const weighted = importances(FEATURES, 0.8);
    const inputs = inputsOf(40, 5);
    const step = 1e-6;
    for (const seed of [4, 5, 6]) {
      const model = modelOf(seed);
      const gradient = zeroGradient(FEATURES);
      lossAndGradient(model, inputs, weighted, gradient);
      for (const part of ['weights', 'biases'] as const) {
        model[part].forEach((value, i) => {
          const at = (moved: number): number => {
            const values = model[part].slice();
            values[i] = moved;
            return lossByDefinition({ ...model, [part]: values }, inputs, weighted);
          };
          const difference = (at(value + step) - at(value - step)) / (2 * step);
          expect(gradient[part][i], `${part} ${i} of seed ${seed}`).toBeCloseTo(difference, 7);
        });
      }
    }
  });

  it('weighs each feature less than the one before', () => {
    expect([...importances(3, 0.5)]).toEqual([1, 0.5, 0.25]);
  });
});
