import type { FigureListener } from './figure-stream';

/** What a page tells the worker that listens for all pages of the site. `key` names a listener within its page. */
export type ToWorker =
  | { readonly call: 'listen'; readonly key: number; readonly id: string }
  | { readonly call: 'leave'; readonly key: number }
  | { readonly call: 'present' | 'gone' };

/** What the worker tells a page: a method of one of its listeners, and the arguments. */
export type FromWorker =
  | { readonly call: 'heard'; readonly key: number; readonly type: string; readonly data: string }
  | { readonly call: Exclude<keyof FigureListener, 'heard'>; readonly key: number };

/** How often a page that listens says that it is still there, milliseconds. */
export const PRESENCE = 20_000;

/** A page that was silent for so long is gone, milliseconds. Browsers let a hidden page's timers run once a minute. */
export const ABSENCE = 150_000;
