import { expect, it, vi } from 'vitest';
import { onThemeChange } from './theme-changes';

it('calls the action after a choice of the reader, until it is ended', async () => {
  const action = vi.fn();
  const stop = onThemeChange(action);
  document.documentElement.dataset['theme'] = 'dark';
  await vi.waitFor(() => expect(action).toHaveBeenCalledTimes(1));
  stop();
  document.documentElement.dataset['theme'] = 'light';
  await new Promise((resolve) => setTimeout(resolve));
  expect(action).toHaveBeenCalledTimes(1);
});
