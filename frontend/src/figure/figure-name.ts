import type { Problem } from '../lib/api-types';
import { mayAsk, newProblem } from '../lib/api';
import { figureAddress, readableLink } from '../lib/servers';

/** The figure that an element names. */
export interface NamedFigure {
  /** The address of the figure's server; `''` for the server of the page. */
  readonly base: string;
  readonly id: string | undefined;
  /** The query of a readable link, or JSON. */
  readonly spec: string | undefined;
  /** Why the figure cannot be followed here, if it cannot. */
  readonly trouble?: { readonly name: 'failed' | 'cancelled'; readonly problem: Problem };
}

/**
 * Returns the figure that an element names by an id, a spec or a link. A readable link of another server is not followed: it
 * would tell any page which figures a server has, and pages of other sites make none.
 */
export function namedFigure(id: string | undefined, spec: string | undefined, link: string | undefined): NamedFigure {
  const address = link === undefined ? undefined : figureAddress(link, document.baseURI);
  const readable = link === undefined ? undefined : readableLink(link, document.baseURI);
  const named = {
    base: address?.base ?? readable?.base ?? '',
    id: address?.id ?? id,
    spec: spec ?? readable?.query,
  };
  if (readable !== undefined && !mayAsk(named)) {
    const problem = newProblem('Elsewhere', 404, 'This figure is made and shown on its server.');
    return { ...named, trouble: { name: 'cancelled', problem } };
  }
  if (named.id === undefined && named.spec === undefined) {
    const problem = newProblem('No figure', 400, `${link ?? 'Nothing'} is not the link of a figure.`);
    return { ...named, trouble: { name: 'failed', problem } };
  }
  return named;
}
