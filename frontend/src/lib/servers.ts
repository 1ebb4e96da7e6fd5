import { figureApi, type FigureApi } from './api';
import type { FigureData } from './api-types';
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

/**
 * Returns the address of the server of a figure, `''` for the server of the page; `undefined` if it is not known, as in an article
 * that was exported without it.
 */
export function serverOfFigure(figure: Pick<FigureData, 'id' | 'url'>): string | undefined {
  const path = `/figures/${figure.id}`;
  return figure.url.endsWith(path) ? figure.url.slice(0, -path.length) : undefined;
}

/** Returns the address of a page of a figure's server; `undefined` if the server is not known. */
export function pageOfServer(figure: Pick<FigureData, 'id' | 'url'> | undefined, path: string): string | undefined {
  const server = figure === undefined ? undefined : serverOfFigure(figure);
  return server === undefined ? undefined : server + path;
}

const PERMANENT = /^(.*)\/(?:figures|embed)\/([0-9a-f]{64})$/;

/** Returns the figure of a permanent link; `undefined` if the link is not one. */
export function figureAddress(src: string, page: string): FigureAddress | undefined {
  const url = httpUrl(src, page);
  const [, folder, id] = PERMANENT.exec(url?.pathname ?? '') ?? [];
  return url === undefined || folder === undefined || id === undefined
    ? undefined
    : { base: serverOf(url, folder, page), id };
}

/** A readable link: the server, the query that describes the figure, and the whole link. */
export interface ReadableLink {
  readonly base: string;
  readonly query: string;
  readonly url: string;
}

const READABLE = /^(.*)\/figure$/;

/** Returns the parts of a readable link; `undefined` if the link is not one. */
export function readableLink(src: string, page: string): ReadableLink | undefined {
  const url = httpUrl(src, page);
  const [, folder] = READABLE.exec(url?.pathname ?? '') ?? [];
  return url === undefined || folder === undefined
    ? undefined
    : { base: serverOf(url, folder, page), query: url.search.slice(1), url: url.href };
}

function httpUrl(src: string, page: string): URL | undefined {
  try {
    const url = new URL(src, page);
    return url.protocol.startsWith('http') ? url : undefined;
  } catch {
    return undefined;
  }
}

function serverOf(url: URL, folder: string, page: string): string {
  return url.origin === new URL(page).origin ? folder : url.origin + folder;
}
