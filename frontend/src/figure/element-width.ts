import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Observes the width of a part of an element, so that a drawing fills it at the scale of the text around it. */
export class ElementWidth implements ReactiveController {
  /** The width, whole pixels. */
  value: number;
  private readonly observer: ResizeObserver | undefined;
  private observed: Element | undefined;

  /**
   * @param selector selects the part in the shadow root of the host
   * @param first the width until the part was measured
   */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly selector: string,
    first: number,
  ) {
    this.value = first;
    this.observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver((all) => this.onResize(all));
    host.addController(this);
  }

  hostUpdated(): void {
    const part = this.host.shadowRoot?.querySelector(this.selector) ?? undefined;
    if (part !== this.observed) {
      this.observer?.disconnect();
      this.observed = part;
      if (part !== undefined) {
        this.observer?.observe(part);
        this.become(widthWithin(part));
      }
    }
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    this.observed = undefined;
  }

  private onResize(entries: readonly ResizeObserverEntry[]): void {
    this.become(entries.at(-1)?.contentRect.width ?? 0);
  }

  private become(exact: number): void {
    const width = Math.floor(exact);
    if (width > 0 && width !== this.value) {
      this.value = width;
      this.host.requestUpdate();
    }
  }
}

/** Returns the width of what is within a part's padding and border, at once, so that nothing is drawn at another width before. */
function widthWithin(part: Element): number {
  const { paddingLeft, paddingRight } = getComputedStyle(part);
  return part.clientWidth - parseFloat(paddingLeft || '0') - parseFloat(paddingRight || '0');
}
