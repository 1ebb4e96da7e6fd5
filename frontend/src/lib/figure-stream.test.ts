import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FigureStream, type FigureListener } from './figure-stream';
import { PageListeners } from './page-listeners';
import { PRESENCE_TIMEOUT } from './figure-stream-messages';
import { figureAddress } from './servers';

/** A connection whose events come from the test. */
class Source extends EventTarget {
  readonly CLOSED = 2;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
  }

  say(type: string, figure: string): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify({ figure }) }));
  }

  close(): void {
    this.readyState = this.CLOSED;
  }
}

/** A listener that records its calls. */
class Recorder implements FigureListener {
  readonly all: string[] = [];
  received = (type: string): number => this.all.push(type);
  opened = (): number => this.all.push('opened');
  lost = (): number => this.all.push('lost');
  refused = (): number => this.all.push('refused');
}

let sources: Source[];
let stream: FigureStream;

beforeEach(() => {
  vi.useFakeTimers();
  sources = [];
  stream = new FigureStream('https://example.org', (url) => {
    sources.push(new Source(url));
    return sources.at(-1) as unknown as EventSource;
  });
});

afterEach(() => vi.useRealTimers());

function open(): Source[] {
  return sources.filter((source) => source.readyState !== source.CLOSED);
}

it('uses one connection for twenty figures and delivers to each its own events', () => {
  const recorders = Array.from({ length: 20 }, () => new Recorder());
  recorders.forEach((recorder, index) => stream.listen(`f${index}`, recorder));
  vi.runAllTimers();
  expect(sources).toHaveLength(1);
  expect(new URL(sources[0]!.url).searchParams.get('ids')?.split(',')).toHaveLength(20);
  sources[0]!.say('progress', 'f7');
  sources[0]!.say('done', 'f7');
  expect(recorders[7]!.all).toEqual(['progress', 'done']);
  expect(recorders[8]!.all).toEqual([]);
});

it('keeps the connection when a figure is removed after its last event, and closes it after the last figure', () => {
  const leave = ['a', 'b'].map((id) => stream.listen(id, new Recorder()));
  vi.runAllTimers();
  sources[0]!.say('done', 'a');
  leave[0]!();
  vi.runAllTimers();
  expect(sources).toHaveLength(1);
  expect(open()).toHaveLength(1);
  sources[0]!.say('failed', 'b');
  leave[1]!();
  vi.runAllTimers();
  expect(sources).toHaveLength(1);
  expect(open()).toHaveLength(0);
});

it('replaces the connection when a figure is added, or removed before its last event', () => {
  stream.listen('a', new Recorder());
  vi.runAllTimers();
  const leave = stream.listen('b', new Recorder());
  vi.runAllTimers();
  expect(open().map((source) => new URL(source.url).search)).toEqual(['?ids=a,b']);
  leave();
  vi.runAllTimers();
  expect(open().map((source) => new URL(source.url).search)).toEqual(['?ids=a']);
});

it('tells how many listen to a figure, and tells it again when one of several leaves', () => {
  stream.listen('a', new Recorder());
  const leave = ['b', 'b'].map((id) => stream.listen(id, new Recorder()));
  vi.runAllTimers();
  leave[0]!();
  vi.runAllTimers();
  expect(sources.map((source) => new URL(source.url).search)).toEqual(['?ids=a,b&viewers=1,2', '?ids=a,b']);
  expect(open()).toHaveLength(1);
});

it('ignores events of a connection that it has replaced', () => {
  const recorder = new Recorder();
  stream.listen('a', recorder);
  vi.runAllTimers();
  stream.listen('b', new Recorder());
  vi.runAllTimers();
  sources[0]!.say('progress', 'a');
  expect(recorder.all).toEqual([]);
});

it('distinguishes a lost connection from a refused one', () => {
  const recorder = new Recorder();
  stream.listen('a', recorder);
  vi.runAllTimers();
  sources[0]!.onerror?.();
  sources[0]!.onopen?.();
  sources[0]!.close();
  sources[0]!.onerror?.();
  expect(recorder.all).toEqual(['lost', 'opened', 'refused']);
});

it('removes the listeners of a page that sends no messages any more', () => {
  const listened: string[] = [];
  const left: string[] = [];
  const events = {
    listen: (id: string) => {
      listened.push(id);
      return () => left.push(id);
    },
  };
  const port = { onmessage: null as ((event: MessageEvent) => void) | null, postMessage: () => undefined };
  new PageListeners(events, port as unknown as MessagePort);
  port.onmessage?.(new MessageEvent('message', { data: { call: 'listen', key: 1, id: 'a' } }));
  port.onmessage?.(new MessageEvent('message', { data: { call: 'listen', key: 2, id: 'b' } }));
  port.onmessage?.(new MessageEvent('message', { data: { call: 'leave', key: 1 } }));
  expect(left).toEqual(['a']);
  vi.advanceTimersByTime(PRESENCE_TIMEOUT - 1);
  port.onmessage?.(new MessageEvent('message', { data: { call: 'present' } }));
  vi.advanceTimersByTime(PRESENCE_TIMEOUT - 1);
  expect(left).toEqual(['a']);
  vi.advanceTimersByTime(1);
  expect(left).toEqual(['a', 'b']);
});

it('finds the server of a permanent link', () => {
  const id = 'ab'.repeat(32);
  expect(figureAddress(`https://a.org/figures/${id}`, 'https://b.org/x')).toEqual({ base: 'https://a.org', id });
  expect(figureAddress(`https://a.org/lab/embed/${id}?theme=dark`, 'https://b.org/x')).toEqual({
    base: 'https://a.org/lab',
    id,
  });
  expect(figureAddress(`/figures/${id}`, 'https://b.org/x/y')).toEqual({ base: '', id });
  expect(figureAddress(`https://a.org/figures/${id}`, 'file:///tmp/a.html')).toEqual({ base: 'https://a.org', id });
  expect(figureAddress('https://a.org/figures/nonsense', 'https://b.org/')).toBeUndefined();
  expect(figureAddress(`javascript:alert(1)//figures/${id}`, 'https://b.org/')).toBeUndefined();
});
