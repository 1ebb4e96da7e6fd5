import { Crossing, isConstant, isSameLine, turn, type Line } from './exact-lines';

/** Returns the number of regions into which lines in general position cut the plane: `1 + m + m (m - 1) / 2`. */
export function mostRegions(lines: number): number {
  return 1 + lines + (lines * (lines - 1)) / 2;
}

/** Returns the lines of functions that are not constant, each once. */
export function distinctLines(functions: readonly Line[]): readonly Line[] {
  const distinct: Line[] = [];
  for (const line of functions) {
    if (!isConstant(line) && !distinct.some((other) => isSameLine(line, other))) {
      distinct.push(line);
    }
  }
  return distinct;
}

/**
 * Returns the number of regions into which lines cut the whole plane. By Euler's formula it is
 *
 *     1 + distinct lines + the sum over their crossings of (the number of lines through the crossing - 1).
 *
 * The sum is taken line by line: through a crossing with lines before it, a line adds 1 to the sum, however many lines that are.
 */
export function regionsOfPlane(functions: readonly Line[]): number {
  const lines = distinctLines(functions);
  return lines.reduce((sum, line, index) => sum + 1 + crossingsOn(line, lines.slice(0, index)), 1);
}

/** Returns the number of distinct points in which other lines cross a line. */
function crossingsOn(line: Line, others: readonly Line[]): number {
  const crossing = others
    .filter((other) => turn(line, other) !== 0)
    .map((other) => ({ other, at: new Crossing(line, other) }));
  // along the line, the sign of another function at a crossing tells on which side of its own crossing it is
  crossing.sort((p, q) => p.at.signOf(q.other) * turn(line, q.other));
  return crossing.filter(({ at }, index) => index === 0 || at.signOf(crossing[index - 1]!.other) !== 0).length;
}
