import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FigureData, FigureStatus } from '../lib/api-types';
import { phaseText } from './figure-facts';
import { FigureWatch, type FigureSource, type FigureState } from './figure-watch';
import { OfflineError, ProblemError, newProblem, type FigureApi } from '../lib/api';
import type { FigureListener } from '../lib/figure-stream';
import { Slots } from '../lib/slots';
import { WantedFigures } from './wanted-figures';

/** A server with one figure. */
class Server implements FigureApi {
  base = '';
  status: FigureStatus = 'queued';
  submissions = 0;
  offered = false;
  /** The spec that was submitted last. */
  submitted = '';
  /** The listeners now, and the number of calls of `listen`. */
  listeners: FigureListener[] = [];
  listened = 0;
  failure: Error | undefined;

  async submitFigure(spec: string, isOffered = false): Promise<FigureData> {
    this.refuse();
    this.offered = isOffered;
    this.submissions += 1;
    this.submitted = spec;
    this.status = this.status === 'done' ? 'done' : 'queued';
    return this.figure();
  }

  async figure(): Promise<FigureData> {
    await Promise.resolve();
    this.refuse();
    const problem = newProblem('', 500, 'a NaN at step 3');
    return {
      id: 'abc',
      url: '/figures/abc',
      embedUrl: '/embed/abc',
      apiUrl: '/api/v1/figures/abc',
      eventsUrl: '/api/v1/figures/abc/events',
      readableUrl: '/figure?kind=another',
      kind: 'another',
      title: 'mixed4c:1',
      caption: 'A picture',
      spec: { kind: 'another', unit: 'mixed4c:1', steps: 4 },
      createdAt: '',
      layout: { form: 'grid', rows: 1, columns: 1, skipped: 0, rowLabels: [], columnLabels: [] },
      frames: [{ width: 680, height: 440 }],
      frameHeight: 'calc(440px)',
      elementHeight: 'calc(390px)',
      status: this.status,
      ...(this.status === 'failed' && { error: problem }),
      ...(this.status === 'done' && {
        result: { images: [], curve: { steps: [1, 4], objective: [[0], [2]] }, milliseconds: 12, tables: [] },
      }),
    };
  }

  /** Whether others watch the figure. */
  isShared = false;

  cancelFigure(): Promise<boolean> {
    if (!this.isShared) {
      this.end('cancelled');
    }
    return Promise.resolve(this.isShared);
  }

  left = 0;

  /** How many listened when one left. */
  listenedWhenLeft = 0;

  leaveFigure(): Promise<void> {
    this.left += 1;
    this.listenedWhenLeft = this.listeners.length;
    return Promise.resolve();
  }

  listen(_: string, listener: FigureListener): () => void {
    this.listeners.push(listener);
    this.listened += 1;
    return () => (this.listeners = this.listeners.filter((each) => each !== listener));
  }

  say(type: string, data: object): void {
    this.listeners.forEach((listener) => listener.received(type, JSON.stringify(data)));
  }

  end(status: FigureStatus): void {
    this.status = status;
    this.say(status, {});
  }

  private refuse(): void {
    if (this.failure) {
      throw this.failure;
    }
  }
}

let server: Server;
let slot: Slots;
let wanted: WantedFigures;
let states: FigureState[];

function watch(source: FigureSource = { spec: 'kind=another' }): FigureWatch {
  return new FigureWatch(source, server, slot, wanted, (state) => states.push(state));
}

function last(): FigureState | undefined {
  return states.at(-1);
}

async function soon(milliseconds = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  slot = new Slots(1);
  wanted = new WantedFigures();
  states = [];
});

afterEach(() => vi.useRealTimers());

describe('FigureWatch', () => {
  it('submits a figure, follows its steps and shows its result', async () => {
    watch().start();
    await soon();
    expect(last()?.phase.name).toBe('queued');
    server.say('progress', { step: 1, steps: 4, objective: [0.5], frame: null, millisecondsLeft: null });
    server.say('progress', {
      step: 2,
      steps: 4,
      objective: [0.7],
      frame: '/f/2.png',
      columns: 1,
      millisecondsLeft: 900,
    });
    expect(last()?.phase).toEqual({ name: 'running', step: 2, steps: 4, millisecondsLeft: 900 });
    expect(last()?.curve).toEqual({ steps: [1, 2], objective: [[0.5], [0.7]] });
    expect(last()?.frame).toEqual({ url: '/f/2.png', columns: 1, rows: 1 });
    server.end('done');
    await soon();
    expect(last()?.phase.name).toBe('done');
    expect(last()?.curve.steps).toEqual([1, 4]);
    expect(server.listeners).toEqual([]);
  });

  it('describes a run before its first step as getting ready', async () => {
    server.status = 'running';
    watch({ id: 'abc' }).start();
    await soon();
    expect(last()?.phase).toEqual({ name: 'running', step: 0, steps: 4 });
    expect(phaseText({ name: 'running', step: 0, steps: 4 }, undefined)).toBe('Getting ready …');
  });

  it('shows a finished figure without listening', async () => {
    server.status = 'done';
    watch({ id: 'abc' }).start();
    await soon();
    expect(last()?.phase.name).toBe('done');
    expect(server.listened).toBe(0);
    expect(server.submissions).toBe(0);
  });

  it('ignores a repeated step', async () => {
    watch().start();
    await soon();
    const progress = { step: 2, steps: 4, objective: [0.7], frame: null, millisecondsLeft: null };
    server.say('progress', progress);
    server.say('progress', progress);
    expect(last()?.curve.steps).toEqual([2]);
  });

  it('stays cancelled when it is cancelled while it is watched, until it is restarted', async () => {
    const watched = watch();
    watched.start();
    await soon();
    await watched.cancel();
    await soon();
    expect(last()?.phase.name).toBe('cancelled');
    watched.stop();
    watched.start();
    await soon();
    expect(server.submissions).toBe(1);
    watched.restart();
    await soon();
    expect(server.submissions).toBe(2);
    expect(last()?.phase.name).toBe('queued');
  });

  it('gives up a figure that is not finished when another takes its place', async () => {
    const watched = watch();
    watched.start();
    await soon();
    expect(last()?.phase.name).toBe('queued');
    await watched.leave();
    expect(server.left).toBe(1);
    expect(server.listenedWhenLeft).toBe(1);
    await soon();
    expect(server.listeners).toEqual([]);
  });

  it('gives up nothing when a finished figure is replaced', async () => {
    server.status = 'done';
    const watched = watch();
    watched.start();
    await soon();
    await watched.leave();
    expect(server.left).toBe(0);
  });

  it('stops watching a figure that goes on for others, and watches again when asked to', async () => {
    server.isShared = true;
    const watched = watch();
    watched.start();
    await soon();
    await watched.cancel();
    expect(last()?.phase.name).toBe('cancelled');
    expect(phaseText(last()?.phase ?? { name: 'asking' }, undefined)).toContain('for others');
    expect(server.listeners).toEqual([]);
    watched.restart();
    await soon();
    expect(last()?.phase.name).toBe('queued');
  });

  it('submits the query of a link as it is', async () => {
    watch({ spec: 'kind=another&size=64' }).start();
    await soon();
    expect(server.submitted).toBe('kind=another&size=64');
  });

  it('submits a figure again that was cancelled earlier', async () => {
    server.status = 'cancelled';
    watch({ id: 'abc' }).start();
    await soon();
    expect(server.submissions).toBe(1);
    expect(JSON.parse(server.submitted)).toEqual({ kind: 'another', unit: 'mixed4c:1', steps: 4 });
    expect(last()?.phase.name).toBe('queued');
  });

  it('shows why a figure failed, and does not submit it again by itself', async () => {
    server.status = 'failed';
    const watched = watch({ id: 'abc' });
    watched.start();
    await soon();
    expect(last()?.phase).toMatchObject({ name: 'failed', problem: { detail: 'a NaN at step 3' } });
    expect(server.submissions).toBe(0);
    watched.restart();
    await soon();
    expect(server.submissions).toBe(1);
  });

  it('shows the refusal of a spec as a failure', async () => {
    server.failure = new ProblemError(newProblem('Invalid input', 400, 'size must be between 32 and 2048'));
    watch().start();
    await soon(60_000);
    expect(last()?.phase).toMatchObject({ name: 'failed', problem: { status: 400 } });
  });

  it('waits as long as the server of a full queue says, and retries', async () => {
    server.failure = new ProblemError(newProblem('Busy', 503, 'The queue is full.'), 7);
    watch().start();
    await soon();
    expect(last()?.phase.name).toBe('busy');
    server.failure = undefined;
    await soon(6_900);
    expect(server.submissions).toBe(0);
    await soon(200);
    expect(server.submissions).toBe(1);
  });

  it('waits and retries when too many figures of this client wait', async () => {
    server.failure = new ProblemError(newProblem('Too many requests', 429, '8 figures of yours wait already.'), 3);
    watch().start();
    await soon();
    expect(last()?.phase.name).toBe('busy');
    server.failure = undefined;
    await soon(3_000);
    expect(last()?.phase.name).toBe('queued');
  });

  it('says that a figure is only offered, and when one that waits begins', async () => {
    watch({ spec: 'kind=another', isOffered: true }).start();
    await soon();
    expect(server.offered).toBe(true);
    server.say('queued', { position: 3, millisecondsToStart: 41_200 });
    const phase = last()?.phase ?? { name: 'asking' };
    expect(phaseText(phase, undefined)).toBe('In the queue, place 3 · begins in about 42 s');
    server.say('queued', { position: 1, millisecondsToStart: null });
    expect(phaseText(last()?.phase ?? phase, undefined)).toBe('Next in the queue');
  });

  it('submits an offered figure when those that are waited for are finished', async () => {
    const offered = watch({ spec: 'kind=offered', isOffered: true });
    const asked = watch({ spec: 'kind=asked' });
    offered.start();
    asked.start();
    await soon(1_000);
    expect(server.submitted).toBe('kind=asked');
    server.end('done');
    await soon();
    expect(server.submitted).toBe('kind=offered');
    expect(server.offered).toBe(true);
  });

  it('submits an offered figure after four seconds at the latest, or at once when nobody waits any more', async () => {
    const asked = watch({ spec: 'kind=asked' });
    asked.start();
    watch({ spec: 'kind=offered', isOffered: true }).start();
    await soon(3_900);
    expect(server.submitted).toBe('kind=asked');
    await soon(100);
    expect(server.submitted).toBe('kind=offered');
    watch({ spec: 'kind=second', isOffered: true }).start();
    await soon();
    expect(server.submitted).toBe('kind=offered');
    asked.stop();
    await soon();
    expect(server.submitted).toBe('kind=second');
  });

  it('gives up an offered figure when the reader leaves the page, and makes it when she is back', async () => {
    watch({ spec: 'kind=offered', isOffered: true }).start();
    watch({ spec: 'kind=asked' }).start();
    await soon(5_000);
    expect(server.submissions).toBe(2);
    window.dispatchEvent(new Event('pagehide'));
    await soon();
    expect(server.left).toBe(1);
    server.status = 'cancelled';
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await soon(5_000);
    expect(server.submissions).toBe(3);
    expect(server.offered).toBe(true);
  });

  it('does not make a finished figure again when the reader is back', async () => {
    watch({ spec: 'kind=offered', isOffered: true }).start();
    await soon(5_000);
    server.end('done');
    await soon();
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await soon(5_000);
    expect(server.left).toBe(0);
    expect(server.submissions).toBe(1);
  });

  it('retries by itself after the server was unreachable', async () => {
    server.failure = new OfflineError();
    watch().start();
    await soon();
    expect(last()?.phase.name).toBe('offline');
    server.failure = undefined;
    await soon(2_100);
    expect(last()?.phase.name).toBe('queued');
  });

  it('retries at once when the reader asks for it', async () => {
    server.failure = new OfflineError();
    const watched = watch();
    watched.start();
    await soon();
    server.failure = undefined;
    watched.retryNow();
    await soon();
    expect(last()?.phase.name).toBe('queued');
  });

  it('shows that the connection is lost while the browser opens it again', async () => {
    watch().start();
    await soon();
    server.listeners[0]?.lost();
    expect(last()?.notice).toContain('connection was lost');
    server.listeners[0]?.opened();
    expect(last()?.notice).toBeUndefined();
  });

  it('retries when its stream is refused', async () => {
    watch().start();
    await soon();
    server.listeners[0]?.refused();
    await soon(2_100);
    expect(server.listened).toBe(2);
  });

  it('stops listening when it leaves the screen', async () => {
    const watched = watch();
    watched.start();
    await soon();
    expect(server.listeners).toHaveLength(1);
    watched.stop();
    await soon();
    expect(server.listeners).toEqual([]);
  });

  it('does not submit a figure by itself if it is to wait for the reader', async () => {
    const watched = watch({ spec: 'kind=another', waits: true });
    watched.start();
    await soon();
    expect(last()?.phase.name).toBe('cancelled');
    expect(server.submissions).toBe(0);
    watched.restart();
    await soon();
    expect(server.submissions).toBe(1);
  });

  it('submits nothing to the server of another site', async () => {
    server.base = 'https://example.org';
    server.status = 'cancelled';
    const watched = watch({ id: 'abc' });
    watched.start();
    await soon();
    expect(last()?.phase.name).toBe('cancelled');
    expect(last()?.data?.id).toBe('abc');
    await soon(600_000);
    watched.stop();
    expect(server.submissions).toBe(0);
  });

  it('joins a run on another site that begins again after a restart of the server, and starts none', async () => {
    server.base = 'https://example.org';
    server.status = 'running';
    const watched = watch({ id: 'abc' });
    watched.start();
    await soon();
    server.say('progress', { step: 3, steps: 4, objective: [0.7], frame: null, millisecondsLeft: null });
    server.failure = new OfflineError();
    server.listeners[0]?.refused();
    await soon(5_000);
    expect(last()?.phase.name).toBe('offline');
    server.failure = new ProblemError(newProblem('Not found', 404, 'There is no figure abc.'));
    await soon(300_000);
    expect(last()?.phase).toMatchObject({
      name: 'cancelled',
      problem: { detail: expect.stringContaining('appears here') as string },
    });
    server.failure = undefined;
    await soon(60_000);
    expect(last()?.phase.name).toBe('running');
    expect(last()?.curve.steps).toEqual([]);
    expect(server.submissions).toBe(0);
    watched.stop();
  });

  it('joins a run on another site that begins again after it was cancelled, at once when the network is back', async () => {
    server.base = 'https://example.org';
    const watched = watch({ id: 'abc' });
    watched.start();
    await soon();
    server.end('cancelled');
    await soon(300_000);
    expect(last()?.phase.name).toBe('cancelled');
    server.status = 'queued';
    window.dispatchEvent(new Event('online'));
    await soon();
    expect(last()?.phase.name).toBe('queued');
    expect(server.submissions).toBe(0);
    watched.stop();
  });

  it('asks another site less and less often for a figure that nobody makes, and not at all off the screen', async () => {
    server.base = 'https://example.org';
    server.status = 'cancelled';
    const asked = vi.spyOn(server, 'figure');
    const watched = watch({ id: 'abc' });
    watched.start();
    await soon(62_000);
    expect(asked.mock.calls.length).toBe(6);
    await soon(120_000);
    expect(asked.mock.calls.length).toBe(8);
    watched.stop();
    await soon(600_000);
    expect(asked.mock.calls.length).toBe(8);
    watched.start();
    await soon();
    expect(asked.mock.calls.length).toBe(9);
    watched.stop();
  });

  it('says that a figure is not there which another site has never had', async () => {
    server.base = 'https://example.org';
    server.failure = new ProblemError(newProblem('Not found', 404, 'There is no figure abc.'));
    watch({ id: 'abc' }).start();
    await soon();
    expect(last()?.phase).toMatchObject({ name: 'failed', problem: { status: 404 } });
  });

  it('loads the frames of another site from its server', async () => {
    server.base = 'https://example.org';
    watch({ id: 'abc' }).start();
    await soon();
    server.say('progress', {
      step: 2,
      steps: 4,
      objective: [0.7],
      frame: '/f/2.png',
      columns: 1,
      millisecondsLeft: null,
    });
    expect(last()?.frame?.url).toBe('https://example.org/f/2.png');
  });
});
