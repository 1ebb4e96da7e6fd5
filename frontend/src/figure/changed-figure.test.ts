import { afterEach, expect, it, vi } from 'vitest';
import { ChangedFigure } from './changed-figure';
import { finishedFigure } from './test-figures';

const DATA = finishedFigure([], {}, { kind: 'lines', readableUrl: '/figure?kind=lines&neurons=4' });

afterEach(() => vi.restoreAllMocks());

it('has the readable link of a changed figure, and none when it is again as it was', () => {
  const changed = new ChangedFigure();
  changed.change(DATA, { neurons: '4', weights: '1,-2.5' });
  expect(changed.url).toBe(new URL('/figure?kind=lines&neurons=4&weights=1,-2.5', document.baseURI).href);
  changed.change(DATA, { neurons: '4' });
  expect(changed.url).toBeUndefined();
  changed.change(DATA, {});
  expect(changed.url).toMatch(/\/figure\?kind=lines$/);
  changed.reset('');
  expect(changed.url).toBeUndefined();
});

it('replaces the address on the figure’s own page only', () => {
  const replaced = vi.spyOn(history, 'replaceState').mockImplementation(() => undefined);
  new ChangedFigure().change(DATA, { neurons: '5' });
  expect(replaced).not.toHaveBeenCalled();
  const here = { ...DATA, url: location.pathname };
  const changed = new ChangedFigure();
  changed.change(here, { neurons: '5' });
  expect(replaced).toHaveBeenLastCalledWith(history.state, '', changed.url);
  changed.change(here, { neurons: '4' });
  expect(replaced).toHaveBeenLastCalledWith(history.state, '', location.href);
});

it('replaces a readable link in the address bar by the permanent one, and no other address', () => {
  const before = location.href;
  const data = finishedFigure(['a']);
  const replaced = vi.spyOn(history, 'replaceState');
  new ChangedFigure().arrive(data);
  expect(replaced).not.toHaveBeenCalled();
  history.replaceState(history.state, '', '/figure?kind=another');
  const own = new ChangedFigure();
  own.arrive(data);
  expect(replaced).toHaveBeenLastCalledWith(history.state, '', data.url);
  // what the reader changes stays in the address bar while the figure is still made
  history.replaceState(history.state, '', '/figure?kind=another&a=1');
  own.arrive(data);
  expect(location.search).toBe('?kind=another&a=1');
  history.replaceState(history.state, '', before);
  replaced.mockRestore();
});
