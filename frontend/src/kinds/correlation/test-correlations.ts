import type { CorrelationResult, LayerCorrelation, Measured } from './result';

/** Returns correlations as the server packs them: those above the diagonal, row by row; `NaN` where there is none. */
export function packed(correlations: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(2 * correlations.length));
  correlations.forEach((each, index) =>
    view.setInt16(2 * index, Number.isNaN(each) ? -32_768 : Math.round(each * 32_767), true),
  );
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

function measured(correlations: readonly number[], same: number, different: number, hasClasses: boolean): Measured {
  const estimate = (value: number): { value: number; low: number; high: number } => ({
    value,
    low: value - 0.01,
    high: value + 0.01,
  });
  return {
    mean: estimate((same + different) / 2),
    nonZero: 0.5,
    undefined: 0,
    ...(hasClasses && {
      agreement: {
        same: estimate(same),
        different: estimate(different),
        difference: estimate(same - different),
      },
    }),
    matrix: packed(correlations),
    order: [0, 2, 1, 3],
  };
}

/** Returns the data of four photographs in two classes at two layers. */
export function correlationsOfFour(hasClasses = true): CorrelationResult {
  const layer = (name: string, trained: Measured, untrained: Measured): LayerCorrelation => ({
    name,
    height: 8,
    width: 8,
    channels: 3,
    positions: 16,
    trained,
    untrained,
  });
  const found = { layer: 1, earliest: 1, latest: 1, without: 0 };
  return {
    set: { name: 'pets', sha256: 'ab', photographs: 4, skipped: [], skippedInAll: 0 },
    answer: ['From second on, photographs of one class correlate more.'],
    classes: hasClasses ? ['cats', 'dogs'].map((name) => ({ name, photographs: 2 })) : [],
    withoutClass: hasClasses ? 0 : 4,
    ...(hasClasses && { partings: { trained: found, untrained: { without: 1 }, beyondUntrained: found } }),
    shown: ['cats/a.jpg', 'cats/b.jpg', 'dogs/c.jpg', 'dogs/d.jpg'].map((name, index) => ({
      name,
      classIndex: hasClasses ? Math.floor(index / 2) : -1,
    })),
    orderedByClass: hasClasses,
    judgedLayers: 2,
    layers: [
      layer(
        'first',
        measured([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 0.35, 0.35, hasClasses),
        measured([0.9, 0.9, 0.9, 0.9, 0.9, 0.9], 0.9, 0.9, hasClasses),
      ),
      layer(
        'second',
        measured([0.8, -0.2, -0.1, 0, 0.1, 0.7], 0.75, -0.05, hasClasses),
        measured([0.95, 0.9, 0.9, 0.9, 0.9, NaN], 0.95, 0.9, hasClasses),
      ),
    ],
  };
}
