import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SetIndex } from '../../lib/api-types';
import { photographSets } from '../../lib/photograph-sets';
import type { IndexAction } from './index-panel';
import { JobWatch } from './job-watch';

/** What the page does when an index changes. */
export interface IndexEvents {
  /** Called when the index is finished, or its job was cancelled. */
  readonly onEnd: (isCancelled: boolean) => void;
  readonly onError: (error: unknown) => void;
}

/** The index of a set of photographs for a network, followed as long as a job makes it. */
export class FollowedIndex implements ReactiveController {
  /** The index or its job, if there is one. */
  value: SetIndex | undefined;
  /** Whether the reader has cancelled the job, so that no figure shall begin it again. */
  isCancelled = false;
  private set = '';
  private model = '';
  private watch: JobWatch | undefined;
  /** The number of the reader's actions. */
  private actions = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly events: IndexEvents,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Follows the index of another set or for another network, as the server describes it now. */
  start(set: string, model: string, value: SetIndex | undefined): void {
    this.stop();
    this.set = set;
    this.model = model;
    this.isCancelled = false;
    this.show(value);
  }

  /** Follows nothing any more. */
  stop(): void {
    this.actions++;
    this.watch?.close();
    this.watch = undefined;
    this.value = undefined;
  }

  /** Does what the reader wants. */
  async act(action: IndexAction): Promise<void> {
    const { set, model } = this;
    const number = ++this.actions;
    try {
      let value: SetIndex | undefined;
      if (action === 'cancel') {
        await photographSets.cancel(set, model);
      } else {
        value = await (action === 'start' ? photographSets.index : photographSets.pause)(set, model);
      }
      // the answer to an earlier action may come after that to a later one
      if (number === this.actions) {
        this.isCancelled = value === undefined;
        this.show(value);
      }
    } catch (error) {
      this.events.onError(error);
    }
  }

  private show(value: SetIndex | undefined): void {
    const isUnderWay = value !== undefined && value.state !== 'ready';
    this.value = value;
    if (isUnderWay && this.watch === undefined) {
      this.watch = new JobWatch(this.set, this.model, (next) => {
        this.isCancelled = next === undefined;
        this.show(next);
      });
    } else if (!isUnderWay && this.watch !== undefined) {
      this.watch.close();
      this.watch = undefined;
      this.events.onEnd(this.isCancelled);
    }
    this.host.requestUpdate();
  }
}
