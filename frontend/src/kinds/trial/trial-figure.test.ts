import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, finishedFigure, shown } from '../../figure/test-figures';
import { judgeSentence } from './judge-words';
import { answered, keepProgress, loadProgress, type Store } from './progress';
import type { Trial, TrialResult } from './result';
import { placesOf } from './score-chart';
import { TrialFigure } from './trial-figure';
import type { TrialQuestion } from './trial-question';

function trial(role: string, right: number): Trial {
  return { role, family: 'basis', direction: 'mixed4c:3', least: [0, 1], most: [2, 3], queries: [4, 5], right };
}

const result: TrialResult = {
  set: { name: 'commons', sha256: '', photographs: 240, skipped: [], skippedInAll: 0 },
  used: 240,
  features: 100,
  pairs: 20,
  families: [
    { group: 'basis', units: 2, answers: 40, share: 0.7, low: 0.6, high: 0.8 },
    { group: 'random', units: 2, answers: 40, share: 0.55, low: 0.5, high: 0.6 },
  ],
  differences: [{ group: 'basis', other: 'random', difference: 0.15, low: 0.05, high: 0.25 }],
  overall: [{ group: 'basis', units: 2, answers: 40, share: 0.5, low: 0.4, high: 0.6 }],
  directions: [
    { family: 'basis', name: 'mixed4c:3', right: 16, of: 20, low: 0.6, high: 0.9 },
    { family: 'basis', name: 'mixed4c:4', right: 12, of: 20, low: 0.4, high: 0.8 },
  ],
  leftOut: [],
  trials: [trial('practice', 0), trial('scored', 1), trial('catch', 0)],
};

const received = {
  own: { right: 1, of: 1, low: 0.2, high: 1, caught: 1, catches: 1, rejections: [] as string[] },
  isNew: true,
  pooled: { people: 1, rejected: 0, groups: [], differences: [] },
};

async function element(data: TrialResult = result, noControls = false): Promise<TrialFigure> {
  const made = new TrialFigure();
  made.figure = finishedFigure(['a', 'b', 'c', 'd', 'e', 'f'], data, { id: 'a'.repeat(64) });
  made.noControls = noControls;
  return shown(made);
}

function question(figure: TrialFigure): TrialQuestion {
  return all(figure, 'trial-question')[0] as TrialQuestion;
}

async function press(figure: TrialFigure, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    question(figure).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await question(figure)?.updateComplete;
    await figure.updateComplete;
  }
}

async function click(figure: TrialFigure, selector: string): Promise<void> {
  all(figure, selector)[0]?.click();
  await figure.updateComplete;
  await question(figure)?.updateComplete;
}

let posted: { session: string; answers: { chosen: number; confidence: number }[] }[] = [];

beforeEach(() => {
  localStorage.clear();
  posted = [];
  vi.stubGlobal('fetch', (_: string, init?: RequestInit) => {
    if (init?.method === 'POST') {
      posted.push(JSON.parse(init.body as string) as (typeof posted)[number]);
      return Promise.resolve(new Response(JSON.stringify(received), { status: 201 }));
    }
    return Promise.resolve(new Response(JSON.stringify(received.pooled)));
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('a trial', () => {
  it('is answered by keyboard from the first question to the score', async () => {
    const figure = await element();
    await click(figure, '.start');
    expect(all(figure, '.place span')[0]?.textContent).toBe('Practice 1 of 1');
    await press(figure, '2');
    expect(all(figure, '.next')).toHaveLength(0);
    await press(figure, 'ArrowRight', '2');
    expect(all(figure, '.feedback')[0]?.textContent).toContain('It is the other one, on the left');
    await click(figure, '.next');
    expect(all(figure, '.place span')[0]?.textContent).toBe('Question 1 of 2');
    await press(figure, 'ArrowRight', '3');
    await press(figure, 'ArrowRight', 'ArrowLeft', '1');
    await vi.waitFor(() => expect(all(figure, '.lead')[0]?.textContent).toBe('You answered 1 of 1 right.'));
    expect(posted).toHaveLength(1);
    expect(posted[0]?.session).toMatch(/^[0-9a-f]{32}$/);
    expect(posted[0]?.answers.map(({ chosen, confidence }) => [chosen, confidence])).toEqual([
      [1, 2],
      [1, 3],
      [0, 1],
    ]);
  });

  it('says nothing of right and wrong after a question that counts', async () => {
    const figure = await element({ ...result, trials: [trial('scored', 1), trial('scored', 1)] });
    await click(figure, '.start');
    await press(figure, 'ArrowLeft', '3');
    expect(all(figure, '.feedback')[0]?.textContent?.trim()).toBe('');
    expect(all(figure, '.place span')[0]?.textContent).toBe('Question 2 of 2');
  });

  it('goes on where it was abandoned, and in the tab that is behind', async () => {
    const first = await element();
    await click(first, '.start');
    await press(first, 'ArrowLeft', '3');
    const second = await element();
    expect(all(second, '.start')[0]?.textContent?.trim()).toBe('Go on with question 2 of 3');
    await click(first, '.next');
    await click(second, '.start');
    await press(first, 'ArrowLeft', '1');
    await press(second, 'ArrowRight', '3');
    expect(all(second, '.place span')[0]?.textContent).toBe('Question 2 of 2');
    const kept = loadProgress('a'.repeat(64), 3);
    expect(kept.answers.map(({ chosen, confidence }) => [chosen, confidence])).toEqual([
      [0, 3],
      [0, 1],
    ]);
  });

  it('shows the score again instead of the questions', async () => {
    const id = 'a'.repeat(64);
    keepProgress(id, { ...loadProgress(id, 3), own: { ...received.own, rejections: ['you were too fast'] } });
    const figure = await element();
    expect(all(figure, '.start')).toHaveLength(0);
    expect(all(figure, '.rejected')[0]?.textContent).toContain('you were too fast');
  });

  it('says why the server refuses the answers, and sends them again', async () => {
    const problem = { type: 'about:blank', title: 'Busy', status: 503, detail: 'There were more.' };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(problem), { status: 503 })));
    const figure = await element({ ...result, trials: [trial('scored', 1)] });
    await click(figure, '.start');
    await press(figure, 'ArrowLeft', '3');
    await vi.waitFor(() => expect(figure.shadowRoot?.textContent).toContain('There were more.'));
    expect(all(figure, 'button')[0]?.textContent).toBe('Send again');
  });

  it('shows nothing but the question where controls are left out, or the judge alone', async () => {
    expect(all(await element(result, true), 'section')).toHaveLength(1);
    expect(all(await element({ ...result, trials: [] }, true), '[aria-label="Automatic judge"]')).toHaveLength(1);
  });

  it('does not tell the direction of an optimized picture', async () => {
    const figure = await element();
    const data = figure.figure;
    const images = (data?.result?.images ?? []).map((image) => ({ ...image, unit: 'mixed4c:3', label: 'mixed4c:3' }));
    if (data?.result !== undefined) {
      figure.figure = { ...data, result: { ...data.result, images } };
    }
    await click(figure, '.start');
    expect(question(figure).shadowRoot?.innerHTML).not.toContain('alt="mixed4c:3"');
  });
});

describe('the progress of a trial', () => {
  it('begins anew where what is kept is no progress', () => {
    for (const kept of ['x', '{}', 'null', '{"session":"a","answers":[]}', '[]']) {
      const store: Store = { getItem: () => kept, setItem: () => undefined };
      expect(loadProgress('f', 3, store).answers).toEqual([]);
    }
  });

  it('goes on in memory where nothing can be stored', () => {
    const full: Store = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const progress = answered(loadProgress('f', 3, full), 1, 2, 1e12);
    expect(() => keepProgress('f', progress, full)).not.toThrow();
    expect(progress.answers[0]?.milliseconds).toBe(86_400_000);
  });
});

describe('the words about the judge', () => {
  it('say whether neurons are told better', () => {
    expect(judgeSentence(result)).toContain('better than random directions: 70\u00a0% and 55\u00a0% right');
    const [difference] = result.differences;
    const none = difference === undefined ? [] : [{ ...difference, low: -0.05 }];
    expect(judgeSentence({ ...result, differences: none })).toContain('no better and no worse');
  });

  it('rank the unit among the others', () => {
    const unit = { family: 'basis', name: 'mixed4c:9', right: 14, of: 20, low: 0.5, high: 0.9 };
    expect(judgeSentence({ ...result, unit })).toContain('mixed4c:9 in 14 of 20 questions; 1 of 2 other neurons');
  });

  it('have a dot for each direction, as long as there is room', () => {
    expect(placesOf([0.5, 0.5, 0.75])).toEqual([
      [50, 0],
      [50, 1],
      [75, 0],
    ]);
    expect(placesOf(Array.from({ length: 70 }, () => 0.5))).toHaveLength(7);
    expect(placesOf([])).toEqual([]);
  });
});
