import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Frame } from './figure-watch';

/** Least time between two frames where the reader wants little motion, milliseconds. */
const CALM_INTERVAL = 3_000;

/** An element that shows frames on canvases, each of which says in `data-picture` whose place of the frame it shows. */
interface FramedElement extends ReactiveControllerHost {
  readonly frame: Frame | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Draws the pictures of a figure, as they are at the moment, on the canvases of an element. */
export class FrameCanvases implements ReactiveController {
  private loading = false;
  private drawn: { readonly sprite: HTMLImageElement; readonly frame: Frame } | undefined;

  constructor(private readonly host: FramedElement) {
    host.addController(this);
  }

  hostUpdated(): void {
    // a canvas may stand for another picture than before
    this.draw();
    void this.drawFrames();
  }

  /** Draws the latest frame and, when another came meanwhile, that one: never two at once, and none in between. */
  private async drawFrames(): Promise<void> {
    if (this.loading) {
      return;
    }
    this.loading = true;
    let last = this.drawn?.frame;
    while (this.host.frame !== undefined && this.host.frame.url !== last?.url) {
      const frame = this.host.frame;
      last = frame;
      const sprite = new Image();
      sprite.src = frame.url;
      try {
        await sprite.decode();
        this.drawn = { sprite, frame };
        this.draw();
      } catch {
        // the server keeps frames for a while only; a later one is on its way
      }
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
        await new Promise((resolve) => setTimeout(resolve, CALM_INTERVAL));
      }
    }
    this.loading = false;
  }

  private draw(): void {
    if (this.drawn === undefined) {
      return;
    }
    const { sprite, frame } = this.drawn;
    const side = sprite.naturalWidth / frame.columns;
    this.host.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas[data-picture]').forEach((canvas) => {
      const picture = Number(canvas.dataset['picture']);
      if (canvas.width !== side) {
        canvas.width = side;
        canvas.height = side;
      }
      const x = (picture % frame.columns) * side;
      const y = Math.floor(picture / frame.columns) * side;
      const context = canvas.getContext('2d');
      // what was drawn before would show through a picture with opacity
      context?.clearRect(0, 0, side, side);
      context?.drawImage(sprite, x, y, side, side, 0, 0, side, side);
    });
  }
}
