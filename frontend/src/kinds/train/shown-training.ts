import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type FigureSpec, specField, specNumber } from '../../lib/specs';
import { LiveSocket, type LiveState } from './live-socket';
import type { TrainResult } from './result';
import { framedIndex, recorded, withMoment, type Moment } from './run';
import { activationsAt, changesUntil, linkParameters, withChange } from './spec';

/** How long a recorded training takes to play. */
const PLAY_MILLISECONDS = 9000;

/**
 * A training that is shown: its moments, recorded or live, the one that is shown, and the socket to the server that trains on. It
 * updates its host when something changes.
 */
export class ShownTraining implements ReactiveController {
  /** The spec of the figure, with the changes that were made meanwhile. */
  spec: FigureSpec = {};
  moments: readonly Moment[] = [];
  /** The index of the moment that is shown. */
  index = 0;
  isPlaying = false;
  /** The latest state of the live training, if there is one. */
  live: LiveState | undefined;
  /** What the server said last; empty if nothing. */
  notice = '';
  /** The steps between two messages of a live training. */
  speed = 10;
  private hidden: readonly number[] = [];
  private socket: LiveSocket | undefined;
  private isOpening = false;
  /** What was asked last while the training is being opened. */
  private waiting: ((socket: LiveSocket) => void) | undefined;

  /** @param tell tells the link of what is shown, as parameters */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly tell: (parameters: Readonly<Record<string, string>>) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.isPlaying = false;
    this.leave();
  }

  /** Shows a recorded training at its end. */
  show(spec: FigureSpec, result: TrainResult): void {
    this.leave();
    this.spec = spec;
    this.hidden = result.hidden;
    this.moments = recorded(result);
    this.index = this.moments.length - 1;
  }

  /** The last moment up to the one shown whose weights are known. */
  get moment(): Moment | undefined {
    return this.moments[framedIndex(this.moments, this.index)];
  }

  get isRunning(): boolean {
    return this.live?.isRunning === true;
  }

  /** Returns the latest value of a setting, by the changes up to the moment shown. */
  setting(name: string): number {
    const changed = changesUntil(specField(this.spec, 'changes'), this.step)
      .split(',')
      .filter((change) => change.includes(`:${name}=`))
      .at(-1);
    return changed === undefined ? specNumber(this.spec, name, 0) : Number(changed.slice(changed.indexOf('=') + 1));
  }

  /** Plays or pauses: a live training where it has arrived, else what was recorded. */
  toggle(): void {
    if (this.isRunning) {
      this.socket?.send({ pause: true });
    } else if (this.isPlaying) {
      this.isPlaying = false;
      this.host.requestUpdate();
    } else if (this.index === this.moments.length - 1 && this.socket !== undefined) {
      this.trainOn();
    } else {
      this.play();
    }
  }

  /** Plays the moments from the one shown, or from the first if that is the last. */
  private play(): void {
    this.isPlaying = true;
    const from = this.index >= this.moments.length - 1 ? 0 : this.index;
    let begin: number | undefined;
    const frame = (now: number): void => {
      begin ??= now;
      const last = this.moments.length - 1;
      if (!this.isPlaying) {
        return;
      }
      this.index = Math.min(last, from + Math.floor(((now - begin) / PLAY_MILLISECONDS) * last));
      if (this.index >= last) {
        this.isPlaying = false;
      } else {
        requestAnimationFrame(frame);
      }
      this.host.requestUpdate();
    };
    requestAnimationFrame(frame);
    this.host.requestUpdate();
  }

  /** Shows another moment. */
  select(index: number): void {
    this.isPlaying = false;
    this.index = index;
    if (this.isRunning) {
      this.socket?.send({ pause: true });
    }
    this.report();
    this.host.requestUpdate();
  }

  /** Trains on from the moment shown. */
  trainOn(): void {
    this.isPlaying = false;
    this.withSocket((socket) => socket.send({ run: this.speed }));
  }

  oneStep(): void {
    const step = this.step + 1;
    this.withSocket((socket) => socket.send({ goTo: step }));
  }

  goTo(step: number): void {
    this.isPlaying = false;
    this.withSocket((socket) => socket.send({ goTo: step }));
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    if (this.isRunning) {
      this.socket?.send({ run: speed });
    }
    this.host.requestUpdate();
  }

  /** Shows or hides the network that is coloured by bias. */
  showBias(isShown: boolean): void {
    this.spec = { ...this.spec, bias: isShown };
    this.report();
    this.host.requestUpdate();
  }

  /** Makes a change at the moment shown; later changes are forgotten. */
  change(change: string): void {
    this.withSocket((socket) => {
      socket.send({ change });
      this.spec = { ...this.spec, changes: withChange(specField(this.spec, 'changes'), this.standsAt, change) };
      this.report();
    });
  }

  private get step(): number {
    return this.moment?.step ?? 0;
  }

  /** The step of the moment chosen, of which weights may not have been sent. */
  private get standsAt(): number {
    return this.moments[this.index]?.step ?? 0;
  }

  /** Calls `act` with a socket whose training stands at the moment shown; opens the socket if none is open. */
  private withSocket(act: (socket: LiveSocket) => void): void {
    if (this.socket !== undefined && !this.isOpening && this.live !== undefined) {
      if (this.live.moment.step !== this.standsAt) {
        this.socket.send({ goTo: this.standsAt });
      }
      act(this.socket);
      return;
    }
    this.waiting = act;
    if (this.isOpening) {
      return;
    }
    this.isOpening = true;
    this.notice = 'Opening the training …';
    this.host.requestUpdate();
    const changes = changesUntil(specField(this.spec, 'changes'), this.step);
    const hasHeldOut = this.moment?.heldOutCost !== undefined;
    this.socket = new LiveSocket({ ...this.spec, steps: this.step, changes }, hasHeldOut, {
      onState: (state) => this.onState(state),
      onRefused: (sentence) => this.say(sentence),
      onClosed: (sentence) => {
        this.socket = undefined;
        this.live = undefined;
        this.isOpening = false;
        this.say(sentence);
      },
    });
  }

  private onState(state: LiveState): void {
    this.live = state;
    if (state.isGoing) {
      this.say(`Going to step ${state.target} …`);
    } else if (this.isOpening && this.socket !== undefined) {
      this.isOpening = false;
      this.say('');
      this.waiting?.(this.socket);
    } else {
      this.say('');
      const activations = activationsAt(this.spec, this.hidden.length, state.moment.step);
      this.moments = withMoment(this.moments, { ...state.moment, activations });
      this.index = this.moments.length - 1;
      this.report();
    }
  }

  private say(sentence: string): void {
    this.notice = sentence;
    this.host.requestUpdate();
  }

  /** The parameters of a link to the moment shown. */
  get parameters(): Readonly<Record<string, string>> {
    const changes = changesUntil(specField(this.spec, 'changes'), this.step);
    return linkParameters({ ...this.spec, steps: this.step, changes });
  }

  /** Tells the link of the moment shown. */
  private report(): void {
    this.tell(this.parameters);
  }

  private leave(): void {
    this.socket?.close();
    this.socket = undefined;
    this.live = undefined;
    this.isOpening = false;
  }
}
