import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps an element as high as its fallback was until its figure is drawn, so that the text below does not move. Then the
 * height is let go as soon as nothing moves that the reader sees, or when the reader presses something: what follows may be
 * below the screen, or the element above it, where browsers keep the place of what one reads.
 */
export class HeldHeight implements ReactiveController {
  private width = 0;
  /** The height that is held, pixels. */
  private least = 0;
  private readonly held = new AbortController();
  private readonly sizes = new ResizeObserver(() => this.check());

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  /** Measures before each rendering: when the element is connected, its fallback is not drawn within it yet. */
  hostUpdate(): void {
    if (this.held.signal.aborted || this.host.childElementCount === 0 || this.figure() !== null) {
      return;
    }
    const { height, width } = this.host.getBoundingClientRect();
    if (height > this.least) {
      this.hold(height, width);
    }
  }

  private hold(height: number, width: number): void {
    const isFirst = this.least === 0;
    this.least = height;
    this.width = width;
    this.host.style.setProperty('min-height', `${height}px`);
    if (isFirst) {
      const { signal } = this.held;
      this.sizes.observe(this.host);
      addEventListener('scroll', () => this.check(), { capture: true, signal });
      for (const press of ['pointerdown', 'keydown']) {
        addEventListener(press, () => this.figure() && this.letGo(), { signal });
      }
    }
  }

  hostDisconnected(): void {
    this.letGo();
  }

  hostUpdated(): void {
    const figure = this.figure();
    if (figure !== null && !this.held.signal.aborted) {
      this.sizes.observe(figure);
    }
  }

  /** Returns the figure once it is drawn. */
  private figure(): Element | null {
    return this.host.renderRoot.querySelector('figure:has(.pictures)');
  }

  private check(): void {
    const host = this.host.getBoundingClientRect();
    const after = this.figure()?.getBoundingClientRect().bottom ?? 0;
    const isAbove = host.bottom < 0 && CSS.supports('overflow-anchor', 'auto');
    if (
      Math.abs(host.width - this.width) > 1 ||
      (after !== 0 && (isAbove || after >= Math.min(host.bottom, innerHeight)))
    ) {
      this.letGo();
    }
  }

  private letGo(): void {
    this.held.abort();
    this.sizes.disconnect();
    this.host.style.removeProperty('min-height');
  }
}
