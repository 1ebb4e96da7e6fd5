import type { Photograph } from '../../lib/api';

/** What the address of the look page asks for. */
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

/** The address that shows the photograph again; a reader's own photograph cannot be in it. */
export function lookAddress(model: string, photograph: Photograph | undefined): string {
  const parameters = new URLSearchParams({ model });
  if (photograph !== undefined && 'sample' in photograph) {
    parameters.set('sample', photograph.sample);
  }
  return `/look?${parameters}`;
}
