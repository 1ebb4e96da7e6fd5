import type { FigureData } from '../../lib/api-types';
import { credited, finishedFigure } from '../../figure/test-figures';
import type { PackedVectors, SpaceIntroResult } from './result';

/** Packs whole numbers as the server does. */
export function packed(vectors: readonly (readonly number[])[]): PackedVectors {
  const length = vectors[0]?.length ?? 0;
  const view = new DataView(new ArrayBuffer(2 * vectors.length * length));
  vectors.flat().forEach((value, index) => view.setInt16(2 * index, value, true));
  const values = btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
  return { count: vectors.length, length, unit: 1, values };
}

/** Four photographs in a layer of four neurons; the pictures of the axes come first. */
export const VECTORS = [
  [4, 0, 1, 0],
  [0, 3, 0, 0],
  [0, 0, 2, 5],
  [1, 1, 0, 0],
] as const;

export const BEFORE = [
  [4, -2, 1, -1],
  [-3, 3, -1, -1],
  [-1, -2, 2, 5],
  [1, 1, -4, -2],
] as const;

/** Returns the figure of a step; its axes are the neurons 0, 1 and 3. */
export function stepFigure(step: number, change: Partial<SpaceIntroResult> = {}): FigureData {
  const data: SpaceIntroResult = {
    set: { name: 'samples', sha256: '', photographs: 4, skipped: [], skippedInAll: 0 },
    step,
    channels: 4,
    axes: [0, 1, 3],
    rows: 2,
    columns: 2,
    beforeRelu: false,
    points: ['cat', 'dog', 'tower', 'fish'].map((photograph, index) => ({
      photograph,
      row: 0,
      column: 0,
      picture: 3 + index,
    })),
    vectors: packed(VECTORS),
    directions: [0, 1, 2].map((axis) => ({
      weights: [0, 1, 2].map((other) => (other === axis ? 1 : 0)),
      picture: axis,
    })),
    ...change,
  };
  const figure = finishedFigure(['a', 'b', 'c', 'cat', 'dog', 'tower', 'fish'], data, {
    spec: { kind: 'space-intro', model: 'm', units: ['mixed4c:0', 'mixed4c:1', 'mixed4c:3'] },
  });
  const credit = { title: 'A cat', author: 'Ann', licence: 'CC0 1.0', source: 'https://example.org/cat' };
  return credited(figure, { 3: credit });
}
