import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { FigureView } from './figure-kind';

/**
 * The base of a kind's element that adds buttons and links beneath the pictures. It renders without a shadow root, so that its parts
 * take their places in the grid of the figure around it and have its styles.
 */
export abstract class InlineFigure extends LitElement {
  @property({ attribute: false }) view: FigureView | undefined;

  protected override createRenderRoot(): HTMLElement {
    this.style.display = 'contents';
    return this;
  }
}
