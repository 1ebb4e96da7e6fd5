import type { FigureEvents } from './figure-stream';
import { ABSENCE, type FromWorker, type ToWorker } from './figure-stream-messages';

/** What one page listens to, in the worker that listens for all. A page that is gone, or is silent for long, listens no more. */
export class PageListeners {
  private readonly leave = new Map<number, () => void>();
  private absence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: FigureEvents,
    private readonly port: MessagePort,
  ) {
    port.onmessage = (event: MessageEvent<ToWorker>) => this.told(event.data);
    this.present();
  }

  private told(message: ToWorker): void {
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
    const say = (message: FromWorker): void => this.port.postMessage(message);
    const leave = this.events.listen(id, {
      heard: (type, data) => say({ call: 'heard', key, type, data }),
      opened: () => say({ call: 'opened', key }),
      lost: () => say({ call: 'lost', key }),
      refused: () => say({ call: 'refused', key }),
    });
    this.leave.set(key, leave);
  }

  private present(): void {
    clearTimeout(this.absence);
    this.absence = setTimeout(() => this.gone(), ABSENCE);
  }

  private gone(): void {
    clearTimeout(this.absence);
    this.leave.forEach((leave) => leave());
    this.leave.clear();
  }
}
