import {
  importances,
  lossAndGradient,
  zeroGradient,
  HIDDEN,
  type Gradient,
  type Inputs,
  type ToyModel,
} from './toy-model';
import { mulberry32, seededNormals } from '../../linear/seeded-normals';

/** The number of inputs of a step. */
export const BATCH = 128;

const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

/** Moves a model's numbers by Adam (Kingma and Ba, 2015). */
class Adam {
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private firstPower = 1;
  private secondPower = 1;

  constructor(private readonly values: Float64Array) {
    this.first = new Float64Array(values.length);
    this.second = new Float64Array(values.length);
  }

  step(gradient: Float64Array, rate: number): void {
    const { values, first, second } = this;
    this.firstPower *= FIRST_DECAY;
    this.secondPower *= SECOND_DECAY;
    for (let i = 0; i < values.length; i++) {
      const slope = gradient[i] as number;
      first[i] = FIRST_DECAY * (first[i] as number) + (1 - FIRST_DECAY) * slope;
      second[i] = SECOND_DECAY * (second[i] as number) + (1 - SECOND_DECAY) * slope * slope;
      const mean = (first[i] as number) / (1 - this.firstPower);
      const square = (second[i] as number) / (1 - this.secondPower);
      values[i] = (values[i] as number) - (rate * mean) / (Math.sqrt(square) + EPSILON);
    }
  }
}

/**
 * Trains a model on random inputs. Each feature is 0 with the probability of the sparsity, else uniform between 0 and 1. Everything
 * random is drawn from the seed, and only operations that are rounded alike everywhere are used, so the server's training gives the
 * same numbers.
 */
export class Trainer {
  readonly model: ToyModel;
  /** The steps that were made. */
  steps = 0;
  private readonly random: () => number;
  private readonly inputs: Inputs;
  private readonly gradient: Gradient;
  private readonly ofWeights: Adam;
  private readonly ofBiases: Adam;

  /** @param from the model to go on with; without it the first weights are drawn */
  constructor(
    private readonly features: number,
    seed: number,
    from?: ToyModel,
  ) {
    const weights = from?.weights.slice() ?? firstWeights(features, seed);
    this.model = { features, weights, biases: from?.biases.slice() ?? new Float64Array(features) };
    this.random = mulberry32(seed);
    this.inputs = { count: BATCH, values: new Float64Array(BATCH * features) };
    this.gradient = zeroGradient(features);
    this.ofWeights = new Adam(weights);
    this.ofBiases = new Adam(this.model.biases);
  }

  /**
   * Makes a step.
   *
   * @param sparsity the probability that a feature is 0
   * @param factor the importance of each feature as a share of that of the one before
   * @param rate the learning rate
   * @return the loss as a share of the loss of a model that answers 0
   */
  step(sparsity: number, factor: number, rate: number): number {
    const weighted = importances(this.features, factor);
    this.draw(1 - sparsity);
    const loss = lossAndGradient(this.model, this.inputs, weighted, this.gradient);
    this.ofWeights.step(this.gradient.weights, rate);
    this.ofBiases.step(this.gradient.biases, rate);
    this.steps++;
    return loss / signal(weighted, sparsity);
  }

  private draw(share: number): void {
    const { values } = this.inputs;
    for (let i = 0; i < values.length; i++) {
      const drawn = this.random();
      values[i] = drawn < share ? drawn / share : 0;
    }
  }
}

/** Returns normal numbers of the variance of Glorot and Bengio (2010). */
function firstWeights(features: number, seed: number): Float64Array {
  const normal = seededNormals(seed);
  const scale = Math.sqrt(2 / (features + HIDDEN));
  return Float64Array.from({ length: HIDDEN * features }, () => normal() * scale);
}

/** Returns the mean loss of a model that answers 0: the mean square of a feature is a third of the share of inputs that have it. */
export function signal(weighted: Float64Array, sparsity: number): number {
  return (weighted.reduce((sum, importance) => sum + importance, 0) * (1 - sparsity)) / 3;
}
