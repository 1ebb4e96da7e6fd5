import type { LitElement, ReactiveController } from 'lit';

/** What a reader has chosen in a figure, such as the place of a slider: short texts by name. Links carry it after `#`. */
export type ReaderChoices = Readonly<Record<string, string>>;

/** One choice that a reader has in an element. */
export interface ReaderChoice {
  /** Returns what is chosen. */
  readonly get: () => string;
  /** Chooses what a link says, unless that is not possible here. */
  readonly set: (text: string) => void;
}

/** Asks the figure around an element what its link chooses. */
export class ChoicesAsked extends Event {
  choices: ReaderChoices = {};

  constructor() {
    super('choices-asked', { bubbles: true, composed: true });
  }
}

/** Tells the figure around an element what differs from what the figure shows first. */
export class ChoicesChanged extends Event {
  constructor(
    /** All choices of the element, `undefined` where it shows what it shows first. */
    readonly choices: Readonly<Record<string, string | undefined>>,
  ) {
    super('choices-changed', { bubbles: true, composed: true });
  }
}

/** The shortest time between two events, milliseconds. */
const INTERVAL = 250;

/**
 * Puts the choices of a reader into the link of the figure around an element, and makes those of the link that was opened. A link's
 * choices are made when the element has first prepared its figure; names that no element knows, and impossible values, are ignored.
 */
export class ReaderView implements ReactiveController {
  private first: ReaderChoices | undefined;
  private told = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param isReady returns whether the element has a figure, so that choices can be made
   * @param choices the choices by their names in links
   */
  constructor(
    private readonly host: LitElement,
    private readonly isReady: () => boolean,
    private readonly choices: Readonly<Record<string, ReaderChoice>>,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Called after the element has prepared its figure, and before it draws it. */
  hostUpdate(): void {
    if (this.first !== undefined || !this.isReady()) {
      return;
    }
    this.first = this.chosen();
    this.told = JSON.stringify(this.differing());
    const asked = new ChoicesAsked();
    this.host.dispatchEvent(asked);
    for (const [name, choice] of Object.entries(this.choices)) {
      const text = asked.choices[name];
      if (text !== undefined) {
        choice.set(text);
      }
    }
  }

  hostUpdated(): void {
    if (this.first !== undefined && this.timer === undefined) {
      this.tell();
    }
  }

  private tell(): void {
    this.timer = undefined;
    const differing = this.differing();
    const text = JSON.stringify(differing);
    if (text !== this.told) {
      this.told = text;
      this.timer = setTimeout(() => this.tell(), INTERVAL);
      this.host.dispatchEvent(new ChoicesChanged(differing));
    }
  }

  private chosen(): ReaderChoices {
    return Object.fromEntries(Object.entries(this.choices).map(([name, { get }]) => [name, get()]));
  }

  private differing(): Readonly<Record<string, string | undefined>> {
    const { first = {} } = this;
    return Object.fromEntries(
      Object.entries(this.chosen()).map(([name, text]) => [name, text === first[name] ? undefined : text]),
    );
  }
}

/** Returns the choice of a number between bounds. */
export function numberChoice(
  get: () => number,
  set: (value: number) => void,
  bounds: () => readonly [number, number],
): ReaderChoice {
  return {
    get: () => String(Number(get().toFixed(4))),
    set: (text) => {
      const value = Number(text);
      const [least, most] = bounds();
      if (text.trim() !== '' && value >= least && value <= most) {
        set(value);
      }
    },
  };
}

/** Returns the choice of one of several things by their number, from 0. */
export function indexChoice(get: () => number, set: (index: number) => void, count: () => number): ReaderChoice {
  return {
    get: () => String(get()),
    set: (text) => {
      if (/^\d{1,6}$/.test(text) && Number(text) < count()) {
        set(Number(text));
      }
    },
  };
}

/** Returns the choice of one of several names. */
export function nameChoice<Name extends string>(
  get: () => Name,
  set: (name: Name) => void,
  names: () => readonly Name[],
): ReaderChoice {
  return {
    get,
    set: (text) => {
      const found = names().find((name) => name === text);
      if (found !== undefined) {
        set(found);
      }
    },
  };
}

/** Returns a choice between on and off. */
export function switchChoice(get: () => boolean, set: (isOn: boolean) => void): ReaderChoice {
  return nameChoice(
    () => (get() ? 'on' : 'off'),
    (name) => set(name === 'on'),
    () => ['on', 'off'],
  );
}

/** The most characters that a link's choices may have. */
const MOST = 2_000;

/** Returns the choices that are written after the `#` of a link. */
export function choicesIn(hash: string): ReaderChoices {
  return hash.length > MOST ? {} : Object.fromEntries(new URLSearchParams(hash.replace(/^#/, '')));
}

/** Returns choices as they are written in a link, with the `#`; an empty text if there are none. */
export function hashOf(choices: ReaderChoices): string {
  const text = new URLSearchParams(choices).toString();
  return text === '' ? '' : `#${text}`;
}
