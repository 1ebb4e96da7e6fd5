import type { Photograph } from '../../lib/api';

/** The parameters of the look page's address. */
export interface LookAddress {
  readonly model?: string;
  readonly sample?: string;
}

/** Reads the query of the look page's address. */
export function readLookAddress(query: string): LookAddress {
  const parameters = new URLSearchParams(query);
  const model = parameters.get('model');
  const sample = parameters.get('sample');
  return { ...(model && { model }), ...(sample && { sample }) };
}

/** Returns the address of the look page for a photograph. A reader's own photograph is not part of it. */
export function lookAddress(model: string, photograph: Photograph | undefined): string {
  const parameters = new URLSearchParams({ model });
  if (photograph !== undefined && 'sample' in photograph) {
    parameters.set('sample', photograph.sample);
  }
  return `/look?${parameters}`;
}
