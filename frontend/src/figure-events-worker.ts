import { FigureStream } from './lib/figure-stream';
import { PageListeners } from './lib/page-listeners';

// the part of a shared worker's scope that is used here; TypeScript's DOM library, which the other scripts need, lacks it
interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

const stream = new FigureStream('');

(globalThis as unknown as SharedScope).onconnect = (event) => {
  const [port] = event.ports;
  if (port !== undefined) {
    new PageListeners(stream, port);
  }
};
