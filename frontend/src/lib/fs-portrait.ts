import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { LayerPortraits, ModelPortraits } from './api-types';
import { cssProperties, type CssProperties } from './css-properties';
import sheet from './fs-portrait.css?inline';
import { styles } from './style';
import type { Unit } from './units';

function sheetOf(portraits: ModelPortraits | undefined, unit: Unit): LayerPortraits | undefined {
  return portraits?.layers.find((each) => each.layer === unit.layer && unit.channel < each.units);
}

/** Returns whose picture the portrait of a unit is, as a title; `undefined` if it is the unit's own. */
export function portraitTitle(portraits: ModelPortraits | undefined, unit: Unit): string | undefined {
  return sheetOf(portraits, unit)?.borrowed;
}

/** Returns where the portrait of a unit is, as properties of CSS; `undefined` if the unit has none. */
export function portraitProperties(portraits: ModelPortraits | undefined, unit: Unit): CssProperties | undefined {
  const layer = sheetOf(portraits, unit);
  if (portraits === undefined || layer === undefined) {
    return undefined;
  }
  return {
    'background-image': `url("${layer.url}")`,
    '--columns': portraits.columns,
    '--column': unit.channel % portraits.columns,
    '--row': Math.floor(unit.channel / portraits.columns),
  };
}

/**
 * The portrait of a unit, beside its name; hidden if there is none. Its side is `--portrait-size`. It is decoration, since
 * the name stands beside it.
 */
@customElement('fs-portrait')
export class FsPortrait extends LitElement {
  static override styles = styles(sheet);

  /** Whether it stands in a line of text, which it makes no higher. */
  @property({ type: Boolean, reflect: true }) inline = false;
  @property({ attribute: false }) portraits: ModelPortraits | undefined;
  @property({ attribute: false }) unit: Unit | undefined;

  override render(): TemplateResult | typeof nothing {
    const properties = this.unit && portraitProperties(this.portraits, this.unit);
    this.hidden = properties === undefined;
    const title = this.unit && portraitTitle(this.portraits, this.unit);
    return properties === undefined
      ? nothing
      : html`<div aria-hidden="true" title=${ifDefined(title)} ${cssProperties(properties)}></div>`;
  }
}
