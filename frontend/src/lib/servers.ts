import { figureApi, type FigureApi } from './api';
import { FigureStream, type FigureEvents } from './figure-stream';
import { SharedFigureEvents } from './shared-figure-events';

const WORKER = '/assets/figure-events.js';

const known = new Map<string, FigureApi>();

/**
 * Returns the figures of the server at `base`, `''` for the server of the page. All figures of a server share one
 * connection.
 */
export function figuresOf(base: string): FigureApi {
  const api = known.get(base) ?? figureApi(base, base === '' ? ownEvents() : new FigureStream(base));
  known.set(base, api);
  return api;
}

function ownEvents(): FigureEvents {
  const alone = new FigureStream('');
  try {
    return new SharedFigureEvents(new SharedWorker(WORKER, { type: 'module', name: 'figure-events' }), alone);
  } catch {
    // the browser has no shared workers, or forbids them here
    return alone;
  }
}

/** The address of a figure: its server and its id. */
export interface FigureAddress {
  readonly base: string;
  readonly id: string;
}

const PERMANENT = /^(.*)\/(?:figures|embed)\/([0-9a-f]{64})$/;

/** Returns the figure of a permanent link; `undefined` if the link is not one. */
export function figureAddress(src: string, page: string): FigureAddress | undefined {
  let url: URL;
  try {
    url = new URL(src, page);
  } catch {
    return undefined;
  }
  const [, folder, id] = PERMANENT.exec(url.pathname) ?? [];
  if (folder === undefined || id === undefined || !url.protocol.startsWith('http')) {
    return undefined;
  }
  return { base: url.origin === new URL(page).origin ? folder : url.origin + folder, id };
}
