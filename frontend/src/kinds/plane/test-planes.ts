import type { Angle, PlaneResult } from './result';

/** Returns a number of angles in equal steps. */
export function angles(count: number): Angle[] {
  return Array.from({ length: count }, (_, index) => ({ degrees: (index * 360) / count, picture: index }));
}

/** The plane of two neurons with four pictures and three patches. */
export const result: PlaneResult = {
  set: { name: 'commons', sha256: '', photographs: 2, skipped: [], skippedInAll: 0 },
  a: 'mixed4c:12',
  b: 'mixed4c:31',
  angle: 90,
  angles: angles(4),
  patches: [
    { photograph: 'cat', row: 1, column: 2, picture: 4 },
    { photograph: 'dog', row: 3, column: 4, picture: 5 },
    { photograph: 'cat', row: 5, column: 6, picture: 6 },
  ],
  sides: [
    {
      name: 'before',
      title: 'mixed4c before ReLU',
      rectified: false,
      positions: 32,
      reach: 4,
      points: [
        [1, 1],
        [-1, -2],
      ],
      places: [
        [4, -1],
        [-2, 3],
        [-3, -2],
      ],
      drawn: [0, 1],
    },
    {
      name: 'after',
      title: 'mixed4c after ReLU',
      rectified: true,
      positions: 32,
      reach: 4,
      points: [[1, 1]],
      places: [
        [4, 0],
        [0, 3],
        [0, 0],
      ],
      drawn: [0],
    },
  ],
};
