/** The longest time for which an offered figure waits for the others of its page, milliseconds. */
const MOST_WAIT = 4_000;

/**
 * The figures of the page that a reader waits for. Figures that the page only offers beside them are submitted when these
 * are finished, since two figures that are made at the same time take twice as long.
 */
export class WantedFigures {
  private readonly unfinished = new Set<object>();
  private readonly waiting = new Set<() => void>();

  /** Notes that a figure is being waited for. */
  begin(figure: object): void {
    this.unfinished.add(figure);
  }

  /** Notes that a figure is finished, or that nobody waits for it any more. */
  end(figure: object): void {
    this.unfinished.delete(figure);
    if (this.unfinished.size === 0) {
      this.waiting.forEach((wake) => wake());
    }
  }

  /** Waits until all are finished, the signal is aborted or four seconds are over. */
  async finished(signal: AbortSignal): Promise<void> {
    // figures that come on the screen at the same time begin before the timer
    await new Promise((resolve) => setTimeout(resolve));
    if (this.unfinished.size > 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, MOST_WAIT);
        this.waiting.add(wake);
        signal.addEventListener('abort', wake);
      });
    }
  }
}

/** Those of this page. */
export const wantedFigures = new WantedFigures();
