import type { LitElement, ReactiveController } from 'lit';
import { VisibilityController } from '../../figure/visibility-controller';
import { nextAngle, normalized } from './geometry';
import type { Angle } from './result';

/** How long a turn takes, milliseconds. */
const ROUND = 14_000;

/** How long each picture is shown to readers who prefer reduced motion, milliseconds. */
const STILL = 1_200;

/** What a {@link DialPlayer} asks its element and tells it. */
export interface Played {
  /** Shows the direction at an angle. */
  turn(degrees: number): void;
  /** Returns the directions that have pictures. */
  angles(): readonly Angle[];
  /** Returns whether the dial may be played without being asked for. */
  mayBegin(): boolean;
}

/**
 * Plays a dial: its hand turns evenly, or, for readers who prefer reduced motion, from picture to picture. It stops when its
 * element leaves the window.
 */
export class DialPlayer implements ReactiveController {
  isPlaying = false;
  private degrees = 0;
  private isOnce = false;
  private wasOffered = false;
  private request = 0;
  private timer: number | undefined;
  private before = 0;
  private readonly visibility: VisibilityController;

  constructor(
    private readonly host: LitElement,
    private readonly played: Played,
  ) {
    host.addController(this);
    this.visibility = new VisibilityController(host, { onShown: () => this.offer(), onHidden: () => this.stop() });
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Whether pictures fade into each other now. */
  get isFading(): boolean {
    return this.isPlaying && !prefersReducedMotion();
  }

  /** Plays the dial once around when it is near the window for the first time. */
  offer(): void {
    if (!this.wasOffered && this.visibility.isNear && this.played.mayBegin()) {
      this.wasOffered = true;
      if (!prefersReducedMotion()) {
        this.start(0, true);
      }
    }
  }

  /** Does not play by itself any more. */
  forgo(): void {
    this.wasOffered = true;
  }

  /** Stops, or plays from an angle round and round. */
  toggle(degrees: number): void {
    if (this.isPlaying) {
      this.stop();
    } else {
      this.start(degrees, false);
    }
  }

  /** Stops at the nearest whole degree. A dial that was stopped is not played again by itself. */
  stop(): void {
    this.wasOffered ||= this.visibility.isNear;
    if (this.isPlaying) {
      cancelAnimationFrame(this.request);
      clearInterval(this.timer);
      this.isPlaying = false;
      this.played.turn(normalized(Math.round(this.degrees)));
      this.host.requestUpdate();
    }
  }

  private start(degrees: number, isOnce: boolean): void {
    this.isPlaying = true;
    this.isOnce = isOnce;
    this.degrees = degrees;
    this.before = 0;
    if (prefersReducedMotion()) {
      this.timer = window.setInterval(
        () => this.show(nextAngle(this.played.angles(), this.degrees, 1), this.degrees),
        STILL,
      );
    } else {
      this.request = requestAnimationFrame(this.onFrame);
    }
    this.host.requestUpdate();
  }

  private readonly onFrame = (now: number): void => {
    const step = this.before === 0 ? 0 : ((now - this.before) / ROUND) * 360;
    this.before = now;
    this.request = requestAnimationFrame(this.onFrame);
    this.show(this.degrees + step, this.degrees);
  };

  private show(degrees: number, from: number): void {
    this.degrees = normalized(degrees);
    if (this.isOnce && this.degrees < from) {
      this.degrees = 0;
      this.stop();
    } else {
      this.played.turn(this.degrees);
    }
  }
}

function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
