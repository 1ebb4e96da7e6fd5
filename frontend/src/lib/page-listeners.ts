import type { FigureEvents } from './figure-stream';
import { PRESENCE_TIMEOUT, type FromWorker, type ToWorker } from './figure-stream-messages';

/**
 * The listeners of one page in the shared worker. They are removed when the page is closed or has sent no message for a
 * long time.
 */
export class PageListeners {
  private readonly leave = new Map<number, () => void>();
  private absence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: FigureEvents,
    private readonly port: MessagePort,
  ) {
    port.onmessage = (event: MessageEvent<ToWorker>) => this.onMessage(event.data);
    this.present();
  }

  private onMessage(message: ToWorker): void {
    this.present();
    if (message.call === 'listen') {
      this.listen(message.key, message.id);
    } else if (message.call === 'leave') {
      this.leave.get(message.key)?.();
      this.leave.delete(message.key);
    } else if (message.call === 'gone') {
      this.gone();
    }
  }

  private listen(key: number, id: string): void {
    const post = (message: FromWorker): void => this.port.postMessage(message);
    const leave = this.events.listen(id, {
      received: (type, data) => post({ call: 'received', key, type, data }),
      opened: () => post({ call: 'opened', key }),
      lost: () => post({ call: 'lost', key }),
      refused: () => post({ call: 'refused', key }),
    });
    this.leave.set(key, leave);
  }

  private present(): void {
    clearTimeout(this.absence);
    this.absence = setTimeout(() => this.gone(), PRESENCE_TIMEOUT);
  }

  private gone(): void {
    clearTimeout(this.absence);
    this.leave.forEach((leave) => leave());
    this.leave.clear();
  }
}
