/** A semaphore whose users are served in the order in which they ask. */
export class Slots {
  private readonly waiting = new Set<() => void>();

  constructor(private free: number) {}

  /** Waits for a slot and returns the function that releases it; `undefined` if the signal is aborted first. */
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

/** The slot for submitting a figure: one at a time, so that the figures of a page are made from top to bottom. */
export const submissionSlot = new Slots(1);
