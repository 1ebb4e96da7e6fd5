import type { SetIndex } from '../../lib/api-types';
import { photographSets } from '../../lib/photograph-sets';

/** Receives the index of a set for a network as it proceeds; `undefined` if its job was cancelled. */
export type IndexListener = (index: SetIndex | undefined) => void;

/** Follows the job that indexes a set for a network, over one event stream. */
export class JobWatch {
  private readonly events: EventSource;

  constructor(
    readonly set: string,
    readonly model: string,
    listener: IndexListener,
  ) {
    this.events = new EventSource(photographSets.eventsUrl(set));
    this.listen('index', (index) => listener(index));
    this.listen('cancelled', () => listener(undefined));
  }

  private listen(type: string, listener: (index: SetIndex) => void): void {
    this.events.addEventListener(type, (event) => {
      const index = JSON.parse((event as MessageEvent<string>).data) as SetIndex;
      if (index.model === this.model) {
        listener(index);
      }
    });
  }

  /** Ends the stream. */
  close(): void {
    this.events.close();
  }
}
