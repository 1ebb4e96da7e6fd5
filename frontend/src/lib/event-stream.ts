/** A server-sent event of the HTML standard. */
export interface StreamEvent {
  /** The last `id` of the stream, or an empty string. */
  readonly id: string;
  /** The type of the event; `message` by default. */
  readonly type: string;
  readonly data: string;
}

/**
 * Parses `text/event-stream` from pieces that end anywhere: within a CRLF, a line or an event. As in the standard, an
 * incomplete event at the end of the stream is dropped.
 */
export class EventStreamParser {
  private readonly pieces: string[] = [];
  private afterCarriageReturn = false;
  private id = '';
  private type = '';
  private data: string[] = [];

  constructor(private readonly listener: (event: StreamEvent) => void) {}

  /** Parses the next piece of the stream. */
  push(text: string): void {
    let start = 0;
    if (this.afterCarriageReturn && text.length > 0) {
      this.afterCarriageReturn = false;
      start = text.startsWith('\n') ? 1 : 0;
    }
    const lineEnd = /\r\n?|\n/g;
    lineEnd.lastIndex = start;
    for (let end = lineEnd.exec(text); end !== null; end = lineEnd.exec(text)) {
      this.pieces.push(text.slice(start, end.index));
      this.line(this.pieces.splice(0).join(''));
      start = lineEnd.lastIndex;
      this.afterCarriageReturn = end[0] === '\r' && start === text.length;
    }
    if (start < text.length) {
      this.pieces.push(text.slice(start));
    }
  }

  private line(line: string): void {
    if (line === '') {
      this.dispatch();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) {
      return;
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') {
      this.data.push(value);
    } else if (field === 'event') {
      this.type = value;
    } else if (field === 'id' && !value.includes('\0')) {
      this.id = value;
    }
  }

  private dispatch(): void {
    const event = { id: this.id, type: this.type || 'message', data: this.data.join('\n') };
    const hasData = this.data.length > 0;
    this.type = '';
    this.data = [];
    if (hasData) {
      this.listener(event);
    }
  }
}

/** Reads the events of a response's body to its end. The bytes of a character may lie in two chunks. */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  listener: (event: StreamEvent) => void,
): Promise<void> {
  const parser = new EventStreamParser(listener);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      parser.push(decoder.decode(piece.value, { stream: true }));
    }
    parser.push(decoder.decode());
  } catch (error) {
    // a listener that throws ends the stream
    await reader.cancel();
    throw error;
  }
}
