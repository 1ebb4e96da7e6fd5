import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps an element as high as its fallback was until its figure is drawn, so that the text below does not move. Then the
 * height is let go as soon as nothing moves that the reader sees, or when the reader presses something: what follows may be
 * below the screen, or the element above it, where browsers keep the place of what one reads.
 */
export class HeldHeight implements ReactiveController {
  private width = 0;
  private readonly held = new AbortController();
  private readonly sizes = new ResizeObserver(() => this.check());

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    const { height, width } = this.host.getBoundingClientRect();
    const { signal } = this.held;
    if (this.host.hasUpdated || this.host.childElementCount === 0 || height === 0) {
      return;
    }
    this.width = width;
    this.host.style.setProperty('min-height', `${height}px`);
    this.sizes.observe(this.host);
    addEventListener('scroll', () => this.check(), { capture: true, signal });
    for (const press of ['pointerdown', 'keydown']) {
      addEventListener(press, () => this.figure() && this.letGo(), { signal });
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
