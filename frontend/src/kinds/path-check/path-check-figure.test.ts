import { afterEach, expect, it } from 'vitest';
import { finishedFigure } from '../../figure/test-figures';
import { curvesOf, PathCheckFigure, relativeText } from './path-check-figure';
import type { LayerPaths, PathCheckResult } from './result';

const estimate = (value: number): { value: number; low: number; high: number } => ({
  value,
  low: value - 0.1,
  high: value + 0.1,
});
const layers: LayerPaths[] = [
  { layer: 'conv2d0', channels: 8, picture: estimate(0.1), top: estimate(0.6), differentClass: estimate(0.4) },
  {
    layer: 'mixed3a',
    channels: 16,
    picture: estimate(0.5),
    top: estimate(0.7),
    sameClass: estimate(0.6),
    differentClass: estimate(0.4),
    relative: 0.5,
  },
] as LayerPaths[];
const data: PathCheckResult = {
  set: { name: 'commons', sha256: '', photographs: 240, skipped: [], skippedInAll: 1 },
  classes: 8,
  finding: 'At 1 of 2 layers it differs.',
  layers,
};

afterEach(() => document.body.replaceChildren());

it('has a curve for the picture, one for its photographs, and the bounds as controls', () => {
  const curves = curvesOf(data);
  expect(curves.map(({ isControl }) => isControl)).toEqual([false, true, false, true]);
  expect(curves[0]?.values).toEqual([0.1, 0.5]);
  expect(curves[1]?.values).toEqual([null, 0.6]);
  expect(curvesOf({ ...data, classes: 0 })).toHaveLength(3);
});

it('says where the picture stands between the bounds, or that there is no scale', () => {
  expect(relativeText(layers[1] as LayerPaths)).toContain('0.500');
  expect(relativeText(layers[0] as LayerPaths)).toContain('no scale');
});

it('draws the finding, the curves and the pictures, and tells what a pressed layer is', async () => {
  const element = new PathCheckFigure();
  element.figure = finishedFigure(['optimized', 'birds/a.jpg', 'fish/b.jpg'], data);
  document.body.append(element);
  await element.updateComplete;
  const text = (): string => element.renderRoot.textContent ?? '';
  expect(text()).toContain('At 1 of 2 layers it differs.');
  expect(text()).toContain('At mixed3a the picture stands at');
  expect(text()).toContain('240 photographs of the set commons in 8 classes; 1 file could not be read');
  expect(element.renderRoot.querySelectorAll('li img')).toHaveLength(3);
  const curves = element.renderRoot.querySelector('depth-curves') as HTMLElement;
  curves.dispatchEvent(new CustomEvent('stage-select', { detail: 0 }));
  await element.updateComplete;
  expect(text()).toContain('At conv2d0');
});
