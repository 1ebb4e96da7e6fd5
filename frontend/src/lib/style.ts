import { unsafeCSS, type CSSResult } from 'lit';
import controls from './controls.css?inline';

/** A style sheet that lies beside its element, with the controls that all elements share. */
export function styles(sheet: string): CSSResult[] {
  return [unsafeCSS(controls), unsafeCSS(sheet)];
}
