import type { FigureEvent } from './api-types';

/** Receives the events of one figure. */
export interface FigureListener {
  /** Receives an event. Its data is JSON. */
  received(type: string, data: string): void;
  /** Called when the connection is open, for the first time or again. */
  opened(): void;
  /** Called when the connection is lost; the browser tries to open it again. */
  lost(): void;
  /** Called when the server refuses the connection. */
  refused(): void;
}

/** A source of events by the ids of figures. The returned function removes the listener. */
export interface FigureEvents {
  listen(id: string, listener: FigureListener): () => void;
}

/** The types of a figure's last event. */
export const LAST_EVENTS: readonly string[] = ['done', 'failed', 'cancelled'];

const EVENTS: readonly string[] = ['queued', 'progress', ...LAST_EVENTS];

/** The largest number of figures on one connection. */
const MOST_FIGURES = 64;

/** The largest number of listeners of a figure that the server is told. */
const MOST_VIEWERS = 99;

/** Listeners that are added within this time share a connection from the start, milliseconds. */
const CONNECTION_DELAY = 40;

/**
 * The events of all figures over one connection, as a browser opens no more than six connections to a server for all
 * its tabs together. When a figure is added, or removed before its last event, the connection is replaced by one for
 * the current figures. It tells how many listeners each has, so that the server knows of the others when one of them gives
 * the figure up. The server then sends the latest state of each, so that no state is missed.
 */
export class FigureStream implements FigureEvents {
  private readonly listeners = new Map<string, Set<FigureListener>>();
  private source: EventSource | undefined;
  /** The figures whose events the connection still carries, and the numbers of their listeners that the server knows. */
  private connected = new Map<string, number>();
  private scheduled: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param base the address of the server, `''` for the origin of this script
   * @param open opens a connection
   */
  constructor(
    private readonly base: string,
    private readonly open: (url: string) => EventSource = (url) => new EventSource(url),
  ) {}

  listen(id: string, listener: FigureListener): () => void {
    const known = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, known.add(listener));
    // a later listener of the same figure needs the latest state, too
    this.connected.delete(id);
    this.scheduleConnection();
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.listeners.get(id) === known) {
        this.listeners.delete(id);
      }
      this.scheduleConnection();
    };
  }

  private scheduleConnection(): void {
    this.scheduled ??= setTimeout(() => {
      this.scheduled = undefined;
      this.connect();
    }, CONNECTION_DELAY);
  }

  private connect(): void {
    const wanted = [...this.listeners]
      .slice(0, MOST_FIGURES)
      .map(([id, listeners]) => [id, Math.min(listeners.size, MOST_VIEWERS)] as const);
    if (wanted.length === this.connected.size && wanted.every(([id, viewers]) => this.connected.get(id) === viewers)) {
      this.closeIfIdle();
      return;
    }
    this.source?.close();
    this.source = undefined;
    this.connected = new Map(wanted);
    if (wanted.length > 0) {
      const ids = wanted.map(([id]) => id).join(',');
      const numbers = wanted.some(([, number]) => number > 1)
        ? `&viewers=${wanted.map(([, number]) => number).join(',')}`
        : '';
      this.follow(this.open(`${this.base}/api/v1/figures/events?ids=${ids}${numbers}`));
    }
  }

  private follow(source: EventSource): void {
    this.source = source;
    for (const type of EVENTS) {
      source.addEventListener(type, (event) => this.deliver(source, type, (event as MessageEvent<string>).data));
    }
    source.onopen = () => this.each((listener) => listener.opened());
    source.onerror = () => {
      if (source !== this.source) {
        return;
      }
      if (source.readyState === source.CLOSED) {
        this.source = undefined;
        this.connected = new Map();
        this.each((listener) => listener.refused());
      } else {
        this.each((listener) => listener.lost());
      }
    };
  }

  private deliver(source: EventSource, type: string, data: string): void {
    if (source !== this.source) {
      return;
    }
    const id = (JSON.parse(data) as FigureEvent).figure;
    if (LAST_EVENTS.includes(type)) {
      // the server sends no more of this figure, so that removing it needs no new connection
      this.connected.delete(id);
    }
    const listeners = [...(this.listeners.get(id) ?? [])];
    if (LAST_EVENTS.includes(type)) {
      this.listeners.delete(id);
    }
    listeners.forEach((listener) => listener.received(type, data));
    this.closeIfIdle();
  }

  /** Closes a connection without figures, before the server ends it and the browser reports a lost connection. */
  private closeIfIdle(): void {
    if (this.connected.size === 0) {
      this.source?.close();
      this.source = undefined;
      if (this.listeners.size > 0) {
        this.scheduleConnection();
      }
    }
  }

  private each(action: (listener: FigureListener) => void): void {
    [...this.listeners.values()].flatMap((some) => [...some]).forEach(action);
  }
}
