import type { PersonScore } from '../../lib/api-types';

/** A person's answer to a question. */
export interface Answer {
  readonly question: number;
  readonly chosen: number;
  readonly confidence: number;
  readonly milliseconds: number;
}

/** How far a person has come with a trial. The browser keeps it; nothing of it names the person. */
export interface Progress {
  /** A random text by which the server sees that nobody is counted twice. */
  readonly session: string;
  readonly answers: readonly Answer[];
  /** The score that the server gave for the answers. */
  readonly own?: PersonScore;
}

const MOST_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The part of the browser's storage that is used. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Returns the browser's storage; `undefined` where the page may not use it. */
export function browserStore(): Store | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    // a frame of another site may be forbidden to store anything
    return undefined;
  }
}

/** Returns the key under which the progress of a trial is kept. */
export function keyOf(figure: string): string {
  return `trial:${figure}`;
}

function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Returns the progress that the browser keeps of a trial; a new one if there is none that fits.
 *
 * @param questions the number of the trial's questions
 */
export function loadProgress(figure: string, questions: number, store = browserStore()): Progress {
  try {
    const kept = JSON.parse(store?.getItem(keyOf(figure)) ?? 'null') as Partial<Progress> | null;
    const { session, answers, own } = kept ?? {};
    const fits =
      typeof session === 'string' &&
      /^[0-9a-f]{32}$/.test(session) &&
      Array.isArray(answers) &&
      answers.length <= questions &&
      answers.every((answer: Partial<Answer> | null, index) => answer?.question === index);
    if (fits) {
      return own === undefined ? { session, answers } : { session, answers, own };
    }
  } catch {
    // what is kept is no progress, so the trial begins anew
  }
  return { session: newSession(), answers: [] };
}

/** Keeps the progress of a trial, if the browser lets the page keep something. */
export function keepProgress(figure: string, progress: Progress, store = browserStore()): void {
  try {
    store?.setItem(keyOf(figure), JSON.stringify(progress));
  } catch {
    // the storage is full or forbidden; the trial goes on without it
  }
}

/** Returns the progress after one more answer. */
export function answered(progress: Progress, chosen: number, confidence: number, milliseconds: number): Progress {
  const answer: Answer = {
    question: progress.answers.length,
    chosen,
    confidence,
    milliseconds: Math.min(MOST_MILLISECONDS, Math.max(0, Math.round(milliseconds))),
  };
  return { ...progress, answers: [...progress.answers, answer] };
}
