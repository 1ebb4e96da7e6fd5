import { expect, it, vi } from 'vitest';
import { zoomOf } from './full-screen';
import { FeatureFigure } from './feature-figure';

it('enlarges texts on a projector, and never makes them smaller', () => {
  expect(zoomOf(1920, 1080)).toBeGreaterThan(1.7);
  expect(zoomOf(3840, 2160)).toBeGreaterThan(3.4);
  expect(zoomOf(390, 844)).toBe(1);
  expect(zoomOf(1280, 620)).toBe(1);
});

it('is asked for by F over the figure, and neither in a field nor with another key', async () => {
  Object.defineProperty(document, 'fullscreenEnabled', { value: true, configurable: true });
  const figure = new FeatureFigure();
  const request = vi.fn(() => Promise.resolve());
  figure.requestFullscreen = request;
  const field = document.createElement('input');
  document.body.append(figure, field);
  await figure.updateComplete;
  const press = (at: Element, init: KeyboardEventInit): void => {
    at.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init }));
  };
  press(document.body, { key: 'f' });
  press(figure, { key: 'f', ctrlKey: true });
  press(figure, { key: 'g' });
  expect(request).not.toHaveBeenCalled();
  press(figure, { key: 'f' });
  expect(request).toHaveBeenCalledTimes(1);
  figure.ownPage = true;
  press(field, { key: 'f' });
  expect(request).toHaveBeenCalledTimes(1);
  press(document.body, { key: 'F' });
  expect(request).toHaveBeenCalledTimes(2);
  figure.remove();
  press(document.body, { key: 'f' });
  expect(request).toHaveBeenCalledTimes(2);
  field.remove();
});
