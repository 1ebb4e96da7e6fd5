/** A grid of cells that are counted row by row. */
export interface GridShape {
  readonly count: number;
  readonly columns: number;
}

/** The number of rows that Page Up and Page Down move by. */
const PAGE_ROWS = 5;

/**
 * Returns the cell that a key moves to from cell `index` by the rules of the ARIA grid pattern; `undefined` for a key
 * that does not move. A move out of the grid has no effect, except that Page Up and Page Down move as far as possible.
 */
export function nextCell(index: number, key: string, withControl: boolean, grid: GridShape): number | undefined {
  const { count, columns } = grid;
  const rowStart = index - (index % columns);
  const last = count - 1;
  const stay = (target: number): number => (target < 0 || target > last ? index : target);
  switch (key) {
    case 'ArrowLeft':
      return index === rowStart ? index : index - 1;
    case 'ArrowRight':
      return index === rowStart + columns - 1 ? index : stay(index + 1);
    case 'ArrowUp':
      return stay(index - columns);
    case 'ArrowDown':
      return stay(index + columns);
    case 'Home':
      return withControl ? 0 : rowStart;
    case 'End':
      return withControl ? last : Math.min(rowStart + columns - 1, last);
    case 'PageUp':
      return index - columns * Math.min(PAGE_ROWS, Math.floor(index / columns));
    case 'PageDown':
      return index + columns * Math.min(PAGE_ROWS, Math.floor((last - index) / columns));
    default:
      return undefined;
  }
}
