import type { ToyModel } from './toy-model';
import { LossHistory } from './loss-history';
import { Trainer } from './trainer';

/** The steps with dense inputs before they become sparse, and those in which they would become as sparse as possible. */
const DENSE_STEPS = 800;
const SWEEP_STEPS = 4_800;

/** After the last change, the steps at the full learning rate, and those in which it falls. */
const FULL_STEPS = 3_000;
const FALLING_STEPS = 2_000;

/** Random enough for a model to leave an arrangement that sparser inputs make worse than another. */
const RATE = 0.01;
const LEAST_RATE = 0.0002;

/** The greatest sparsity that the slider has. */
export const MOST_SPARSITY = 0.99;

/** Returns the sparsity at a place of the slider, which grows with the logarithm of 1 / (1 − sparsity). */
export function sparsityAt(place: number): number {
  return Math.round((1 - (1 - MOST_SPARSITY) ** place) * 1000) / 1000;
}

/** Returns the place of a sparsity on the slider, from 0 to 1. */
export function placeOf(sparsity: number): number {
  return Math.log(1 - Math.min(sparsity, MOST_SPARSITY)) / Math.log(1 - MOST_SPARSITY);
}

/** What the reader can choose, and a link says. */
export interface Settings {
  readonly features: number;
  readonly sparsity: number;
  readonly importance: number;
  readonly seed: number;
}

/**
 * The training that a reader watches. It begins with dense inputs, which become sparse until the chosen sparsity is reached; the
 * reader may change sparsity and importance at any time.
 */
export class Training {
  readonly history = new LossHistory();
  private readonly trainer: Trainer;
  private importance: number;
  private target: number;
  private current: number;
  private isSweeping: boolean;
  private sinceChange = 0;

  /** @param from the model to go on with; without it training begins anew, with dense inputs */
  constructor({ features, seed, sparsity, importance }: Settings, from?: ToyModel) {
    this.trainer = new Trainer(features, seed, from);
    this.importance = importance;
    this.target = sparsity;
    this.isSweeping = from === undefined && sparsity > 0;
    this.current = this.isSweeping ? 0 : sparsity;
  }

  get model(): ToyModel {
    return this.trainer.model;
  }

  get steps(): number {
    return this.trainer.steps;
  }

  /** The sparsity of the inputs by now. */
  get sparsity(): number {
    return this.current;
  }

  /** Changes the inputs and the loss from the next step on. */
  change(sparsity: number, importance: number): void {
    if (sparsity !== this.target) {
      this.isSweeping = false;
      this.current = sparsity;
      this.target = sparsity;
    }
    this.importance = importance;
    this.sinceChange = 0;
  }

  /** Makes a step. Returns whether there are more to make before nothing changes any more. */
  step(): boolean {
    const loss = this.trainer.step(this.current, this.importance, this.rate());
    this.history.add(this.trainer.steps, loss, this.current);
    if (this.isSweeping) {
      this.sweep();
    } else {
      this.sinceChange++;
    }
    return this.sinceChange < FULL_STEPS + FALLING_STEPS;
  }

  private rate(): number {
    const left = (FULL_STEPS + FALLING_STEPS - this.sinceChange) / FALLING_STEPS;
    return Math.max(LEAST_RATE, RATE * Math.min(1, left));
  }

  private sweep(): void {
    const place = Math.max(0, this.trainer.steps - DENSE_STEPS) / SWEEP_STEPS;
    this.current = Math.min(this.target, sparsityAt(place));
    this.isSweeping = this.current < this.target;
  }
}
