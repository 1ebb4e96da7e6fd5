/** Where the whole map, the square from 0 to 1, lies in a square window: `pixel = place * scale + offset`, in shares of the window. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

/** The most that one can come near. */
export const MOST_SCALE = 12;

/** The view with its scale and place brought to where the window is full of the map. */
function within({ scale, x, y }: View): View {
  const kept = Math.min(MOST_SCALE, Math.max(1, scale));
  const held = (offset: number): number => Math.min(0, Math.max(1 - kept, offset));
  return { scale: kept, x: held(x), y: held(y) };
}

/** Nearer by `factor`, the place under `(x, y)` of the window staying where it is. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const scale = Math.min(MOST_SCALE, Math.max(1, view.scale * factor));
  const real = scale / view.scale;
  return within({ scale, x: x - (x - view.x) * real, y: y - (y - view.y) * real });
}

/** Moved by shares of the window. */
export function moved(view: View, x: number, y: number): View {
  return within({ ...view, x: view.x + x, y: view.y + y });
}

/** Moved as little as shows a whole cell of a grid of `side` by `side`. */
export function showing(view: View, cell: number, side: number): View {
  const size = view.scale / side;
  const shift = (at: number): number => Math.max(0, -at) - Math.max(0, at + size - 1);
  return moved(view, shift((cell % side) * size + view.x), shift(Math.floor(cell / side) * size + view.y));
}

/** The cell of a grid of `side` by `side` under `(x, y)` of the window. */
export function cellAt(view: View, x: number, y: number, side: number): number {
  const part = (at: number, offset: number): number =>
    Math.min(side - 1, Math.max(0, Math.floor(((at - offset) / view.scale) * side)));
  return part(y, view.y) * side + part(x, view.x);
}
