import { expect, it, vi } from 'vitest';
import { onColorsChange, onThemeChange, themeChanged } from './theme-changes';

it('calls the action after a change of the page, until it is ended', async () => {
  const action = vi.fn();
  const stop = onThemeChange(action);
  document.documentElement.dataset['theme'] = 'dark';
  await vi.waitFor(() => expect(action).toHaveBeenCalledTimes(1));
  document.body.classList.add('dark');
  await vi.waitFor(() => expect(action).toHaveBeenCalledTimes(2));
  stop();
  document.documentElement.dataset['theme'] = 'light';
  document.body.classList.remove('dark');
  await new Promise((resolve) => setTimeout(resolve));
  expect(action).toHaveBeenCalledTimes(2);
});

it('calls the action of a drawing only where its colours have changed', () => {
  const action = vi.fn();
  const element = document.body.appendChild(document.createElement('p'));
  element.style.color = 'rgb(0, 0, 0)';
  const stop = onColorsChange(element, action);
  themeChanged();
  themeChanged();
  expect(action).toHaveBeenCalledTimes(1);
  element.style.color = 'rgb(255, 255, 255)';
  themeChanged();
  expect(action).toHaveBeenCalledTimes(2);
  stop();
  element.remove();
});
