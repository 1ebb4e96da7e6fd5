import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The shortest time between two events, milliseconds. */
const INTERVAL = 250;

/**
 * Tells the figure around an element that the reader changed something, by `spec-change` events. The first change is told at
 * once, and while changes go on, at most four a second are told. The last one is always told.
 */
export class SpecChanges implements ReactiveController {
  private latest: Readonly<Record<string, string>> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.latest = undefined;
  }

  /**
   * Tells that the figure shows other parameters now.
   *
   * @param parameters all parameters of the kind that differ from their defaults, as links write them
   */
  report(parameters: Readonly<Record<string, string>>): void {
    this.latest = parameters;
    if (this.timer === undefined) {
      this.tell();
    }
  }

  private tell(): void {
    const detail = this.latest;
    this.latest = undefined;
    this.timer = undefined;
    if (detail !== undefined) {
      this.timer = setTimeout(() => this.tell(), INTERVAL);
      this.host.dispatchEvent(new CustomEvent('spec-change', { detail, bubbles: true, composed: true }));
    }
  }
}
