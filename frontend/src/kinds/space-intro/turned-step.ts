import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { indexChoice, numberChoice, ReaderView } from '../../figure/reader-view';
import { IntroStep } from './intro-step';

const MOST_DEGREES = 90;

/** A step in which a reader turns the axes and chooses a photograph. */
export abstract class TurnedStep extends IntroStep {
  @state() protected degrees: number;
  @state() protected photograph = 0;
  protected readonly reader = new ReaderView(this, () => this.figure?.result?.data !== undefined, {
    angle: numberChoice(
      () => this.degrees,
      (degrees) => (this.degrees = degrees),
      () => [0, MOST_DEGREES],
    ),
    photograph: indexChoice(
      () => this.photograph,
      (index) => (this.photograph = index),
      () => this.choices().length,
    ),
  });

  /**
   * @param degrees by which the axes are turned at first
   */
  constructor(degrees: number) {
    super();
    this.degrees = degrees;
  }

  /** The photographs to choose from, and the slider of the angle. */
  protected controls(): TemplateResult {
    return html`
      ${this.photographs(this.photograph, (index) => (this.photograph = index))}
      ${this.slider(
        'Turn',
        { value: this.degrees, least: 0, most: MOST_DEGREES },
        `${this.degrees}°`,
        (value) => (this.degrees = value),
      )}
    `;
  }
}
