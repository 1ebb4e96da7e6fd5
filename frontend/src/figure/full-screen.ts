import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';

/** The layout's width and height at which texts have their usual size, pixels; on a larger screen they grow. */
const WIDTH = 1000;
const HEIGHT = 620;
/** The space above and below the figure, as the sheet has it, pixels. */
const MARGINS = 40;
/** The least share of their width to which pictures shrink so that all are on the screen. */
const LEAST_SHARE = 0.4;
/** How often they are made smaller. */
const PASSES = 4;

/** Pictures that stand beside the words. */
const BESIDE = '.single .pictures, picture-grid, picture-matrix';

/** An element that can be alone on its page. */
export interface OfPage {
  readonly ownPage: boolean;
}

/**
 * Shows an element on the whole screen, for a projector: by a button or the key F, until Escape. Texts grow with the screen,
 * and pictures that would be higher than the screen are made smaller.
 */
export class FullScreen implements ReactiveController {
  constructor(private readonly host: LitElement & OfPage) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.onKey);
    document.addEventListener('fullscreenchange', this.onChange);
    addEventListener('resize', this.fit);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.onKey);
    document.removeEventListener('fullscreenchange', this.onChange);
    removeEventListener('resize', this.fit);
  }

  hostUpdated(): void {
    this.fit();
  }

  /** Returns the button; nothing where the browser or the page around a frame does not allow it. */
  button(): TemplateResult | typeof nothing {
    return document.fullscreenEnabled
      ? html`<button type="button" class="screen" aria-keyshortcuts="f" @click=${() => void this.toggle()}>
          ${this.isOn ? 'Leave full screen' : 'Full screen'}
        </button>`
      : nothing;
  }

  private get isOn(): boolean {
    return this.host.matches(':fullscreen');
  }

  private async toggle(): Promise<void> {
    try {
      await (this.isOn ? document.exitFullscreen() : this.host.requestFullscreen());
    } catch {
      // browsers refuse this unless the reader has just clicked or pressed a key; the figure then keeps its size
    }
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const at = event.composedPath();
    const isTyped = at.some((target) => target instanceof Element && target.matches('input, select, textarea'));
    const isHere = at.includes(this.host) || this.host.ownPage || this.isOn || isAlone() || this.host.matches(':hover');
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key.toLowerCase() === 'f' && !isShortcut && isHere && !isTyped && document.fullscreenEnabled) {
      event.preventDefault();
      void this.toggle();
    }
  };

  private readonly onChange = (): void => {
    this.host.requestUpdate();
    this.fit();
  };

  private readonly fit = (): void => {
    const { style } = this.host;
    style.removeProperty('--pictures-share');
    if (!this.isOn) {
      style.removeProperty('--zoom');
      style.removeProperty('--screen-height');
      return;
    }
    const zoom = zoomOf(innerWidth, innerHeight);
    const height = innerHeight / zoom - MARGINS;
    style.setProperty('--zoom', String(zoom));
    style.setProperty('--screen-height', `${height}px`);
    this.shrink(height);
  };

  /** Makes pictures smaller until they are as high as the screen. Their sliders keep their height, so once is not enough. */
  private shrink(height: number): void {
    const pictures = this.host.renderRoot.querySelector<HTMLElement>(BESIDE);
    let share = 1;
    for (let pass = 0; pass < PASSES && pictures !== null && pictures.offsetHeight > height; pass++) {
      share = Math.max(LEAST_SHARE, (share * height) / pictures.offsetHeight);
      this.host.style.setProperty('--pictures-share', String(share));
    }
  }
}

/** Returns how much larger texts are on a screen. */
export function zoomOf(width: number, height: number): number {
  return Math.max(1, Math.min(width / WIDTH, height / HEIGHT));
}

/** Whether the page is a frame that shows one figure. */
function isAlone(): boolean {
  return document.body.classList.contains('embed');
}
