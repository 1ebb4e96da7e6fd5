import { percentText } from '../../lib/numbers';
import { familyName, isControl } from './families';
import type { TrialResult } from './result';
import type { ScoreRow } from './score-chart';

/** Returns the rows of the chart of the automatic judge's scores: the unit that the figure is about, and each family. */
export function judgeRows({ families, directions, unit }: TrialResult): readonly ScoreRow[] {
  const rows = families.map(({ group, share, low, high }): ScoreRow => ({
    name: familyName(group),
    share,
    low,
    high,
    dots: directions.filter(({ family }) => family === group).map(({ right, of }) => right / of),
    isControl: isControl(group),
  }));
  return unit === undefined
    ? rows
    : [{ name: unit.name, share: unit.right / unit.of, low: unit.low, high: unit.high }, ...rows];
}

/** Returns the result of the automatic judge in a sentence. */
export function judgeSentence({ families, differences, unit, directions }: TrialResult): string {
  const neurons = families.find(({ group }) => group === 'basis');
  const difference = differences.find(({ group, other }) => group === 'basis' && other === 'random');
  const sentences: string[] = [];
  if (unit !== undefined) {
    const shares = directions.filter(({ family }) => family === 'basis').map(({ right, of }) => right / of);
    const below = shares.filter((share) => share < unit.right / unit.of).length;
    sentences.push(
      `It tells ${unit.name} in ${unit.right} of ${unit.of} questions; ${below} of ${shares.length} other neurons of the layer less often.`,
    );
  }
  if (neurons !== undefined && difference !== undefined) {
    const random = percentText(neurons.share - difference.difference);
    const found =
      difference.low > 0
        ? 'It tells neurons better than random directions'
        : difference.high < 0
          ? 'It tells random directions better than neurons'
          : 'It tells neurons no better and no worse than random directions, as far as this can be said';
    sentences.push(`${found}: ${percentText(neurons.share)} and ${random} right, where 50 % is chance.`);
  }
  return sentences.join(' ');
}

/** Returns a sentence about directions without questions. */
export function leftOutSentence(count: number): string {
  return count === 1
    ? 'One direction is left out, because its optimized pictures excite it less than the best photograph does.'
    : `${count} directions are left out, because their optimized pictures excite them less than the best photograph does.`;
}
