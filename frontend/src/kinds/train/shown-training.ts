import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type FigureSpec, specField, specNumber } from '../../lib/specs';
import { LiveSocket, type LiveState } from './live-socket';
import type { TrainResult } from './result';
import { framedIndex, recorded, withMoment, type Moment } from './run';
import { activationsAt, changesUntil, linkParameters, withChange } from './spec';
import { NUMBERS } from './training-draft';
import { stopReason, type StopConditions } from './stop-conditions';

/** The most steps that the server makes. */
const MOST_STEPS = NUMBERS.steps.most;

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
  /** When a live training stops by itself. */
  stops: StopConditions = {};
  /** The step from which the live training runs. */
  private runsFrom = 0;
  /** Why the live training stopped by itself; empty if it did not. */
  private stopped = '';
  /** What is done as soon as the live training stands at the moment shown. */
  private waiting: { readonly step: number; readonly act: (socket: LiveSocket) => void } | undefined;

  /** @param tell tells the link of what is shown, as parameters */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly tell: (parameters: Readonly<Record<string, string>>) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.onVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.isPlaying = false;
    this.leave();
  }

  /** A page that nobody sees does not train. */
  private readonly onVisibility = (): void => {
    if (document.hidden && this.isRunning) {
      this.stop('Paused, because the page was hidden.');
    }
  };

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
      this.stop('');
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
    this.withSocket((socket) => {
      this.runsFrom = this.step;
      socket.send({ run: this.speed });
    });
  }

  oneStep(): void {
    const step = this.step + 1;
    this.withSocket((socket) => socket.send({ goTo: step }));
  }

  goTo(step: number): void {
    this.isPlaying = false;
    this.withSocket((socket) => socket.send({ goTo: step }));
  }

  setStops(stops: StopConditions): void {
    this.stops = stops;
    this.host.requestUpdate();
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
    const step = this.standsAt;
    const send = (socket: LiveSocket): void => {
      socket.send({ change, at: step });
      this.spec = { ...this.spec, changes: withChange(specField(this.spec, 'changes'), step, change) };
      this.report();
    };
    if (this.socket !== undefined && this.isRunning) {
      send(this.socket);
    } else {
      this.withSocket(send);
    }
  }

  /** Undoes the last change, and goes back to its step. */
  undoChange(): void {
    const changes = specField(this.spec, 'changes').split(',');
    const step = Number((changes.pop() ?? '').split(':')[0]);
    const index = this.moments.findLastIndex((moment) => moment.step <= step && moment.weights !== undefined);
    this.leave();
    this.spec = { ...this.spec, changes: changes.join(',') };
    this.index = Math.max(0, index);
    this.withSocket((socket) => socket.send({ goTo: step }));
  }

  private get step(): number {
    return this.moment?.step ?? 0;
  }

  /** The step at which the live training stands, if there is one; its weights may not have been sent. */
  private get standsAt(): number {
    return this.socket === undefined ? this.step : (this.moments[this.index]?.step ?? 0);
  }

  /** Calls `act` with a socket whose training stands at the moment shown; opens the socket if none is open. */
  private withSocket(act: (socket: LiveSocket) => void): void {
    const step = this.standsAt;
    this.stopped = '';
    if (this.socket !== undefined && this.live?.moment.step === step && this.waiting === undefined) {
      act(this.socket);
      return;
    }
    this.waiting = { step, act };
    if (this.socket !== undefined) {
      this.socket.send({ goTo: step });
      return;
    }
    this.notice = 'Opening the training …';
    this.host.requestUpdate();
    const changes = changesUntil(specField(this.spec, 'changes'), step);
    const hasHeldOut = this.moment?.heldOutCost !== undefined;
    this.socket = new LiveSocket({ ...this.spec, steps: step, changes }, hasHeldOut, {
      onState: (state) => this.onState(state),
      onRefused: (sentence) => this.say(sentence),
      onClosed: (sentence) => {
        this.socket = undefined;
        this.live = undefined;
        this.waiting = undefined;
        this.say(sentence);
      },
    });
  }

  private onState(state: LiveState): void {
    this.live = state;
    const { waiting } = this;
    if (waiting !== undefined && state.diverged === '') {
      this.say(state.isGoing ? `Going to step ${state.target} …` : this.notice);
      if (!state.isGoing && state.moment.step === waiting.step && this.socket !== undefined) {
        this.waiting = undefined;
        this.say('');
        waiting.act(this.socket);
      }
    } else if (state.isGoing) {
      this.say(`Going to step ${state.target} …`);
    } else {
      this.waiting = undefined;
      this.say(
        state.moment.step >= MOST_STEPS
          ? `A training has ${MOST_STEPS.toLocaleString('en')} steps at most.`
          : this.stopped,
      );
      const activations = activationsAt(this.spec, this.hidden.length, state.moment.step);
      this.moments = withMoment(this.moments, { ...state.moment, activations });
      this.index = this.moments.length - 1;
      this.report();
      this.stopIfAsked(state);
    }
  }

  private stopIfAsked({ isRunning }: LiveState): void {
    const reason = isRunning ? stopReason(this.stops, this.moments, this.runsFrom) : undefined;
    if (reason !== undefined && this.stopped === '') {
      this.stop(reason);
    }
  }

  /** Pauses the live training, and says why. */
  private stop(reason: string): void {
    this.stopped = reason;
    this.socket?.send({ pause: true });
    this.say(reason);
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
    this.waiting = undefined;
  }
}
