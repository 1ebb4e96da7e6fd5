import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** A pair of colours for positive and negative outputs. */
export type SignPalette = 'red-green' | 'blue-orange';

const KEY = 'featurescope-signs';
const CHANGE = 'sign-palette';

/** The choice where the browser forbids to store it. */
let remembered: SignPalette = 'red-green';

/** Returns the pair of colours that the reader chose. */
export function signPalette(): SignPalette {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === null ? remembered : stored === 'blue-orange' ? stored : 'red-green';
  } catch {
    return remembered;
  }
}

/** Chooses a pair of colours for all figures of the page, and for later visits if the browser allows to store it. */
export function chooseSignPalette(palette: SignPalette): void {
  remembered = palette;
  try {
    localStorage.setItem(KEY, palette);
  } catch {
    // the page may not store anything: the choice lasts until it is closed
  }
  window.dispatchEvent(new Event(CHANGE));
}

/**
 * Gives its host the attribute `signs`, by which `sign-colors.css` sets the custom properties `--positive` and `--negative`,
 * and updates the host when the reader chooses another pair of colours.
 */
export class SignColors implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener(CHANGE, this.onChange);
    window.addEventListener('storage', this.onChange);
    this.onChange();
  }

  hostDisconnected(): void {
    window.removeEventListener(CHANGE, this.onChange);
    window.removeEventListener('storage', this.onChange);
  }

  private readonly onChange = (): void => {
    this.host.setAttribute('signs', signPalette());
    this.host.requestUpdate();
  };

  /** Draws the button that changes to the other pair of colours. */
  button(): TemplateResult {
    const isSafe = signPalette() === 'blue-orange';
    return html`<button
      type="button"
      class="signs"
      aria-pressed=${isSafe}
      @click=${() => chooseSignPalette(isSafe ? 'red-green' : 'blue-orange')}
    >
      Blue and orange
    </button>`;
  }
}
