import type { FigureEvents, FigureListener } from './figure-stream';
import { PRESENCE_INTERVAL, type FromWorker, type ToWorker } from './figure-stream-messages';

/**
 * Listens through a worker that all pages and frames of the site share, so that many embedded figures or tabs use one
 * connection. If the worker fails, `fallback` listens from this page.
 */
export class SharedFigureEvents implements FigureEvents {
  private readonly listeners = new Map<number, { readonly id: string; readonly listener: FigureListener }>();
  private readonly leaves = new Map<number, () => void>();
  private keys = 0;
  private presence: ReturnType<typeof setInterval> | undefined;
  private port: MessagePort | undefined;

  constructor(
    worker: SharedWorker,
    private readonly fallback: FigureEvents,
  ) {
    this.port = worker.port;
    this.port.onmessage = (event: MessageEvent<FromWorker>) => this.onMessage(event.data);
    worker.addEventListener('error', () => this.useFallback());
    addEventListener('pagehide', () => this.post({ call: 'gone' }));
    addEventListener('pageshow', (event) => {
      if (event.persisted) {
        this.listeners.forEach(({ id }, key) => this.post({ call: 'listen', key, id }));
      }
    });
  }

  listen(id: string, listener: FigureListener): () => void {
    if (this.port === undefined) {
      return this.fallback.listen(id, listener);
    }
    const key = ++this.keys;
    this.listeners.set(key, { id, listener });
    this.post({ call: 'listen', key, id });
    this.presence ??= setInterval(() => this.post({ call: 'present' }), PRESENCE_INTERVAL);
    return () => this.leave(key);
  }

  private leave(key: number): void {
    this.listeners.delete(key);
    this.leaves.get(key)?.();
    this.leaves.delete(key);
    this.post({ call: 'leave', key });
    if (this.listeners.size === 0) {
      clearInterval(this.presence);
      this.presence = undefined;
    }
  }

  private onMessage(message: FromWorker): void {
    const listener = this.listeners.get(message.key)?.listener;
    if (message.call === 'received') {
      listener?.received(message.type, message.data);
    } else {
      listener?.[message.call]();
    }
  }

  private useFallback(): void {
    this.port = undefined;
    clearInterval(this.presence);
    this.listeners.forEach(({ id, listener }, key) => this.leaves.set(key, this.fallback.listen(id, listener)));
  }

  private post(message: ToWorker): void {
    this.port?.postMessage(message);
  }
}
