/** Returns the picked pictures after `index` was pressed: it is added at the end, or removed if it was picked. */
export function toggled(picks: readonly number[] | undefined, index: number): readonly number[] {
  const before = picks ?? [];
  return before.includes(index) ? before.filter((other) => other !== index) : [...before, index];
}
