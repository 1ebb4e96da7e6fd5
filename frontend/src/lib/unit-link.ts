import { html } from 'lit';
import type { FigureData, ModelPortraits } from './api-types';
import './fs-portrait';
import { linked } from './linked';
import { pageOfServer } from './servers';
import { specField } from './specs';
import { type Unit, unitPage } from './units';

/** What the links to the units of a figure are made from. */
export interface UnitLinks {
  readonly figure: FigureData | undefined;
  /** The portraits of the figure's network, if it has any and its server is known. */
  readonly portraits: ModelPortraits | undefined;
  /** The `target` of the links. */
  readonly target: string;
}

/** Returns a unit's name in a line of text: with its portrait, if it has one, and linked to its page, if the server is known. */
export function unitLink(name: string, unit: Unit, { figure, portraits, target }: UnitLinks): unknown {
  const page = pageOfServer(figure, unitPage(specField(figure?.spec ?? {}, 'model'), unit));
  const portrait = html`<fs-portrait inline .portraits=${portraits} .unit=${unit}></fs-portrait>`;
  return linked(html`${portrait}${name}`, page, target);
}
