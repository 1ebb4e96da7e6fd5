/** Places for a few users at a time, first come first served. */
export class Slots {
  private readonly waiting = new Set<() => void>();

  constructor(private free: number) {}

  /** Waits for a place; `undefined` if the user gave up before it got one. Call what comes back to give the place back. */
  async take(signal: AbortSignal): Promise<(() => void) | undefined> {
    while (this.free === 0 && !signal.aborted) {
      await this.woken(signal);
    }
    if (signal.aborted) {
      this.wakeOne();
      return undefined;
    }
    this.free -= 1;
    let taken = true;
    return () => {
      if (taken) {
        taken = false;
        this.free += 1;
        this.wakeOne();
      }
    };
  }

  private woken(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  private wakeOne(): void {
    if (this.free > 0) {
      const [first] = this.waiting;
      first?.();
    }
  }
}

/** The place of the one figure of the page that is asked for; the others wait, so that they are made from the top down. */
export const submissionSlot = new Slots(1);
