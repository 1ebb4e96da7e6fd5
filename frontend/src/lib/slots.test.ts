import { expect, it } from 'vitest';
import { Slots } from './slots';

const always = new AbortController().signal;

/** Lets all pending promises settle. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

it('admits as many users as there are slots, in the order in which they asked', async () => {
  const slots = new Slots(1);
  const order: number[] = [];
  const first = await slots.take(always);
  for (const number of [2, 3]) {
    void slots.take(always).then((release) => {
      order.push(number);
      release?.();
    });
  }
  await settle();
  expect(order).toEqual([]);
  first?.();
  await settle();
  expect(order).toEqual([2, 3]);
});

it('skips users that stopped waiting', async () => {
  const slots = new Slots(1);
  const first = await slots.take(always);
  const leaving = new AbortController();
  const second = slots.take(leaving.signal);
  const third = slots.take(always);
  leaving.abort();
  expect(await second).toBeUndefined();
  first?.();
  expect(await third).toBeTypeOf('function');
});

it('releases a slot once only', async () => {
  const slots = new Slots(1);
  const release = await slots.take(always);
  release?.();
  release?.();
  await slots.take(always);
  const other = slots.take(AbortSignal.timeout(5));
  expect(await other).toBeUndefined();
});
