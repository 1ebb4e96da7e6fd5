import type { FigureData } from '../lib/api-types';
import { parseSpec, queryOf } from '../lib/specs';

/** The parameters of a figure that differ from the defaults of its kind, as links write them. */
export type ChangedParameters = Readonly<Record<string, string>>;

/**
 * A figure that its reader changed in its element, which tells so by `spec-change` events. On the figure's own page the address
 * follows, so that a copy of it, and loading the page again, show the figure as it was left.
 */
export class ChangedFigure {
  /** The readable link of the changed figure, absolute; `undefined` while the figure is as it came. */
  url: string | undefined;
  private isOwnPage: boolean | undefined;
  private hasArrived = false;

  /** Forgets the changes, for another figure. */
  reset(): void {
    this.url = undefined;
    this.isOwnPage = undefined;
  }

  /** Replaces the readable link of the figure's page in the address bar by the permanent one, once the figure has one. */
  arrive(data: FigureData): void {
    const isFirst = !this.hasArrived;
    this.hasArrived = true;
    if (isFirst && location.pathname.endsWith('/figure')) {
      history.replaceState(history.state, '', data.url);
    }
  }

  /** Notes that the element shows other parameters. They have no link if the figure's server is not known. */
  change(data: FigureData, parameters: ChangedParameters): void {
    if (data.readableUrl === '') {
      return;
    }
    const folder = data.readableUrl.slice(0, data.readableUrl.indexOf('/figure?'));
    const readable = `${folder}/figure?${queryOf({ kind: data.kind, ...parameters })}`;
    const own = new URL(data.url, document.baseURI).href;
    this.isOwnPage ??= own === location.origin + location.pathname;
    this.url = isSameQuery(readable, data.readableUrl) ? undefined : new URL(readable, own).href;
    if (this.isOwnPage) {
      history.replaceState(history.state, '', this.url ?? own);
    }
  }
}

function isSameQuery(one: string, other: string): boolean {
  const [a = [], b = []] = [one, other].map((url) => Object.entries(parseSpec(url.split('?')[1] ?? '')));
  return (
    a.length === b.length && new Set([...a, ...b].map(([name, value]) => `${name}=${String(value)}`)).size === a.length
  );
}
