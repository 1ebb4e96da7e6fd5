import { Directive, directive, PartType, type DirectiveResult, type PartInfo } from 'lit/directive.js';
import { noChange, type ElementPart } from 'lit';

/** Properties of CSS by their names, for instance `{ width: '50%', '--columns': 4 }`. */
export type CssProperties = Readonly<Record<string, string | number>>;

class CssPropertiesDirective extends Directive {
  private set: CssProperties = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new TypeError('cssProperties stands in a tag, outside of its attributes');
    }
  }

  override render(_properties: CssProperties): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [CssProperties]): typeof noChange {
    const { style } = part.element as HTMLElement | SVGElement;
    for (const name of Object.keys(this.set)) {
      if (!(name in properties)) {
        style.removeProperty(name);
      }
    }
    for (const [name, value] of Object.entries(properties)) {
      if (this.set[name] !== value) {
        style.setProperty(name, String(value));
      }
    }
    this.set = properties;
    return noChange;
  }
}

const onElement = directive(CssPropertiesDirective);

/**
 * Sets properties of an element's own style: `<div ${cssProperties({ '--columns': 4 })}></div>`. Properties that a later
 * call leaves out are removed. No `style` attribute is written, which the content security policy `style-src 'self'` of
 * a page would ignore; Lit's `styleMap` writes one.
 */
export function cssProperties(properties: CssProperties): DirectiveResult<typeof CssPropertiesDirective> {
  return onElement(properties);
}
