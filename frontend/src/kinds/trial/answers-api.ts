import type { AnswersReceived, FigureData, PooledScores } from '../../lib/api-types';
import { json } from '../../lib/api';
import { serverOfFigure } from '../../lib/servers';
import type { Progress } from './progress';

/** The address of a trial's answers. */
export interface AnswersAddress {
  readonly url: string;
  /** Whether this page may send answers: not on another site, nor in a saved file. */
  readonly mayAnswer: boolean;
}

/** Returns the address of the answers to a figure. */
export function answersOf(figure: FigureData, page = document.baseURI): AnswersAddress {
  const server = serverOfFigure(figure);
  return {
    url: `${server ?? ''}/api/v1/figures/${figure.id}/answers`,
    mayAnswer: server === '' && new URL(page).protocol.startsWith('http'),
  };
}

/** Sends a person's answers and returns her score and that of all. */
export function sendAnswers({ url }: AnswersAddress, { session, answers }: Progress): Promise<AnswersReceived> {
  return json(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ session, answers }),
  });
}

/** Returns the scores of all people. */
export function pooledScores({ url }: AnswersAddress): Promise<PooledScores> {
  return json(url);
}
