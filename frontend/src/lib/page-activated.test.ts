import { afterEach, expect, it, vi } from 'vitest';
import { pageActivated } from './page-activated';

afterEach(() => Reflect.deleteProperty(document, 'prerendering'));

it('does not wait on a page that a reader has opened', async () => {
  await pageActivated();
});

it('waits until a page that the browser prepared is opened', async () => {
  Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
  const activated = vi.fn();
  const waiting = pageActivated().then(activated);
  await Promise.resolve();
  expect(activated).not.toHaveBeenCalled();
  document.dispatchEvent(new Event('prerenderingchange'));
  await waiting;
  expect(activated).toHaveBeenCalledOnce();
});
