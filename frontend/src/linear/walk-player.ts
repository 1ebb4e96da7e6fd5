import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long the whole way takes, milliseconds. */
const DURATION = 5000;

/**
 * Moves a point from one end of a way to the other. For readers who want no motion each press goes on to the next part of the way
 * instead.
 */
export class WalkPlayer implements ReactiveController {
  /** The place on the way, from 0 to 1. */
  at = 0;
  isPlaying = false;
  private frame = 0;
  private last = 0;

  /** @param stops returns the places at which something changes on the way, in their order */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly stops: () => readonly number[],
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.pause();
  }

  /** Goes to a place. */
  go(at: number): void {
    this.pause();
    this.at = Math.max(0, Math.min(1, at));
    this.host.requestUpdate();
  }

  /** Plays from here, or from the start at the end; pauses if it plays. */
  toggle(): void {
    if (this.isPlaying) {
      this.pause();
      this.host.requestUpdate();
      return;
    }
    if (this.at >= 1) {
      this.at = 0;
    }
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.go(nextPart(this.at, this.stops()));
      return;
    }
    this.isPlaying = true;
    this.last = performance.now();
    this.frame = requestAnimationFrame(this.step);
    this.host.requestUpdate();
  }

  private pause(): void {
    cancelAnimationFrame(this.frame);
    this.isPlaying = false;
  }

  private readonly step = (now: number): void => {
    this.at = Math.min(1, this.at + Math.max(0, now - this.last) / DURATION);
    this.last = now;
    if (this.at < 1) {
      this.frame = requestAnimationFrame(this.step);
    } else {
      this.isPlaying = false;
    }
    this.host.requestUpdate();
  };
}

/** Returns the middle of the part of the way that follows a place, or its end. */
export function nextPart(at: number, stops: readonly number[]): number {
  const later = stops.filter((stop) => stop > at + 1e-9);
  const [from, to] = [later[0], later[1] ?? 1];
  return from === undefined ? 1 : (from + to) / 2;
}
