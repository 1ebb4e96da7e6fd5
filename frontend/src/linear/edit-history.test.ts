import { expect, it, vi } from 'vitest';
import { rendered } from '../figure/test-figures';
import { EditHistory } from './edit-history';

it('shows the states that are undone and made again', () => {
  const show = vi.fn();
  const history = new EditHistory<string>('a', show);
  history.undo();
  expect(show).not.toHaveBeenCalled();
  history.push('b', 'first');
  history.push('c', 'second');
  history.undo();
  expect(show).toHaveBeenLastCalledWith('b');
  history.redo();
  expect(show).toHaveBeenLastCalledWith('c');
  history.undo();
  history.push('d', 'third');
  expect([history.canUndo, history.canRedo]).toEqual([true, false]);
});

it('undoes quick changes of one thing together', () => {
  const history = new EditHistory(0, () => undefined);
  [1, 2, 3].forEach((state) => history.push(state, 'the same'));
  history.undo();
  expect(history.current).toBe(0);
});

it('undoes and redoes by keys', () => {
  const history = new EditHistory(0, () => undefined);
  history.push(1, '');
  const press = (key: string, more: KeyboardEventInit = {}): number => {
    history.onKey(new KeyboardEvent('keydown', { key, ctrlKey: true, ...more }));
    return history.current;
  };
  expect(press('z')).toBe(0);
  expect(press('Z', { shiftKey: true })).toBe(1);
  expect(press('z', { ctrlKey: false })).toBe(1);
  expect(press('z', { ctrlKey: false, metaKey: true })).toBe(0);
  expect(press('y')).toBe(1);
});

it('has buttons that are off where there is nothing to undo', () => {
  const history = new EditHistory(0, () => undefined);
  history.push(1, '');
  const buttons = [...rendered(history.buttons()).querySelectorAll('button')];
  expect(buttons.map(({ disabled }) => disabled)).toEqual([false, true]);
  buttons[0]?.click();
  expect(history.current).toBe(0);
});
