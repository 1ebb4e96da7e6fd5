import type { FigureData } from '../lib/api-types';
import { NO_CURVE, type FigureState } from './figure-watch';

/**
 * The figure that is written inside its element, as in the one file that a figure is saved as: its data as JSON in a script, and
 * its pictures, in order, as images. Nothing is asked of a server. `undefined` if none is written there.
 */
export function keptFigure(element: Element): FigureState | undefined {
  const json = element.querySelector(':scope > script[type="application/json"]')?.textContent;
  if (json === undefined || json === null) {
    return undefined;
  }
  const data = JSON.parse(json) as FigureData;
  const pictures = [...element.querySelectorAll<HTMLImageElement>(':scope > img')];
  const images = (data.result?.images ?? []).map((image, index) => ({
    ...image,
    url: pictures[index]?.src ?? image.url,
  }));
  return {
    phase: { name: 'done' },
    data: { ...data, ...(data.result && { result: { ...data.result, images } }) },
    curve: data.result?.curve ?? NO_CURVE,
  };
}
