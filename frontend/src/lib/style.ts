import { unsafeCSS, type CSSResult } from 'lit';
import controls from './controls.css?inline';

/** Returns the styles of an element: its own sheet, and that of the controls that all elements share. */
export function styles(sheet: string): CSSResult[] {
  return [unsafeCSS(controls), unsafeCSS(sheet)];
}
