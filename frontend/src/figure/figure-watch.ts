import type { Curve, FigureData, Problem, ProgressEvent, QueuedEvent } from '../lib/api-types';
import type { FigureApi } from '../lib/api';
import { OfflineError, ProblemError, mayAsk, problemOf } from '../lib/api';
import { LAST_EVENTS } from '../lib/figure-stream';
import type { Slots } from '../lib/slots';
import { specNumber } from '../lib/specs';

/** How far a figure has come, as its viewer sees it. */
export type FigurePhase =
  | { readonly name: 'asking' | 'done' | 'offline' }
  | { readonly name: 'queued'; readonly position: number }
  | { readonly name: 'running'; readonly step: number; readonly steps: number; readonly millisecondsLeft?: number }
  | { readonly name: 'busy' | 'failed' | 'cancelled'; readonly problem: Problem };

/** The pictures of a figure side by side, as they were at some step. */
export interface Frame {
  readonly url: string;
  readonly columns: number;
  readonly rows: number;
}

export interface FigureState {
  readonly phase: FigurePhase;
  readonly data?: FigureData;
  readonly frame?: Frame;
  readonly curve: Curve;
  /** What the reader should know beside the phase. */
  readonly notice?: string;
}

/** Which figure: one that is known by its id, one to be asked for by its spec, or both. */
export interface FigureSource {
  readonly id?: string | undefined;
  /** The query of a readable link, or JSON. */
  readonly spec?: string | undefined;
  /** Whether a figure that is not made waits until the reader asks for it. */
  readonly waits?: boolean;
}

/** Before the first step. */
export const NO_CURVE: Curve = { steps: [], objective: [] };
const LEAST_WAIT = 2_000;
const MOST_WAIT = 20_000;

/**
 * Watches a figure while it is made: asks for it, listens, and tells its listener of every change. It comes back by itself after
 * the server was out of reach or its queue was full. A figure that somebody cancelled before is asked for anew; one that is
 * cancelled while it is watched stays so until {@link again}. From another site's page a figure can be watched, but not asked for.
 */
export class FigureWatch {
  state: FigureState = { phase: { name: 'asking' }, curve: NO_CURVE };
  private id: string | undefined;
  private spec: string | undefined;
  private watching: AbortController | undefined;
  private wake: (() => void) | undefined;
  private failures = 0;
  private settled = false;

  constructor(
    private readonly source: FigureSource,
    private readonly api: FigureApi,
    private readonly submission: Slots,
    private readonly listener: (state: FigureState) => void,
  ) {
    this.id = source.id;
    this.spec = source.spec;
  }

  /** Begins to watch, or goes on where {@link stop} left off. */
  start(): void {
    if (this.watching === undefined && !this.settled) {
      this.watching = new AbortController();
      void this.watch(this.watching.signal);
    }
  }

  /** Stops watching; the figure itself goes on while others watch it. */
  stop(): void {
    this.watching?.abort();
    this.watching = undefined;
  }

  /** Asks now instead of after the wait. */
  retryNow(): void {
    this.wake?.();
  }

  /** Has a failed or cancelled figure made anew. */
  again(): void {
    this.stop();
    this.settled = false;
    this.change({ phase: { name: 'asking' }, curve: NO_CURVE });
    this.watching = new AbortController();
    void this.watch(this.watching.signal, true);
  }

  /** Cancels the run, for everyone who watches it. */
  async cancel(): Promise<void> {
    if (this.id === undefined) {
      return;
    }
    try {
      await this.api.cancelFigure(this.id);
    } catch (error) {
      this.change({ notice: `It could not be cancelled. ${problemOf(error).detail}` });
    }
  }

  private async watch(signal: AbortSignal, anew = false): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.follow(signal, anew);
        return;
      } catch (error) {
        if (signal.aborted || !(await this.waitedToRetry(error, signal))) {
          return;
        }
      }
    }
  }

  private async follow(signal: AbortSignal, anew: boolean): Promise<void> {
    let data = await this.asked(anew, signal);
    while (data && !signal.aborted) {
      this.failures = 0;
      this.show(data);
      if (this.settled) {
        return;
      }
      await this.listen(data.id, signal);
      if (signal.aborted) {
        return;
      }
      data = await this.api.figure(data.id);
      this.settled = data.status === 'cancelled';
    }
  }

  /** The figure as it stands, under way if it was not made yet; nothing if it is left to the reader to ask for it. */
  private async asked(anew: boolean, signal: AbortSignal): Promise<FigureData | undefined> {
    const known = this.id === undefined ? undefined : await this.found(this.id);
    if (known !== undefined) {
      this.spec = JSON.stringify(known.spec);
      if (known.status !== 'cancelled' && !(anew && known.status === 'failed')) {
        return known;
      }
    }
    if (!mayAsk(this.api) || (this.source.waits === true && !anew)) {
      this.settled = true;
      const problem = { title: 'Not made', status: 404, detail: 'It is not made yet.' };
      this.change({ phase: { name: 'cancelled', problem }, ...(known && { data: known }) });
      return undefined;
    }
    this.id = await this.submitted(signal);
    return this.id === undefined ? undefined : this.api.figure(this.id);
  }

  /** Asks for the figure after those above it on the page, so that they are made from the top down. */
  private async submitted(signal: AbortSignal): Promise<string | undefined> {
    const release = await this.submission.take(signal);
    try {
      return release && (await this.api.submitFigure(this.spec ?? '')).id;
    } finally {
      release?.();
    }
  }

  private async found(id: string): Promise<FigureData | undefined> {
    try {
      return await this.api.figure(id);
    } catch (error) {
      // a server that was started anew knows nothing of an unfinished figure, but can begin it again
      if (
        error instanceof ProblemError &&
        error.problem.status === 404 &&
        this.spec !== undefined &&
        mayAsk(this.api)
      ) {
        return undefined;
      }
      throw error;
    }
  }

  private show(data: FigureData): void {
    const { status, error } = data;
    this.settled ||= status === 'done' || status === 'failed';
    if (status === 'done') {
      this.change({ phase: { name: status }, data, curve: data.result?.curve ?? NO_CURVE });
    } else if (status === 'failed' || status === 'cancelled') {
      const problem = error ?? { title: '', status: 0, detail: '' };
      this.change({ phase: { name: status, problem }, data });
    } else if (status === 'running') {
      // before its first step the network is opened and the graph compiled
      const { step, steps } = data.progress ?? { step: 0, steps: specNumber(data.spec, 'steps', 1) };
      this.change({ phase: { name: 'running', step, steps }, data });
    } else {
      this.change({ phase: { name: 'queued', position: data.queuePosition ?? 0 }, data });
    }
  }

  /** Listens until the last event. */
  private async listen(id: string, signal: AbortSignal): Promise<void> {
    let leave: (() => void) | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        leave = this.api.listen(id, {
          heard: (type, data) => {
            if (LAST_EVENTS.includes(type)) {
              resolve();
            } else if (type === 'progress') {
              this.progressed(JSON.parse(data) as ProgressEvent);
            } else {
              this.change({ phase: { name: 'queued', position: (JSON.parse(data) as QueuedEvent).position } });
            }
          },
          opened: () => this.change({}),
          lost: () => this.change({ notice: 'The connection was lost; trying to get it back.' }),
          refused: () => reject(new OfflineError('The stream of events ended.')),
        });
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    } finally {
      leave?.();
    }
  }

  private progressed(event: ProgressEvent): void {
    const { step, steps, objective, millisecondsLeft } = event;
    const { curve } = this.state;
    const isNext = step > (curve.steps.at(-1) ?? 0);
    this.change({
      phase: { name: 'running', step, steps, ...(millisecondsLeft !== null && { millisecondsLeft }) },
      ...(isNext && { curve: { steps: [...curve.steps, step], objective: [...curve.objective, objective] } }),
      ...(event.frame !== null && {
        frame: { url: this.api.base + event.frame, columns: event.columns ?? 1, rows: event.rows ?? 1 },
      }),
    });
  }

  /** Waits where another try may help; where none will, shows the failure and is false. */
  private async waitedToRetry(error: unknown, signal: AbortSignal): Promise<boolean> {
    const isBusy = error instanceof ProblemError && error.problem.status === 503;
    if (!isBusy && !(error instanceof OfflineError)) {
      this.settled = true;
      this.change({ phase: { name: 'failed', problem: problemOf(error) } });
      return false;
    }
    const backoff = Math.min(MOST_WAIT, LEAST_WAIT * 2 ** this.failures);
    this.failures += 1;
    this.change({ phase: isBusy ? { name: 'busy', problem: error.problem } : { name: 'offline' } });
    const asked = isBusy && error.retryAfter !== undefined ? error.retryAfter * 1000 : backoff;
    await this.pause(asked, signal);
    return true;
  }

  private pause(milliseconds: number, signal: AbortSignal): Promise<void> {
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

  /** Every change clears the notice, unless it brings one. */
  private change(change: Partial<FigureState>): void {
    const { notice: _, ...before } = this.state;
    this.state = { ...before, ...change };
    this.listener(this.state);
  }
}
