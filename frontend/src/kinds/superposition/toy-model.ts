/** The number of hidden dimensions. */
export const HIDDEN = 2;

/** A model x' = ReLU(WᵀW x + b) of `features` features in two hidden dimensions. */
export interface ToyModel {
  readonly features: number;
  /** W, row after row: the first coordinate of all features, then the second. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** Inputs of a model, one after the other. */
export interface Inputs {
  readonly count: number;
  readonly values: Float64Array;
}

/** The gradient of a loss, in the order of the model's numbers. */
export interface Gradient {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** Returns a gradient of zeros. */
export function zeroGradient(features: number): Gradient {
  return { weights: new Float64Array(HIDDEN * features), biases: new Float64Array(features) };
}

/** Returns the importance of each feature: 1, then each `factor` times that of the one before. */
export function importances(features: number, factor: number): Float64Array {
  const all = new Float64Array(features);
  let importance = 1;
  for (let i = 0; i < features; i++) {
    all[i] = importance;
    importance *= factor;
  }
  return all;
}

/**
 * Returns the loss of a model, the mean over inputs of Σ Iᵢ (xᵢ − x'ᵢ)², and writes its gradient. Sums have the same order as in the
 * server's computation, so that both give the same numbers.
 *
 * @param weighted the importance Iᵢ of each feature
 * @param into where the gradient is written
 */
export function lossAndGradient(model: ToyModel, inputs: Inputs, weighted: Float64Array, into: Gradient): number {
  const { features: n, weights, biases } = model;
  const { count, values } = inputs;
  const slopes = into.weights;
  const shifts = into.biases;
  slopes.fill(0);
  shifts.fill(0);
  let loss = 0;
  for (let sample = 0; sample < count; sample++) {
    const at = sample * n;
    let first = 0;
    let second = 0;
    for (let j = 0; j < n; j++) {
      const x = values[at + j] as number;
      first += (weights[j] as number) * x;
      second += (weights[n + j] as number) * x;
    }
    let back1 = 0;
    let back2 = 0;
    for (let i = 0; i < n; i++) {
      const u = weights[i] as number;
      const v = weights[n + i] as number;
      const before = u * first + v * second + (biases[i] as number);
      const error = (before > 0 ? before : 0) - (values[at + i] as number);
      const importance = weighted[i] as number;
      loss += importance * error * error;
      if (before > 0) {
        const slope = 2 * importance * error;
        shifts[i] = (shifts[i] as number) + slope;
        slopes[i] = (slopes[i] as number) + slope * first;
        slopes[n + i] = (slopes[n + i] as number) + slope * second;
        back1 += slope * u;
        back2 += slope * v;
      }
    }
    for (let j = 0; j < n; j++) {
      const x = values[at + j] as number;
      slopes[j] = (slopes[j] as number) + back1 * x;
      slopes[n + j] = (slopes[n + j] as number) + back2 * x;
    }
  }
  divide(slopes, count);
  divide(shifts, count);
  return loss / count;
}

function divide(values: Float64Array, by: number): void {
  for (let i = 0; i < values.length; i++) {
    values[i] = (values[i] as number) / by;
  }
}
