/** Where each map of a layer lies on its canvas, in CSS pixels: cells row by row, all alike, a gap between them. */
export interface MapLayout {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell. */
  readonly cell: number;
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

/** A cell is at least so wide that a reader can see a shape in it and hit it with a finger. */
const LEAST_CELL = 28;
const MOST_CELL = 72;

/** A layer of few channels has larger cells, as long as all of them together are no higher than this. */
const MOST_HEIGHT = 340;
const GAP = 2;

/** Lays `count` maps of `side` positions a side out over `width` pixels. Maps are magnified by whole numbers only. */
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

/** The first rows of a layout. */
export function firstRows(layout: MapLayout, rows: number): MapLayout {
  return { ...layout, rows, height: rows * (layout.cell + layout.gap) - layout.gap };
}

/** A cell, and where in it as a share of its side. */
export interface Spot {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** The cell at a place of the canvas; `undefined` in a gap and beyond the last cell. */
export function spotAt(layout: MapLayout, count: number, x: number, y: number): Spot | undefined {
  const pitch = layout.cell + layout.gap;
  const column = Math.floor(x / pitch);
  const row = Math.floor(y / pitch);
  const index = row * layout.columns + column;
  const spot = { index, x: (x - column * pitch) / layout.cell, y: (y - row * pitch) / layout.cell };
  const isInside = column >= 0 && column < layout.columns && row >= 0 && index < count && spot.x < 1 && spot.y < 1;
  return isInside ? spot : undefined;
}
