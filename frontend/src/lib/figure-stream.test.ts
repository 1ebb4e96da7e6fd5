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

it('holds one connection for twenty figures and tells each its own news', () => {
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

it('does not connect anew when a figure leaves after its end, and closes after the last', () => {
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

it('connects anew for those who listen when one comes or leaves before its end', () => {
  stream.listen('a', new Recorder());
  vi.runAllTimers();
  const leave = stream.listen('b', new Recorder());
  vi.runAllTimers();
  expect(open().map((source) => new URL(source.url).search)).toEqual(['?ids=a,b']);
  leave();
  vi.runAllTimers();
  expect(open().map((source) => new URL(source.url).search)).toEqual(['?ids=a']);
});

it('hears nothing from a connection that it has left', () => {
  const recorder = new Recorder();
  stream.listen('a', recorder);
  vi.runAllTimers();
  stream.listen('b', new Recorder());
  vi.runAllTimers();
  sources[0]!.say('progress', 'a');
  expect(recorder.all).toEqual([]);
});

it('tells a loss from a refusal', () => {
  const recorder = new Recorder();
  stream.listen('a', recorder);
  vi.runAllTimers();
  sources[0]!.onerror?.();
  sources[0]!.onopen?.();
  sources[0]!.close();
  sources[0]!.onerror?.();
  expect(recorder.all).toEqual(['lost', 'opened', 'refused']);
});

it('forgets a page that is gone without a word', () => {
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

it('tells the server of a permanent link from the page’s own', () => {
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
