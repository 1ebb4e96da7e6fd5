import type { ScaleContinuousNumeric } from 'd3-scale';
import { valueText } from '../lib/numbers';

/** The assumed width of a letter of a stage's name, pixels. */
const LETTER = 6.1;
const MOST_NAME = 16;
/** The least number of letters to which names are shortened so that they stand side by side. */
const LEAST_NAME = 8;
/** The least distance between turned names, pixels. */
export const LINE = 13;

/** How the names of the stages are written under the axis: side by side, or turned. */
export interface NamesLayout {
  readonly isLevel: boolean;
  /** The greatest number of letters of a name. */
  readonly letters: number;
  /** The stages that have a name. */
  readonly named: readonly number[];
  /** The height that the names take, pixels. */
  readonly height: number;
}

/**
 * Returns how names of stages are written under an axis with `width` pixels. They stand side by side if there is space for them, or
 * for all but a few long ones, which are shortened. Else they are turned, and those that would come too close to the one before are
 * left out.
 *
 * @param at the stages that may have a name
 */
export function layoutOfNames(
  stages: readonly string[],
  width: number,
  at: readonly number[] = [...stages.keys()],
): NamesLayout {
  const lengths = at.map((stage) => Math.min(MOST_NAME, stages[stage]?.length ?? 0));
  const step = width / Math.max(1, stages.length);
  const letters = Math.floor((step - 8) / LETTER);
  const longer = lengths.filter((length) => length > letters).length;
  if (at.length === stages.length && (longer === 0 || (letters >= LEAST_NAME && longer * 5 <= at.length))) {
    return { isLevel: true, letters, named: at, height: 24 };
  }
  const named: number[] = [];
  for (const stage of at) {
    const last = named.at(-1);
    if (last === undefined || (stage - last) * step >= LINE) {
      named.push(stage);
    }
  }
  const longest = Math.max(0, ...lengths) * LETTER;
  return { isLevel: false, letters: MOST_NAME, named, height: Math.round(16 + longest * Math.SQRT1_2) };
}

/**
 * Returns the runs of stages, each next to the other, for which all of several numbers are defined.
 *
 * @param at the stages in question
 */
export function runsOf(at: readonly number[], ...values: readonly (readonly (number | null)[])[]): number[][] {
  const runs: number[][] = [];
  let run: number[] | undefined;
  at.forEach((stage) => {
    if (values.some((each) => typeof each[stage] !== 'number')) {
      run = undefined;
    } else if (run === undefined) {
      run = [stage];
      runs.push(run);
    } else {
      run.push(stage);
    }
  });
  return runs;
}

/** Returns values for ticks; on a logarithmic axis powers of ten if it has two of them. */
export function ticksOf(y: ScaleContinuousNumeric<number, number>, isLogarithmic: boolean): number[] {
  const ticks = y.ticks(5);
  const powers = ticks.filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e6) / 1e6));
  return isLogarithmic && powers.length >= 2 ? powers : isLogarithmic ? ticks.filter((_, i) => i % 2 === 0) : ticks;
}

/** Returns the text of a tick, with the digits that it needs. */
export function tickText(tick: number): string {
  return tick === 0
    ? '0'
    : Math.abs(tick) >= 1e5 || Math.abs(tick) < 1e-4
      ? valueText(tick)
      : String(Number(tick.toPrecision(6))).replace('-', '−');
}
