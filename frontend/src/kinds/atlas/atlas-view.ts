/**
 * The visible part of a map that is the square from 0 to 1, in a square window: `pixel = position * scale + offset`, in
 * shares of the window's side.
 */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

/** The largest scale. */
export const MOST_SCALE = 12;

/** Returns the nearest view in which the map fills the window. */
function within({ scale, x, y }: View): View {
  const kept = Math.min(MOST_SCALE, Math.max(1, scale));
  const held = (offset: number): number => Math.min(0, Math.max(1 - kept, offset));
  return { scale: kept, x: held(x), y: held(y) };
}

/** Returns a view as links write it: its scale and offsets, separated by commas. */
export function viewText({ scale, x, y }: View): string {
  return [scale, x, y].map((value) => String(Number(value.toFixed(3)))).join(',');
}

/** Returns the view of a text of {@link viewText}; the whole map if the text is none. */
export function viewOf(text: string): View {
  const numbers = text.split(',').map(Number);
  const [scale = NaN, x = NaN, y = NaN] = numbers;
  return text !== '' && [scale, x, y].every(Number.isFinite) ? within({ scale, x, y }) : WHOLE;
}

/** Zooms by `factor` around the point `(x, y)` of the window. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const scale = Math.min(MOST_SCALE, Math.max(1, view.scale * factor));
  const real = scale / view.scale;
  return within({ scale, x: x - (x - view.x) * real, y: y - (y - view.y) * real });
}

/** Moves the map by shares of the window's side. */
export function moved(view: View, x: number, y: number): View {
  return within({ ...view, x: view.x + x, y: view.y + y });
}

/** Moves the map by the least distance after which a cell of a grid of `side` by `side` is visible. */
export function showing(view: View, cell: number, side: number): View {
  const size = view.scale / side;
  const shift = (at: number): number => Math.max(0, -at) - Math.max(0, at + size - 1);
  return moved(view, shift((cell % side) * size + view.x), shift(Math.floor(cell / side) * size + view.y));
}

/** Returns the cell of a grid of `side` by `side` at the point `(x, y)` of the window. */
export function cellAt(view: View, x: number, y: number, side: number): number {
  const part = (at: number, offset: number): number =>
    Math.min(side - 1, Math.max(0, Math.floor(((at - offset) / view.scale) * side)));
  return part(y, view.y) * side + part(x, view.x);
}
