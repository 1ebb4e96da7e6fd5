import type { FigureEvent } from './api-types';

/** Who listens to what happens to one figure. */
export interface FigureListener {
  /** An event: its type, and its data as JSON. */
  heard(type: string, data: string): void;
  /** The connection is there, or there again. */
  opened(): void;
  /** The connection was lost; it is being sought. */
  lost(): void;
  /** The server does not let us listen. */
  refused(): void;
}

/** What can be listened to by the figure's id; call what comes back to listen no more. */
export interface FigureEvents {
  listen(id: string, listener: FigureListener): () => void;
}

/** Events after which nothing happens to a figure any more. */
export const LAST_EVENTS: readonly string[] = ['done', 'failed', 'cancelled'];

const EVENTS: readonly string[] = ['queued', 'progress', ...LAST_EVENTS];

/** The most figures that the server tells of on one connection. */
const MOST = 64;

/** Figures that begin to listen within this time share a connection from the start, milliseconds. */
const GATHERING = 40;

/**
 * The news of all figures over one connection, however many listen: a browser opens no more than six connections to a server,
 * for all its tabs together. When a figure comes, or leaves before its end, the connection is made anew for those that now
 * listen; the server then tells the latest state of each, so nothing is missed that matters.
 */
export class FigureStream implements FigureEvents {
  private readonly listeners = new Map<string, Set<FigureListener>>();
  private source: EventSource | undefined;
  /** The figures that the connection still tells of. */
  private told = new Set<string>();
  private gathering: ReturnType<typeof setTimeout> | undefined;

  /** Figures of the server at `base`, `''` for the one that this script came from; `open` makes a connection. */
  constructor(
    private readonly base: string,
    private readonly open: (url: string) => EventSource = (url) => new EventSource(url),
  ) {}

  listen(id: string, listener: FigureListener): () => void {
    const known = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, known.add(listener));
    // one that comes later to a figure needs its latest state too
    this.told.delete(id);
    this.gather();
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.listeners.get(id) === known) {
        this.listeners.delete(id);
      }
      this.gather();
    };
  }

  private gather(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.connect();
    }, GATHERING);
  }

  private connect(): void {
    const wanted = [...this.listeners.keys()].slice(0, MOST);
    if (wanted.length === this.told.size && wanted.every((id) => this.told.has(id))) {
      this.closeIfIdle();
      return;
    }
    this.source?.close();
    this.source = undefined;
    this.told = new Set(wanted);
    if (wanted.length > 0) {
      this.follow(this.open(`${this.base}/api/v1/figures/events?ids=${wanted.join(',')}`));
    }
  }

  private follow(source: EventSource): void {
    this.source = source;
    for (const type of EVENTS) {
      source.addEventListener(type, (event) => this.tell(source, type, (event as MessageEvent<string>).data));
    }
    source.onopen = () => this.each((listener) => listener.opened());
    source.onerror = () => {
      if (source !== this.source) {
        return;
      }
      if (source.readyState === source.CLOSED) {
        this.source = undefined;
        this.told = new Set();
        this.each((listener) => listener.refused());
      } else {
        this.each((listener) => listener.lost());
      }
    };
  }

  private tell(source: EventSource, type: string, data: string): void {
    if (source !== this.source) {
      return;
    }
    const id = (JSON.parse(data) as FigureEvent).figure;
    if (LAST_EVENTS.includes(type)) {
      // the server has done with it, so its leaving needs no new connection
      this.told.delete(id);
    }
    const listeners = [...(this.listeners.get(id) ?? [])];
    if (LAST_EVENTS.includes(type)) {
      this.listeners.delete(id);
    }
    listeners.forEach((listener) => listener.heard(type, data));
    this.closeIfIdle();
  }

  /** Closes what the server would end, before the browser takes its end for a loss. */
  private closeIfIdle(): void {
    if (this.told.size === 0) {
      this.source?.close();
      this.source = undefined;
      if (this.listeners.size > 0) {
        this.gather();
      }
    }
  }

  private each(action: (listener: FigureListener) => void): void {
    [...this.listeners.values()].flatMap((some) => [...some]).forEach(action);
  }
}
