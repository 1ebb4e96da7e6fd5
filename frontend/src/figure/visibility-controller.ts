import type { LitElement, ReactiveController } from 'lit';

/** The distance from the window at which an element counts as near it, unless its host says another one. */
const MARGIN = '160px';
/** How long a hidden tab counts as shown, milliseconds. */
const HIDDEN_TIMEOUT = 30_000;

/** The calls of a {@link VisibilityController}. Each may be repeated. */
export interface VisibilityListener {
  readonly onShown: () => void;
  readonly onHidden: () => void;
  /** Returns the distance from the window at which the element counts as near it. */
  readonly margin?: () => string | undefined;
}

/**
 * Tells an element when it comes near the window, and when it leaves it or the page. In a tab that is hidden for a
 * while the element counts as hidden, too.
 */
export class VisibilityController implements ReactiveController {
  /** Whether the element is near the window. */
  isNear = false;
  private observer: IntersectionObserver | undefined;
  private timeout: number | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly listener: VisibilityListener,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.observer = new IntersectionObserver((entries) => this.moved(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: this.listener.margin?.() ?? MARGIN,
    });
    this.observer.observe(this.host);
    document.addEventListener('visibilitychange', this.onTabChange);
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    document.removeEventListener('visibilitychange', this.onTabChange);
    this.moved(false);
  }

  private moved(isNear: boolean): void {
    this.isNear = isNear;
    clearTimeout(this.timeout);
    if (isNear) {
      this.listener.onShown();
    } else {
      this.listener.onHidden();
    }
  }

  private readonly onTabChange = (): void => {
    clearTimeout(this.timeout);
    if (document.hidden) {
      this.timeout = window.setTimeout(() => this.listener.onHidden(), HIDDEN_TIMEOUT);
    } else if (this.isNear) {
      this.listener.onShown();
    }
  };
}
