import type { FigureListener } from './figure-stream';

/**
 * A message from a page to the worker that listens for all pages of the site. `key` identifies a listener within its
 * page.
 */
export type ToWorker =
  | { readonly call: 'listen'; readonly key: number; readonly id: string }
  | { readonly call: 'leave'; readonly key: number }
  | { readonly call: 'present' | 'gone' };

/** A message from the worker to a page: a method of one of the page's listeners, and its arguments. */
export type FromWorker =
  | { readonly call: 'received'; readonly key: number; readonly type: string; readonly data: string }
  | { readonly call: Exclude<keyof FigureListener, 'received'>; readonly key: number };

/** The interval at which a listening page reports that it is still open, milliseconds. */
export const PRESENCE_INTERVAL = 20_000;

/**
 * The time without a message after which a page counts as closed, milliseconds. In hidden pages browsers run timers
 * once a minute.
 */
export const PRESENCE_TIMEOUT = 150_000;
