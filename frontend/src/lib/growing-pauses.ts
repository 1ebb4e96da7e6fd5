/** Pauses between tries, each twice as long as the one before. A pause ends early when the network is back. */
export class GrowingPauses {
  private tries = 0;
  private wake: (() => void) | undefined;

  /** @param least the first pause, milliseconds */
  constructor(private readonly least: number) {}

  /** Returns the length of the next pause, milliseconds, at most `most`. */
  next(most: number): number {
    const pause = Math.min(most, this.least * 2 ** this.tries);
    this.tries += 1;
    return pause;
  }

  /** Begins with the shortest pause again, after a try that succeeded. */
  reset(): void {
    this.tries = 0;
  }

  /** Waits until the time is over, the network is back, the signal is aborted or {@link end} is called. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        window.removeEventListener('online', wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      window.addEventListener('online', wake);
      signal.addEventListener('abort', wake);
      this.wake = wake;
    });
  }

  /** Ends the current pause. */
  end(): void {
    this.wake?.();
  }
}
