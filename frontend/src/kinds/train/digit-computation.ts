import type { LitElement, ReactiveController } from 'lit';
import { VisibilityController } from '../../figure/visibility-controller';
import { DigitResponses } from './digit-responses';
import { loadDigits, sampled, type Digits } from './digits';
import type { Network } from './network';
import type { DigitSample } from './result';

/** How long a frame computes, so that 60 frames a second remain. */
const SLICE_MILLISECONDS = 6;
const SLICE_DIGITS = 50;

/**
 * Computes what a network says to many digits, a part in each frame: to those of the sample, and to all of them once the element is
 * looked at and they are loaded. It updates its element when something is finished.
 */
export class DigitComputation implements ReactiveController {
  digits: Digits | undefined;
  /** What the network says, to the weights that were computed last. */
  responses: DigitResponses | undefined;
  /** How often the activations of all digits were computed. */
  finished = 0;
  /** Whether all digits cannot be loaded. */
  hasFailed = false;
  private address: string | undefined;
  private isLooked = false;
  private isLoading = false;
  /** The weights whose activations are known. */
  private computed: Float32Array | undefined;
  private frame: number | undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
    new VisibilityController(host, {
      onShown: () => {
        this.isLooked = true;
        void this.load();
      },
      onHidden: () => (this.isLooked = false),
    });
  }

  hostDisconnected(): void {
    if (this.frame !== undefined) {
      cancelAnimationFrame(this.frame);
      this.frame = undefined;
    }
  }

  /**
   * Begins with the digits of a sample.
   *
   * @param address where all digits are; undefined if no server can be asked
   */
  begin(sample: DigitSample, address: string | undefined): void {
    this.address = address;
    this.hasFailed = address === undefined;
    this.use(sampled(sample));
    if (this.isLooked) {
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const { address } = this;
    if (address === undefined || this.isLoading) {
      return;
    }
    this.isLoading = true;
    try {
      this.use(await loadDigits(address));
    } catch {
      this.hasFailed = true;
    }
    this.isLoading = false;
    this.host.requestUpdate();
  }

  private use(digits: Digits): void {
    if (digits !== this.digits) {
      this.digits = digits;
      this.responses = new DigitResponses(digits);
      this.computed = undefined;
    }
  }

  /** Computes the activations for some weights, if it is not computing others; the host calls it again when they are finished. */
  compute(network: Network, weights: Float32Array): void {
    const { responses } = this;
    if (this.frame !== undefined || responses === undefined || this.computed === weights) {
      return;
    }
    let done = 0;
    const { count } = responses.digits;
    responses.begin(network);
    const slice = (): void => {
      const end = performance.now() + SLICE_MILLISECONDS;
      while (done < count && performance.now() < end) {
        const to = Math.min(count, done + SLICE_DIGITS);
        responses.compute(network, weights, done, to);
        done = to;
      }
      this.frame = done < count ? requestAnimationFrame(slice) : undefined;
      if (this.frame === undefined) {
        responses.finish();
        this.computed = responses === this.responses ? weights : undefined;
        this.finished++;
        this.host.requestUpdate();
      }
    };
    this.frame = requestAnimationFrame(slice);
  }
}
