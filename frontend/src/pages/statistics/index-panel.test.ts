import { afterEach, expect, it } from 'vitest';
import type { SetIndex } from '../../lib/api-types';
import { IndexPanel } from './index-panel';

const RUNNING: SetIndex = {
  model: 'm',
  state: 'running',
  done: 30,
  photographs: 120,
  perSecond: 4.5,
  millisecondsLeft: 20_000,
};

async function panel(index: SetIndex | undefined, mayChange = true): Promise<IndexPanel> {
  const element = Object.assign(new IndexPanel(), { index, photographs: 120, network: 'Mini', mayChange });
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function texts(element: IndexPanel, selector: string): (string | null)[] {
  return [...element.renderRoot.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
}

afterEach(() => {
  document.body.replaceChildren();
});

it('tells how far it is, how fast and how long it takes', async () => {
  const element = await panel(RUNNING);
  expect(texts(element, '.numbers')).toEqual(['30 of 120 · 4.5 photographs per second · 20 s left']);
  expect(texts(element, 'button')).toEqual(['Pause', 'Cancel']);
  expect(element.renderRoot.querySelector('progress')?.value).toBe(30);
});

it.each([
  [undefined, ['Index them']],
  [{ ...RUNNING, state: 'paused' as const }, ['Resume', 'Cancel']],
  [{ ...RUNNING, state: 'failed' as const, problem: 'the disk is full' }, ['Try again', 'Dismiss']],
  [{ ...RUNNING, state: 'ready' as const }, []],
])('has the buttons of its state', async (index, buttons) => {
  expect(texts(await panel(index), 'button')).toEqual(buttons);
  expect(texts(await panel(index, false), 'button')).toEqual([]);
});

it('says why it failed', async () => {
  const element = await panel({ ...RUNNING, state: 'failed', problem: 'the disk is full' });
  expect(texts(element, '.state')[0]).toContain('the disk is full');
});

it('says what the reader wants', async () => {
  const element = await panel(RUNNING);
  const actions: string[] = [];
  element.addEventListener('index-action', (event) => actions.push((event as CustomEvent<string>).detail));
  element.renderRoot.querySelectorAll('button').forEach((button) => button.click());
  expect(actions).toEqual(['pause', 'cancel']);
});
