import { html, type TemplateResult } from 'lit';
import { layersOf } from '../lib/specs';
import { unitLink, type UnitLinks } from '../lib/unit-link';

/** A unit as captions name it: `unit 12 of mixed4c`, `channel 12 of layer mixed4c` or `mixed4c:12`. */
const NAMED = /(?:[Uu]nit (\d+) of|[Cc]hannel (\d+) of layer) ([A-Za-z](?:[\w.-]*\w)?)|([A-Za-z](?:[\w.-]*\w)?):(\d+)/g;

/** Returns a figure's caption, in which the units of its layers are links to their pages with their portraits. */
export function captionOf(links: UnitLinks): TemplateResult {
  const { figure } = links;
  const text = figure?.caption ?? '';
  const layers = layersOf(figure?.spec ?? {});
  const parts: unknown[] = [];
  let end = 0;
  for (const match of text.matchAll(NAMED)) {
    const unit = { layer: match[3] ?? match[4] ?? '', channel: Number(match[1] ?? match[2] ?? match[5]) };
    if (layers.includes(unit.layer)) {
      parts.push(text.slice(end, match.index), unitLink(match[0], unit, links));
      end = match.index + match[0].length;
    }
  }
  return html`<p>${parts}${text.slice(end)}</p>`;
}
