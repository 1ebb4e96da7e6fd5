import type { Curve, FigureData, Problem, ProgressEvent, QueuedEvent } from '../lib/api-types';
import type { FigureApi } from '../lib/api';
import { OfflineError, ProblemError, mayAsk, newProblem, problemOf } from '../lib/api';
import { LAST_EVENTS } from '../lib/figure-stream';
import { GrowingPauses } from '../lib/growing-pauses';
import { pageActivated } from '../lib/page-activated';
import type { Slots } from '../lib/slots';
import { specNumber } from '../lib/specs';
import type { WantedFigures } from './wanted-figures';

/** The state of a figure as its viewer sees it. */
export type FigurePhase =
  | { readonly name: 'asking' | 'done' | 'offline' }
  | { readonly name: 'queued'; readonly position: number; readonly millisecondsToStart?: number }
  | { readonly name: 'running'; readonly step: number; readonly steps: number; readonly millisecondsLeft?: number }
  | { readonly name: 'busy' | 'failed' | 'cancelled'; readonly problem: Problem };

/** One picture that shows all pictures of a figure side by side at some step. */
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
  /** A message to be shown beside the phase. */
  readonly notice?: string;
}

/** Names a figure by its id, its spec or both. */
export interface FigureSource {
  readonly id?: string | undefined;
  /** The query of a readable link, or JSON. */
  readonly spec?: string | undefined;
  /** Whether a figure that is not finished is submitted only by {@link FigureWatch.restart}. */
  readonly waits?: boolean;
  /** Whether it is made after what people wait for. */
  readonly isOffered?: boolean;
}

/** The curve before the first step. */
export const NO_CURVE: Curve = { steps: [], objective: [] };
/** The statuses of answers after which a retry may help. */
const BUSY = [429, 503];
const LEAST_WAIT = 2_000;
const MOST_WAIT = 20_000;
/** The longest wait of another site's page for somebody to make a figure, milliseconds. */
const MOST_WAIT_ELSEWHERE = 60_000;

/** The server has no run of a figure, and this page may not start one. */
class NotMadeError extends Error {}

/**
 * Follows a figure while it is made: submits it, listens to its events, and passes every change to its listener. It
 * retries by itself after the server was unreachable or its queue was full. A figure that was cancelled earlier is
 * submitted again; one that is cancelled while it is watched stays cancelled until {@link restart}. In a page of another
 * site a figure is never submitted: after its run was cancelled or its server restarted, the page asks from time to time
 * whether it is made again.
 */
export class FigureWatch {
  state: FigureState = { phase: { name: 'asking' }, curve: NO_CURVE };
  private id: string | undefined;
  private spec: string | undefined;
  private watching: AbortController | undefined;
  private readonly pauses = new GrowingPauses(LEAST_WAIT);
  private settled = false;
  private hasLeft = false;

  constructor(
    private readonly source: FigureSource,
    private readonly api: FigureApi,
    private readonly submission: Slots,
    private readonly wanted: WantedFigures,
    private readonly listener: (state: FigureState) => void,
  ) {
    this.id = source.id;
    this.spec = source.spec;
  }

  /** Starts to watch, or continues after {@link stop}. */
  start(): void {
    if (this.watching === undefined && !this.settled) {
      this.watching = new AbortController();
      void this.watch(this.watching.signal);
    }
  }

  /** Stops watching. The run of the figure continues while others watch it. */
  stop(): void {
    this.watching?.abort();
    this.watching = undefined;
  }

  /** Stops watching for another figure. A run that nobody else wants makes way for others at once. */
  async leave(): Promise<void> {
    this.hasLeft = true;
    await this.giveUpRun();
    this.stop();
  }

  /** Gives up the run for this page alone; it ends unless others want it. */
  private async giveUpRun(): Promise<void> {
    const { name } = this.state.phase;
    if (this.id !== undefined && mayAsk(this.api) && (name === 'queued' || name === 'running')) {
      try {
        // the server still counts this viewer, and so knows whether there are others
        await this.api.leaveFigure(this.id);
      } catch {
        // the run ends by itself some seconds later
      }
    }
  }

  /** Ends a wait before a retry. */
  retryNow(): void {
    this.pauses.end();
  }

  /** Submits a failed or cancelled figure again. */
  restart(): void {
    this.stop();
    this.settled = false;
    this.change({ phase: { name: 'asking' }, curve: NO_CURVE });
    this.watching = new AbortController();
    void this.watch(this.watching.signal, true);
  }

  /** Stops watching and gives the figure up. Its run ends unless others want it. */
  async cancel(): Promise<void> {
    if (this.id === undefined) {
      return;
    }
    try {
      if (await this.api.cancelFigure(this.id)) {
        this.stop();
        this.settled = true;
        const problem = newProblem('', 0, 'You stopped watching. It is still being made for others.');
        this.change({ phase: { name: 'cancelled', problem } });
      }
    } catch (error) {
      this.change({ notice: `It could not be cancelled. ${problemOf(error).detail}` });
    }
  }

  private async watch(signal: AbortSignal, isRestart = false): Promise<void> {
    if (this.source.isOffered === true) {
      this.makeWayWhileAway(signal);
    } else {
      this.wanted.begin(signal);
    }
    try {
      await this.followWithRetries(signal, isRestart);
    } finally {
      this.wanted.end(signal);
    }
  }

  /** Gives up the run when the reader leaves the page, so that the next page has the server, and starts it again when she is back. */
  private makeWayWhileAway(signal: AbortSignal): void {
    window.addEventListener('pagehide', () => void this.giveUpRun(), { signal });
    window.addEventListener(
      'pageshow',
      (event) => {
        if (event.persisted && !this.settled) {
          this.restart();
        }
      },
      { signal },
    );
  }

  private async followWithRetries(signal: AbortSignal, isRestart: boolean): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.follow(signal, isRestart);
        return;
      } catch (error) {
        if (signal.aborted || !(await this.waitToRetry(error, signal))) {
          return;
        }
      }
    }
  }

  private async follow(signal: AbortSignal, isRestart: boolean): Promise<void> {
    let data = await this.requested(isRestart, signal);
    while (data && !signal.aborted) {
      this.pauses.reset();
      this.show(data);
      if (this.settled) {
        return;
      }
      await this.listen(data.id, signal);
      if (signal.aborted) {
        return;
      }
      data = await this.api.figure(data.id);
      if (data.status === 'cancelled' && !mayAsk(this.api)) {
        throw this.notMade(data);
      }
      this.settled = data.status === 'cancelled';
    }
  }

  /** Returns the figure, which is submitted first if necessary; `undefined` if it may not be submitted. */
  private async requested(isRestart: boolean, signal: AbortSignal): Promise<FigureData | undefined> {
    const known = this.id === undefined ? undefined : await this.lookUp(this.id);
    if (known !== undefined) {
      this.spec = JSON.stringify(known.spec);
      if (known.status !== 'cancelled' && !(isRestart && known.status === 'failed')) {
        return known;
      }
    }
    if (!mayAsk(this.api)) {
      throw this.notMade(known);
    }
    if (this.source.waits === true && !isRestart) {
      this.settled = true;
      this.showNotMade('It is not made yet.', known);
      return undefined;
    }
    this.id = await this.submit(signal);
    return this.id === undefined ? undefined : this.api.figure(this.id);
  }

  /** Submits the figure after those above it on the page, so that they are made from top to bottom; an offered one at last. */
  private async submit(signal: AbortSignal): Promise<string | undefined> {
    if (this.source.isOffered === true) {
      await this.wanted.finished(signal);
    }
    const release = await this.submission.take(signal);
    try {
      await pageActivated();
      return release && (await this.api.submitFigure(this.spec ?? '', this.source.isOffered)).id;
    } finally {
      release?.();
    }
  }

  private async lookUp(id: string): Promise<FigureData | undefined> {
    try {
      return await this.api.figure(id);
    } catch (error) {
      // a restarted server does not know unfinished figures, but can start them again
      if (error instanceof ProblemError && error.problem.status === 404 && this.spec !== undefined) {
        return undefined;
      }
      throw error;
    }
  }

  private notMade(data: FigureData | undefined): NotMadeError {
    this.showNotMade(`${data?.error?.detail ?? 'It is not made now.'} It appears here when it is.`, data);
    return new NotMadeError();
  }

  private showNotMade(detail: string, data: FigureData | undefined): void {
    const problem = newProblem('Not made', 404, detail);
    this.change({ phase: { name: 'cancelled', problem }, ...(data && { data }) });
  }

  private show(data: FigureData): void {
    const { status, error } = data;
    this.settled ||= status === 'done' || status === 'failed';
    if (status === 'done') {
      this.change({ phase: { name: status }, data, curve: data.result?.curve ?? NO_CURVE });
    } else if (status === 'failed' || status === 'cancelled') {
      const problem = error ?? newProblem('', 0, '');
      this.change({ phase: { name: status, problem }, data });
    } else if (status === 'running') {
      // before the first step, the server loads the network and compiles the graph
      const { step, steps } = data.progress ?? { step: 0, steps: specNumber(data.spec, 'steps', 1) };
      // a run that began again has fewer steps than the one before
      const isAgain = step < (this.state.curve.steps.at(-1) ?? 0);
      this.change({ phase: { name: 'running', step, steps }, data, ...(isAgain && { curve: NO_CURVE }) });
    } else {
      this.change({ phase: { name: 'queued', position: data.queuePosition ?? 0 }, data, curve: NO_CURVE });
    }
  }

  /** Listens to the figure's events until the last one. */
  private async listen(id: string, signal: AbortSignal): Promise<void> {
    let leave: (() => void) | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        leave = this.api.listen(id, {
          received: (type, data) => {
            if (LAST_EVENTS.includes(type)) {
              resolve();
            } else if (type === 'progress') {
              this.progressed(JSON.parse(data) as ProgressEvent);
            } else {
              this.queued(JSON.parse(data) as QueuedEvent);
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

  private queued({ position, millisecondsToStart }: QueuedEvent): void {
    this.change({
      phase: { name: 'queued', position, ...(millisecondsToStart !== null && { millisecondsToStart }) },
    });
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

  /** Waits if a retry may help, and returns `true`; else shows the failure and returns `false`. */
  private async waitToRetry(error: unknown, signal: AbortSignal): Promise<boolean> {
    if (error instanceof NotMadeError) {
      await this.pauses.wait(this.pauses.next(MOST_WAIT_ELSEWHERE), signal);
      return true;
    }
    const isBusy = error instanceof ProblemError && BUSY.includes(error.problem.status);
    if (!isBusy && !(error instanceof OfflineError)) {
      this.settled = true;
      this.change({ phase: { name: 'failed', problem: problemOf(error) } });
      return false;
    }
    const backoff = this.pauses.next(MOST_WAIT);
    this.change({ phase: isBusy ? { name: 'busy', problem: error.problem } : { name: 'offline' } });
    const delay = isBusy && error.retryAfter !== undefined ? error.retryAfter * 1000 : backoff;
    await this.pauses.wait(delay, signal);
    return true;
  }

  /** Applies a change; the notice is removed unless the change has one. */
  private change(change: Partial<FigureState>): void {
    const { notice: _, ...before } = this.state;
    this.state = { ...before, ...change };
    if (!this.hasLeft) {
      this.listener(this.state);
    }
  }
}
