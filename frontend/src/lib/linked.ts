import { html } from 'lit';

/** Returns a link with a text; the text alone if there is no address. */
export function linked(text: unknown, address: string | undefined, target: string): unknown {
  return address === undefined ? text : html`<a href=${address} target=${target}>${text}</a>`;
}
