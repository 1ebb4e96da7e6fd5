import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FigureWatch, type FigureState } from '../src/figure/figure-watch';
import { OfflineError, ProblemError, type FigureApi, type FigureData, type FigureStatus } from '../src/lib/api';
import { Slots, type FigureSlots } from '../src/lib/slots';

/** A stream of events that the test speaks for. */
class Events extends EventTarget {
  readonly CLOSED = 2;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  say(type: string, data: object): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  close(): void {
    this.readyState = this.CLOSED;
  }
}

/** A server with one figure. */
class Server implements FigureApi {
  status: FigureStatus = 'queued';
  submissions = 0;
  events: Events[] = [];
  failure: Error | undefined;

  async submitFigure(): Promise<FigureData> {
    this.refuse();
    this.submissions += 1;
    this.status = this.status === 'done' ? 'done' : 'queued';
    return this.figure();
  }

  async figure(): Promise<FigureData> {
    this.refuse();
    const problem = { title: '', status: 500, detail: 'a NaN at step 3' };
    return {
      id: 'abc', url: '/figures/abc', embedUrl: '/embed/abc', readableUrl: '/figure?kind=channel', kind: 'channel',
      title: 'mixed4c:1', caption: 'A picture', spec: { kind: 'channel', unit: 'mixed4c:1', steps: 4 }, createdAt: '',
      status: this.status,
      ...(this.status === 'failed' && { error: problem }),
      ...(this.status === 'done' && {
        result: { images: [], curve: { steps: [1, 4], objective: [[0], [2]] }, milliseconds: 12 },
      }),
    };
  }

  async cancelFigure(): Promise<void> {
    this.end('cancelled');
  }

  figureEvents(): EventSource {
    this.events.push(new Events());
    return this.events.at(-1) as unknown as EventSource;
  }

  end(status: FigureStatus): void {
    this.status = status;
    this.events.at(-1)?.say(status, {});
  }

  private refuse(): void {
    if (this.failure) {
      throw this.failure;
    }
  }
}

let server: Server;
let slots: FigureSlots;
let states: FigureState[];

function watch(source: { id?: string; spec?: { kind: string } } = { spec: { kind: 'channel' } }): FigureWatch {
  return new FigureWatch(source, server, slots, (state) => states.push(state));
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
  slots = { streams: new Slots(2), submissions: new Slots(1) };
  states = [];
});

afterEach(() => vi.useRealTimers());

describe('FigureWatch', () => {
  it('asks for a figure, follows its steps and shows what it came to', async () => {
    watch().start();
    await soon();
    expect(last()?.phase.name).toBe('queued');
    server.events[0]?.say('progress', { step: 1, steps: 4, objective: [0.5], frame: null, millisecondsLeft: null });
    server.events[0]?.say('progress', { step: 2, steps: 4, objective: [0.7], frame: '/f/2.png', columns: 1, millisecondsLeft: 900 });
    expect(last()?.phase).toEqual({ name: 'running', step: 2, steps: 4, millisecondsLeft: 900 });
    expect(last()?.curve).toEqual({ steps: [1, 2], objective: [[0.5], [0.7]] });
    expect(last()?.frame).toEqual({ url: '/f/2.png', columns: 1 });
    server.end('done');
    await soon();
    expect(last()?.phase.name).toBe('done');
    expect(last()?.curve.steps).toEqual([1, 4]);
    expect(server.events[0]?.readyState).toBe(2);
  });

  it('shows a figure that is made without listening', async () => {
    server.status = 'done';
    watch({ id: 'abc' }).start();
    await soon();
    expect(last()?.phase.name).toBe('done');
    expect(server.events).toHaveLength(0);
    expect(server.submissions).toBe(0);
  });

  it('takes a step that is told again for what it is', async () => {
    watch().start();
    await soon();
    const progress = { step: 2, steps: 4, objective: [0.7], frame: null, millisecondsLeft: null };
    server.events[0]?.say('progress', progress);
    server.events[0]?.say('progress', progress);
    expect(last()?.curve.steps).toEqual([2]);
  });

  it('stays cancelled when it is cancelled before the reader, until it is asked for again', async () => {
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
    watched.again();
    await soon();
    expect(server.submissions).toBe(2);
    expect(last()?.phase.name).toBe('queued');
  });

  it('has a figure made anew that was cancelled before the reader came', async () => {
    server.status = 'cancelled';
    watch({ id: 'abc' }).start();
    await soon();
    expect(server.submissions).toBe(1);
    expect(last()?.phase.name).toBe('queued');
  });

  it('shows why a figure failed and does not begin it again by itself', async () => {
    server.status = 'failed';
    const watched = watch({ id: 'abc' });
    watched.start();
    await soon();
    expect(last()?.phase).toMatchObject({ name: 'failed', problem: { detail: 'a NaN at step 3' } });
    expect(server.submissions).toBe(0);
    watched.again();
    await soon();
    expect(server.submissions).toBe(1);
  });

  it('shows a refused spec as the failure that it is', async () => {
    server.failure = new ProblemError({ title: 'Invalid input', status: 400, detail: 'size must be between 32 and 512' });
    watch().start();
    await soon(60_000);
    expect(last()?.phase).toMatchObject({ name: 'failed', problem: { status: 400 } });
  });

  it('waits as long as a full queue says and asks again', async () => {
    server.failure = new ProblemError({ title: 'Busy', status: 503, detail: 'The queue is full.' }, 7);
    watch().start();
    await soon();
    expect(last()?.phase.name).toBe('busy');
    server.failure = undefined;
    await soon(6_900);
    expect(server.submissions).toBe(0);
    await soon(200);
    expect(server.submissions).toBe(1);
  });

  it('comes back by itself after the server was away', async () => {
    server.failure = new OfflineError();
    watch().start();
    await soon();
    expect(last()?.phase.name).toBe('offline');
    server.failure = undefined;
    await soon(2_100);
    expect(last()?.phase.name).toBe('queued');
  });

  it('comes back at once when the reader asks it to', async () => {
    server.failure = new OfflineError();
    const watched = watch();
    watched.start();
    await soon();
    server.failure = undefined;
    watched.retryNow();
    await soon();
    expect(last()?.phase.name).toBe('queued');
  });

  it('says that the connection was lost while the browser tries to get it back', async () => {
    watch().start();
    await soon();
    server.events[0]?.onerror?.();
    expect(last()?.notice).toContain('connection was lost');
    server.events[0]?.onopen?.();
    expect(last()?.notice).toBeUndefined();
  });

  it('asks anew when its stream is refused', async () => {
    watch().start();
    await soon();
    server.events[0]?.close();
    server.events[0]?.onerror?.();
    await soon(2_100);
    expect(server.events).toHaveLength(2);
  });

  it('closes its stream and gives its place to another when it leaves the screen', async () => {
    const [a, b, c] = [watch(), watch(), watch()];
    [a, b, c].forEach((each) => each.start());
    await soon();
    expect(server.events).toHaveLength(2);
    a.stop();
    await soon();
    expect(server.events[0]?.readyState).toBe(2);
    expect(server.events).toHaveLength(3);
  });
});
