const ONE = 32_767;
const UNDEFINED = -32_768;

/**
 * Returns the correlation of two photographs; `NaN` where it is not defined.
 *
 * @param side the number of photographs
 */
export function correlationOf(entries: Int16Array, side: number, first: number, second: number): number {
  if (first === second) {
    return 1;
  }
  const [row, column] = first < second ? [first, second] : [second, first];
  const entry = entries[(row * (2 * side - row - 1)) / 2 + column - row - 1] ?? UNDEFINED;
  return entry === UNDEFINED ? NaN : entry / ONE;
}

/**
 * Returns a colour scale's end that all but the largest hundredth of the correlations of a matrix reach, up or down, so that few
 * pairs do not make all others pale.
 */
export function scaleEnd(entries: Int16Array): number {
  const sizes = entries
    .filter((entry) => entry !== UNDEFINED)
    .map(Math.abs)
    .sort();
  const size = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.99))] ?? ONE;
  return Math.min(1, Math.max(0.05, Math.ceil((size / ONE) * 20) / 20));
}

/** Returns the pair of different photographs that correlate most; the first two if no correlation is defined. */
export function mostAlike(entries: Int16Array, side: number): readonly [number, number] {
  let best = 0;
  entries.forEach((entry, index) => {
    if (entry > (entries[best] ?? UNDEFINED)) {
      best = index;
    }
  });
  let row = 0;
  let start = 0;
  while (row < side - 2 && start + side - row - 1 <= best) {
    start += side - row - 1;
    row++;
  }
  return [row, row + 1 + best - start];
}

/** Neighbouring rows of one class. */
export interface Block {
  readonly name: string;
  readonly from: number;
  /** The row after the last one. */
  readonly to: number;
}

/** Returns the blocks of equal names that follow each other. */
export function blocksOf(names: readonly string[]): Block[] {
  const blocks: Block[] = [];
  names.forEach((name, row) => {
    const last = blocks.at(-1);
    if (last?.name === name) {
      blocks[blocks.length - 1] = { ...last, to: row + 1 };
    } else {
      blocks.push({ name, from: row, to: row + 1 });
    }
  });
  return blocks;
}
