import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The longest time that the steps of one frame may take, milliseconds; the rest of the frame is for drawing. */
const BUDGET = 7;

/** Makes steps in every frame of the screen while it is on, and draws its host after them. */
export class TrainingLoop implements ReactiveController {
  private frame: number | undefined;

  /**
   * @param host is drawn after the steps of a frame
   * @param step makes a step; returns whether there are more to make
   * @param stepsOfFrame the most steps in a frame, so that a fast machine does not train faster than one can see
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly step: () => boolean,
    private readonly stepsOfFrame: number,
  ) {
    host.addController(this);
  }

  get isRunning(): boolean {
    return this.frame !== undefined;
  }

  start(): void {
    this.frame ??= requestAnimationFrame(this.onFrame);
    this.host.requestUpdate();
  }

  stop(): void {
    if (this.frame !== undefined) {
      cancelAnimationFrame(this.frame);
      this.frame = undefined;
      this.host.requestUpdate();
    }
  }

  hostDisconnected(): void {
    this.stop();
  }

  private readonly onFrame = (): void => {
    const end = performance.now() + BUDGET;
    let goesOn = true;
    for (let made = 0; goesOn && made < this.stepsOfFrame && performance.now() < end; made++) {
      goesOn = this.step();
    }
    this.frame = goesOn ? requestAnimationFrame(this.onFrame) : undefined;
    this.host.requestUpdate();
  };
}
