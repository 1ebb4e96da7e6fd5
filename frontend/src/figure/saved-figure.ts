import type { FigureData } from '../lib/api-types';
import { NO_CURVE, type FigureState } from './figure-watch';

/**
 * Returns the figure whose data is written inside its element, as in a figure saved as one HTML file: the data as JSON
 * in a script, the pictures in order as images. No server is asked. Returns `undefined` if there is no such data.
 */
export function savedFigure(element: Element): FigureState | undefined {
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
