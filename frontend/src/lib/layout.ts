import type { Layout } from './api-types';

/** Returns how many pictures a layout has room for. The last row of a grid may have empty places. */
export function placesIn(layout: Layout): number {
  return layout.form === 'frames' ? layout.columnLabels.length : layout.rows * layout.columns - layout.skipped;
}

/** Returns the layout's label of a picture: its row and column, or its label among the frames. In a grid it is empty. */
export function placeName(layout: Layout, picture: number): string {
  if (layout.form === 'frames') {
    return layout.columnLabels[picture] ?? '';
  }
  const cell = picture + layout.skipped;
  const row = layout.rowLabels[Math.floor(cell / layout.columns)] ?? '';
  const column = layout.columnLabels[cell % layout.columns] ?? '';
  return [row, column].filter((name) => name !== '').join(', ');
}
