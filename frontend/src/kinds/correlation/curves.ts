import type { Series } from '../../figure/depth-curves';
import { correlationOf } from './matrix';
import type { CorrelationResult, Estimate, LayerCorrelation } from './result';

function seriesOf(
  layers: readonly LayerCorrelation[],
  name: string,
  estimate: (layer: LayerCorrelation) => Estimate | undefined,
): Series {
  return {
    name,
    values: layers.map((layer) => estimate(layer)?.value ?? null),
    low: layers.map((layer) => estimate(layer)?.low ?? null),
    high: layers.map((layer) => estimate(layer)?.high ?? null),
  };
}

function control(layers: readonly LayerCorrelation[], value: (layer: LayerCorrelation) => number | undefined): Series {
  return { name: 'untrained', values: layers.map((layer) => value(layer) ?? null), isControl: true };
}

/** Returns the mean correlation and the sparsity of each layer, each before its control. */
export function twoCurves({ layers }: CorrelationResult): Series[] {
  return [
    seriesOf(layers, 'mean correlation', ({ trained }) => trained.mean),
    control(layers, ({ untrained }) => untrained.mean?.value),
    { name: 'share of non-zero activations', values: layers.map(({ trained }) => trained.nonZero) },
    control(layers, ({ untrained }) => untrained.nonZero),
  ];
}

/** Returns the mean correlations within and between classes, each before its control; none if classes cannot be compared. */
export function classCurves({ layers, partings }: CorrelationResult): Series[] {
  return partings === undefined
    ? []
    : [
        seriesOf(layers, 'same class', ({ trained }) => trained.agreement?.same),
        control(layers, ({ untrained }) => untrained.agreement?.same.value),
        seriesOf(layers, 'different classes', ({ trained }) => trained.agreement?.different),
        control(layers, ({ untrained }) => untrained.agreement?.different.value),
      ];
}

/** Returns the difference of the two with its control; none if classes cannot be compared. */
export function differenceCurves({ layers, partings }: CorrelationResult): Series[] {
  return partings === undefined
    ? []
    : [
        seriesOf(layers, 'difference', ({ trained }) => trained.agreement?.difference),
        control(layers, ({ untrained }) => untrained.agreement?.difference.value),
      ];
}

/** The unpacked correlations of a layer. */
export interface Entries {
  readonly trained: Int16Array;
  readonly untrained: Int16Array;
}

/** Returns the correlation of two photographs at each layer, before its control. */
export function pairCurves(entries: readonly Entries[], side: number, first: number, second: number): Series[] {
  const values = (network: 'trained' | 'untrained'): (number | null)[] =>
    entries.map((layer) => {
      const correlation = correlationOf(layer[network], side, first, second);
      return Number.isNaN(correlation) ? null : correlation;
    });
  return [
    { name: 'these two', values: values('trained') },
    { name: 'untrained', values: values('untrained'), isControl: true },
  ];
}

/** Returns the layer that is shown first: the one at which classes differ most, else the one in the middle. */
export function firstLayer({ layers, judgedLayers }: CorrelationResult): number {
  const differences = layers
    .slice(0, judgedLayers)
    .map(({ trained }) => trained.agreement?.difference.value ?? -Infinity);
  const most = Math.max(...differences);
  return most > -Infinity ? differences.indexOf(most) : Math.floor(layers.length / 2);
}
