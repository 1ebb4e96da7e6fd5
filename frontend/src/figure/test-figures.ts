import { render, type LitElement } from 'lit';
import type { Credit, FigureData, FigureResult, Layout } from '../lib/api-types';
import { placesIn } from '../lib/layout';
import type { FigureView } from './figure-kind';
import { picturesOf } from './figure-pictures';
import type { Picture } from './picture-tile';

/** Returns the layout of a grid with one row. */
export function gridOf(columns: number): Layout {
  return { form: 'grid', rows: 1, columns, skipped: 0, rowLabels: [], columnLabels: [] };
}

/**
 * Returns a finished figure for tests, with a picture for each label.
 *
 * @param change replaces fields of the figure
 */
export function finishedFigure(labels: readonly string[], data?: object, change: Partial<FigureData> = {}): FigureData {
  const images = labels.map((label, index) => ({
    url: `/figures/a/${index}.png`,
    width: 8,
    height: 8,
    label,
    unit: '',
    objective: 0,
  }));
  const result: FigureResult = {
    images,
    curve: { steps: [], objective: [] },
    milliseconds: 1,
    tables: [],
    ...(data && { data }),
  };
  const { id = 'a' } = change;
  return {
    id,
    url: `/figures/${id}`,
    embedUrl: `/embed/${id}`,
    apiUrl: `/api/v1/figures/${id}`,
    eventsUrl: `/api/v1/figures/${id}/events`,
    readableUrl: '/figure?',
    status: 'done',
    kind: 'another',
    title: '',
    caption: '',
    spec: { kind: 'another' },
    layout: gridOf(images.length),
    createdAt: '',
    frames: [{ width: 1, height: 1 }],
    frameHeight: 'calc(1px)',
    elementHeight: 'calc(1px)',
    result,
    ...change,
  };
}

/** Returns the figure with credits for some of its pictures, by their index. */
export function credited(figure: FigureData, credits: Readonly<Record<number, Credit>>): FigureData {
  const images = (figure.result?.images ?? []).map((image, index) => {
    const credit = credits[index];
    return credit === undefined ? image : { ...image, credit };
  });
  return { ...figure, ...(figure.result && { result: { ...figure.result, images } }) };
}

/** Returns the view of a figure for tests of a kind's element. */
export function viewOf(data: FigureData | undefined, change: Partial<FigureView> = {}): FigureView {
  return {
    data,
    pictures: (data?.result?.images ?? []).map(({ url, label }) => ({ label, description: label, src: url })),
    frame: undefined,
    label: '',
    target: '_top',
    portraits: undefined,
    noAutoplay: true,
    noControls: false,
    noPages: false,
    isFromFile: false,
    onFocus: () => undefined,
    ...change,
  };
}

/** Returns the pictures of a finished figure of this layout, labelled `unit 0`, `unit 1` and so on. */
export function picturesIn(layout: Layout): Picture[] {
  const images = Array.from({ length: placesIn(layout) }, (_, index) => ({
    url: `/figures/a/${index}.png`,
    label: `unit ${index}`,
  }));
  return picturesOf({ kind: 'another', model: 'm' }, images, '', layout);
}

/** Adds an element to the page and waits until it is drawn. */
export async function shown<E extends LitElement>(element: E): Promise<E> {
  document.body.append(element);
  await element.updateComplete;
  return element;
}

/** Returns the elements within the shadow root of an element that match a selector. */
export function all(element: Element, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** Renders a template into an element of the page. */
export function rendered(template: unknown): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  render(template, host);
  return host;
}
