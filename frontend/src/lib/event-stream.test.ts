import { describe, expect, it } from 'vitest';
import { EventStreamParser, readEventStream, type StreamEvent } from './event-stream';

/** Returns the events of a stream that arrives in these pieces. */
function eventsOf(...pieces: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const parser = new EventStreamParser((event) => events.push(event));
  pieces.forEach((piece) => parser.push(piece));
  return events;
}

function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let start = 0; start < bytes.length; start += size) {
        controller.enqueue(bytes.slice(start, start + size));
      }
      controller.close();
    },
  });
}

describe('EventStreamParser', () => {
  it('reads type, data and id', () => {
    expect(eventsOf('id: 7\nevent: layer\ndata: {"a":1}\n\n')).toEqual([{ id: '7', type: 'layer', data: '{"a":1}' }]);
  });

  it.each(['\n', '\r\n', '\r'])('ends lines at %j', (end) => {
    expect(eventsOf(['event: a', 'data: 1', 'data: 2', '', ''].join(end))).toEqual([
      { id: '', type: 'a', data: '1\n2' },
    ]);
  });

  it('parses the same events wherever the stream is cut', () => {
    const stream = 'event: a\r\ndata: one\r\ndata: two\r\n\r\n: comment\r\nid: 4\r\ndata: three\r\n\r\ndata:four\n\n';
    const whole = eventsOf(stream);
    expect(whole.map(({ data }) => data)).toEqual(['one\ntwo', 'three', 'four']);
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(eventsOf(stream.slice(0, cut), stream.slice(cut))).toEqual(whole);
    }
    expect(eventsOf(...stream)).toEqual(whole);
  });

  it('takes a line feed at the start of a piece for part of a CRLF only after a carriage return', () => {
    expect(eventsOf('data: 1\r', '\n\r', '\n')).toHaveLength(1);
    expect(eventsOf('data: 1\n', '\n')).toHaveLength(1);
  });

  it('removes one space before a value, and no more', () => {
    expect(eventsOf('data:  two spaces\ndata:none\ndata\n\n')[0]?.data).toBe(' two spaces\nnone\n');
  });

  it('ignores comments, unknown fields and events without data', () => {
    expect(eventsOf(': hello\nretry: 10\nevent: empty\n\nfoo: bar\ndata: 1\n\n')).toEqual([
      { id: '', type: 'message', data: '1' },
    ]);
  });

  it('keeps the id for the events after it', () => {
    expect(eventsOf('id: 3\ndata: a\n\ndata: b\n\nid\ndata: c\n\n').map(({ id }) => id)).toEqual(['3', '3', '']);
  });

  it('drops an incomplete event at the end of the stream', () => {
    expect(eventsOf('data: whole\n\ndata: half\n')).toHaveLength(1);
  });
});

describe('readEventStream', () => {
  it('decodes characters whose bytes lie in two chunks', async () => {
    const bytes = new TextEncoder().encode('data: “Käthe” 🦔\n\n');
    for (let size = 1; size <= 5; size++) {
      const heard: string[] = [];
      await readEventStream(streamOf(bytes, size), ({ data }) => heard.push(data));
      expect(heard).toEqual(['“Käthe” 🦔']);
    }
  });

  it('cancels the stream when its listener throws', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    const failing = readEventStream(endless, () => {
      throw new Error('enough');
    });
    await expect(failing).rejects.toThrow('enough');
    expect(cancelled).toBe(true);
  });
});
