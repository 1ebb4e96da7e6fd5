import type { Series } from '../../figure/depth-curves';
import type { Estimate, Numbers, SparsityResult, StageKind, StageSparsity } from './result';

/** A measure of sparsity that the figure shows against depth. */
export interface Measure {
  readonly name: string;
  /** What the axis says. */
  readonly label: string;
  /** One sentence on how to read it. */
  readonly reading: string;
  readonly isLogarithmic?: boolean;
  /** Whether only layers have it. */
  readonly isOfLayers?: boolean;
  readonly estimate: (numbers: Numbers) => Estimate | undefined;
}

function single(value: number | undefined): Estimate | undefined {
  return value === undefined ? undefined : { mean: value, photographs: 0 };
}

export const MEASURES: readonly [Measure, ...Measure[]] = [
  {
    name: 'Share not zero',
    label: 'share of activations that are not zero',
    reading: 'Smaller is sparser. Before a ReLU hardly any value is exactly zero.',
    estimate: ({ nonZero }) => nonZero,
  },
  {
    name: 'Share above zero',
    label: 'share of values that are above zero',
    reading: 'Of the values before a ReLU, this share comes through it.',
    estimate: ({ positive }) => positive,
  },
  {
    name: 'Treves–Rolls',
    label: 'Treves–Rolls sparseness',
    reading: 'Smaller is sparser: 1 if all activations are equal, near 0 if few are much larger than the others.',
    estimate: ({ trevesRolls }) => trevesRolls,
  },
  {
    name: 'Hoyer',
    label: 'Hoyer sparseness',
    reading: 'Larger is sparser: 0 if all activations are equal, 1 if a single one is not zero.',
    estimate: ({ hoyer }) => hoyer,
  },
  {
    name: 'Kurtosis',
    label: 'kurtosis of a photograph’s pattern, logarithmic',
    reading: 'Larger is sparser: 3 for a Gaussian, more for heavy tails.',
    isLogarithmic: true,
    estimate: ({ patternKurtosis }) => patternKurtosis,
  },
  {
    name: 'Participation ratio',
    label: 'participation ratio of the sample, logarithmic',
    reading: 'The number of dimensions over which the activations spread. Too small where photographs are few.',
    isLogarithmic: true,
    isOfLayers: true,
    estimate: ({ participation }) => single(participation),
  },
  {
    name: 'Participation ratio, corrected',
    label: 'participation ratio, corrected for the number of photographs, logarithmic',
    reading: 'The number of dimensions over which the activations spread, as it would be for very many photographs.',
    isLogarithmic: true,
    isOfLayers: true,
    estimate: ({ participationCorrected }) => single(participationCorrected),
  },
];

/** The kinds of stages with the words of the legend. */
export const KINDS: readonly { readonly kind: StageKind; readonly name: string }[] = [
  { kind: 'layer', name: 'layers' },
  { kind: 'branch', name: 'branch convolutions' },
  { kind: 'before-relu', name: 'before the ReLU' },
];

/** Returns the stages of some kinds, in depth order. */
export function stagesOf(data: SparsityResult, kinds: ReadonlySet<StageKind>): readonly StageSparsity[] {
  return data.stages.filter(({ kind }) => kinds.has(kind));
}

/** Returns the curves of a measure: for each kind of stage one of the network and one of the untrained network. */
export function seriesOf(stages: readonly StageSparsity[], measure: Measure): readonly Series[] {
  return KINDS.flatMap(({ kind, name }) => {
    const at = stages.flatMap((stage, index) => (stage.kind === kind ? [index] : []));
    const isAlone = at.length === stages.length;
    return at.length === 0 || (measure.isOfLayers === true && kind !== 'layer')
      ? []
      : [
          { ...curve(stages, measure, 'trained'), at, name: isAlone ? 'trained' : name },
          {
            ...curve(stages, measure, 'untrained'),
            at,
            name: isAlone ? 'untrained' : `${name}, untrained`,
            isControl: true,
          },
        ];
  });
}

function curve(
  stages: readonly StageSparsity[],
  measure: Measure,
  network: 'trained' | 'untrained',
): Pick<Series, 'values' | 'low' | 'high'> {
  const estimates = stages.map((stage) => measure.estimate(stage[network]));
  const end = (sign: number) => (each: Estimate | undefined) =>
    each?.mean === undefined || each.error === undefined ? null : each.mean + sign * each.error;
  return {
    values: estimates.map((each) => each?.mean ?? null),
    low: estimates.map(end(-1)),
    high: estimates.map(end(1)),
  };
}
