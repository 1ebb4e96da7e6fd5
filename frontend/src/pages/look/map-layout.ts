/**
 * The arrangement of a layer's maps on a canvas in CSS pixels: cells of one size row by row, with gaps between them.
 */
export interface MapLayout {
  readonly columns: number;
  readonly rows: number;
  /** The side of a cell. */
  readonly cell: number;
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

/** The least side of a cell, large enough to see shapes and to hit with a finger. */
const LEAST_CELL = 28;
const MOST_CELL = 72;

/** The largest height of a layer whose cells are enlarged because it has few channels. */
const MOST_HEIGHT = 340;
const GAP = 2;

/**
 * Arranges maps on a canvas. They are magnified by whole numbers only.
 *
 * @param count the number of maps
 * @param side the number of positions on a side of each map
 * @param width the width of the canvas
 */
export function layOut(count: number, side: number, width: number): MapLayout {
  let layout = withCell(count, side * Math.max(1, Math.ceil(LEAST_CELL / side)), width);
  for (let cell = layout.cell + side; cell <= MOST_CELL; cell += side) {
    const larger = withCell(count, cell, width);
    layout = larger.height <= MOST_HEIGHT ? larger : layout;
  }
  return layout;
}

function withCell(count: number, cell: number, width: number): MapLayout {
  const fitting = Math.max(1, Math.floor((width + GAP) / (cell + GAP)));
  const columns = Math.min(count, fitting);
  const rows = Math.ceil(count / columns);
  return { columns, rows, cell, gap: GAP, width: columns * (cell + GAP) - GAP, height: rows * (cell + GAP) - GAP };
}

/** Returns the first rows of a layout. */
export function firstRows(layout: MapLayout, rows: number): MapLayout {
  return { ...layout, rows, height: rows * (layout.cell + layout.gap) - layout.gap };
}

/** A point in a cell, as shares of the cell's side. */
export interface Spot {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** Returns the cell at a point of the canvas; `undefined` in a gap and beyond the last cell. */
export function spotAt(layout: MapLayout, count: number, x: number, y: number): Spot | undefined {
  const pitch = layout.cell + layout.gap;
  const column = Math.floor(x / pitch);
  const row = Math.floor(y / pitch);
  const index = row * layout.columns + column;
  const spot = { index, x: (x - column * pitch) / layout.cell, y: (y - row * pitch) / layout.cell };
  const isInside = column >= 0 && column < layout.columns && row >= 0 && index < count && spot.x < 1 && spot.y < 1;
  return isInside ? spot : undefined;
}
