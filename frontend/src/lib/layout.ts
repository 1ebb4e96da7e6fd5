/** How the pictures of a figure stand to each other. They fill cells row by row, after `skipped` cells that stay empty. */
export interface Layout {
  readonly form: 'grid' | 'matrix' | 'frames';
  readonly rows: number;
  readonly columns: number;
  readonly skipped: number;
  /** One for each row of a matrix. */
  readonly rowLabels: readonly string[];
  /** One for each column of a matrix, or for each of the frames. */
  readonly columnLabels: readonly string[];
}

/** How many pictures a layout has room for; a grid's last row may have places left over. */
export function placesIn(layout: Layout): number {
  return layout.form === 'frames' ? layout.columnLabels.length : layout.rows * layout.columns - layout.skipped;
}

/** What the layout itself calls a picture: its row and column, or its place in the sequence; nothing in a grid. */
export function placeName(layout: Layout, picture: number): string {
  if (layout.form === 'frames') {
    return layout.columnLabels[picture] ?? '';
  }
  const cell = picture + layout.skipped;
  const row = layout.rowLabels[Math.floor(cell / layout.columns)] ?? '';
  const column = layout.columnLabels[cell % layout.columns] ?? '';
  return [row, column].filter((name) => name !== '').join(', ');
}
