import { placeY, type LinesFrame } from './lines-frame';
import { draggedLine, draggedProbe, type Held } from './lines-plot';
import { withLine, withProbe, type LinesState } from './lines-state';

/** What a drag needs of the element in which it happens. */
export interface DragHost {
  readonly lines: LinesState;
  readonly frame: LinesFrame;
  /** Shows a state while the drag goes on. */
  show(lines: LinesState): void;
  /** Keeps the state that the drag ended with. */
  change(lines: LinesState, what: string): void;
}

/** Drags a probe, a handle of a line, or the line itself. While it goes on, the scale of the drawing stays as it is. */
export class LineDrag {
  private held: Held | undefined;
  private before: LinesState | undefined;
  private startY = 0;
  /** Where the handle was when the drag began, pixels from the upper edge. */
  private handleY = 0;

  constructor(private readonly host: DragHost) {}

  get isGoingOn(): boolean {
    return this.held !== undefined;
  }

  /** Begins a drag by pressing something in the drawing. */
  begin(held: Held, event: PointerEvent): void {
    if (event.button !== 0 || this.isGoingOn) {
      return;
    }
    const { lines, frame } = this.host;
    this.held = held;
    this.before = lines;
    this.startY = event.clientY;
    if (held.what !== 'probe') {
      const bias = lines.layer.biases[held.neuron] ?? 0;
      const slope = lines.layer.weights[held.neuron]?.[0] ?? 0;
      this.handleY = placeY(frame, held.what === 'height' ? bias : bias + slope * frame.interval.most);
    }
    const pressed = event.currentTarget as SVGElement;
    pressed.ownerSVGElement?.setPointerCapture(event.pointerId);
    pressed.focus();
    event.preventDefault();
  }

  readonly onMove = (event: PointerEvent): void => {
    const { held, before, host } = this;
    if (held === undefined || before === undefined) {
      return;
    }
    if (held.what === 'probe') {
      const left = (event.currentTarget as SVGElement).getBoundingClientRect().left;
      host.show(withProbe(host.lines, held.index, draggedProbe(host.frame, event.clientX - left)));
      return;
    }
    const y = this.handleY + event.clientY - this.startY;
    const [weight, bias] = draggedLine(before.layer, host.frame, held, y);
    host.show(withLine(host.lines, held.neuron, weight, bias));
  };

  readonly onRelease = (): void => {
    const { before, host } = this;
    this.end();
    if (before !== undefined && before !== host.lines) {
      host.change(host.lines, `drag ${performance.now()}`);
    }
  };

  /** The browser took the pointer for something else, for instance to scroll: nothing has happened. */
  readonly onCancel = (): void => {
    const { before, host } = this;
    this.end();
    if (before !== undefined) {
      host.show(before);
    }
  };

  private end(): void {
    this.held = undefined;
    this.before = undefined;
  }
}
