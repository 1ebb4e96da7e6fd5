import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Frame } from './figure-watch';

/** The least time between two frames for readers who prefer reduced motion, milliseconds. */
const REDUCED_MOTION_INTERVAL = 3_000;

/** An element that shows frames on canvases. The `data-picture` of each canvas is the index of its picture. */
interface FramedElement extends ReactiveControllerHost {
  readonly frame: Frame | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Draws the pictures of the latest frame on the canvases of an element. */
export class FrameCanvases implements ReactiveController {
  private loading = false;
  private drawn: { readonly sprite: HTMLImageElement; readonly frame: Frame } | undefined;

  constructor(private readonly host: FramedElement) {
    host.addController(this);
  }

  hostUpdated(): void {
    // a canvas may show another picture than before
    this.draw();
    void this.drawFrames();
  }

  /**
   * Draws the latest frame, and then the newest of those that have arrived meanwhile. Only one frame is loaded at a
   * time.
   */
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
        // the server keeps frames for a short time only; a later one follows
      }
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
        await new Promise((resolve) => setTimeout(resolve, REDUCED_MOTION_INTERVAL));
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
      // the previous frame would be visible through transparent pixels
      context?.clearRect(0, 0, side, side);
      context?.drawImage(sprite, x, y, side, side, 0, 0, side, side);
    });
  }
}
