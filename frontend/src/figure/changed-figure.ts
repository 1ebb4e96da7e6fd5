import type { FigureData } from '../lib/api-types';
import { parseSpec, queryOf } from '../lib/specs';
import { choicesIn, hashOf, type ReaderChoices } from './reader-view';

/** The parameters of a figure that differ from the defaults of its kind, as links write them. */
export type ChangedParameters = Readonly<Record<string, string>>;

/**
 * A figure that its reader changed in its element, which tells so by `spec-change` events. On the figure's own page the address
 * follows, so that a copy of it, and loading the page again, show the figure as it was left.
 */
export class ChangedFigure {
  /** The readable link of the changed figure, absolute; `undefined` while the figure is as it came. */
  url: string | undefined;
  /** The choices that the link of the figure makes. */
  asked: ReaderChoices = {};
  private isOwnPage: boolean | undefined;
  private hasArrived = false;
  private chosen: ReaderChoices = {};

  /** What the reader has chosen, as it is written at the end of a link; empty where nothing is. */
  get hash(): string {
    return hashOf(this.chosen);
  }

  /**
   * Forgets the changes, for another figure.
   *
   * @param hash the part after `#` of the link of that figure
   */
  reset(hash: string): void {
    this.url = undefined;
    this.isOwnPage = undefined;
    this.asked = choicesIn(hash);
    this.chosen = {};
  }

  /** Replaces the readable link of the figure's page in the address bar by the permanent one, once the figure has one. */
  arrive(data: FigureData): void {
    const isFirst = !this.hasArrived;
    this.hasArrived = true;
    if (isFirst && location.pathname.endsWith('/figure')) {
      history.replaceState(history.state, '', data.url + location.hash);
    }
  }

  /** Notes that the element shows other parameters. They have no link if the figure's server is not known. */
  change(data: FigureData, parameters: ChangedParameters): void {
    if (data.readableUrl === '') {
      return;
    }
    const folder = data.readableUrl.slice(0, data.readableUrl.indexOf('/figure?'));
    const readable = `${folder}/figure?${queryOf({ kind: data.kind, ...parameters })}`;
    this.url = isSameQuery(readable, data.readableUrl) ? undefined : new URL(readable, addressOf(data)).href;
    this.follow(data);
  }

  /** Notes choices of the reader; those that are `undefined` are as in the figure when it is first shown. */
  choose(data: FigureData, choices: Readonly<Record<string, string | undefined>>): void {
    const all = Object.entries({ ...this.chosen, ...choices });
    this.chosen = Object.fromEntries(all.filter((each): each is [string, string] => each[1] !== undefined));
    this.follow(data);
  }

  private follow(data: FigureData): void {
    const own = addressOf(data);
    this.isOwnPage ??= own === location.origin + location.pathname;
    if (this.isOwnPage) {
      history.replaceState(history.state, '', (this.url ?? own) + this.hash);
    }
  }
}

/** Returns the permanent link of a figure, absolute. */
function addressOf(data: FigureData): string {
  return new URL(data.url, document.baseURI).href;
}

function isSameQuery(one: string, other: string): boolean {
  const [a = [], b = []] = [one, other].map((url) => Object.entries(parseSpec(url.split('?')[1] ?? '')));
  return (
    a.length === b.length && new Set([...a, ...b].map(([name, value]) => `${name}=${String(value)}`)).size === a.length
  );
}
