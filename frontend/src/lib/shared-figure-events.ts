import type { FigureEvents, FigureListener } from './figure-stream';
import { PRESENCE, type FromWorker, type ToWorker } from './figure-stream-messages';

/**
 * Listens through a worker that all pages and frames of this site share, so that twenty framed figures, or twenty tabs, hold one
 * connection between them. Where the worker cannot be had, {@link instead} listens from this page.
 */
export class SharedFigureEvents implements FigureEvents {
  private readonly listeners = new Map<number, { readonly id: string; readonly listener: FigureListener }>();
  private readonly leaves = new Map<number, () => void>();
  private keys = 0;
  private presence: ReturnType<typeof setInterval> | undefined;
  private port: MessagePort | undefined;

  constructor(
    worker: SharedWorker,
    private readonly instead: FigureEvents,
  ) {
    this.port = worker.port;
    this.port.onmessage = (event: MessageEvent<FromWorker>) => this.told(event.data);
    worker.addEventListener('error', () => this.goOnAlone());
    addEventListener('pagehide', () => this.say({ call: 'gone' }));
    addEventListener('pageshow', (event) => {
      if (event.persisted) {
        this.listeners.forEach(({ id }, key) => this.say({ call: 'listen', key, id }));
      }
    });
  }

  listen(id: string, listener: FigureListener): () => void {
    if (this.port === undefined) {
      return this.instead.listen(id, listener);
    }
    const key = ++this.keys;
    this.listeners.set(key, { id, listener });
    this.say({ call: 'listen', key, id });
    this.presence ??= setInterval(() => this.say({ call: 'present' }), PRESENCE);
    return () => this.leave(key);
  }

  private leave(key: number): void {
    this.listeners.delete(key);
    this.leaves.get(key)?.();
    this.leaves.delete(key);
    this.say({ call: 'leave', key });
    if (this.listeners.size === 0) {
      clearInterval(this.presence);
      this.presence = undefined;
    }
  }

  private told(message: FromWorker): void {
    const listener = this.listeners.get(message.key)?.listener;
    if (message.call === 'heard') {
      listener?.heard(message.type, message.data);
    } else {
      listener?.[message.call]();
    }
  }

  private goOnAlone(): void {
    this.port = undefined;
    clearInterval(this.presence);
    this.listeners.forEach(({ id, listener }, key) => this.leaves.set(key, this.instead.listen(id, listener)));
  }

  private say(message: ToWorker): void {
    this.port?.postMessage(message);
  }
}
