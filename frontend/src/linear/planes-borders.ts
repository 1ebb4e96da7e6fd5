import { activated } from './plane-layers';
import { neuronName, type PlanePicture } from './plane-picture';
import type { SceneColours, SceneContent, SceneLabel, ScenePoints } from './planes-content';
import { topOf, type Heights } from './planes-heights';
import type { Place } from './planes-geometry';
import type { Point } from './regions';
import type { Surface } from './surfaces';
import { pointBetween, valuesAt } from './walk';

/** The most surfaces that have names and borders. */
const MOST_NAMED = 12;

/** How many parts a side of the square has where the border of a surface is drawn. */
const EDGE_PARTS = 40;

/** Names each surface at the corner of the square at which it is farthest from the others, and the ends of the axes. */
export function labelsOf(
  picture: PlanePicture,
  surfaces: readonly Surface[],
  place: SceneContent['place'],
  onFloor: (point: Point) => Place,
  heights: Heights,
  picks: ScenePoints['picks'],
): readonly SceneLabel[] {
  const { layers, square } = picture;
  const { low, high } = square;
  const hasSecond = layers.second.biases.length > 0;
  const first = hasSecond ? layers.first.biases.length : 0;
  const ends = [
    { x: low, y: low },
    { x: high, y: low },
    { x: high, y: high },
    { x: low, y: high },
  ].map((point) => ({
    point,
    outputs: valuesAt(layers, point)
      .slice(first, first + surfaces.length)
      .map((value, i) => activated(layers.activation, value + (hasSecond ? 0 : (layers.thresholds[i] ?? 0)))),
  }));
  const names =
    surfaces.length > MOST_NAMED
      ? []
      : surfaces.map((_, i): SceneLabel => {
          const rooms = ends.map(({ outputs }) =>
            Math.min(...outputs.map((other, j) => (j === i ? Infinity : Math.abs(other - outputs[i]!)))),
          );
          const { point, outputs } = ends[rooms.indexOf(Math.max(...rooms))]!;
          const [x, y] = [point.x, point.y].map((value) => (low + high) / 2 + 1.06 * (value - (low + high) / 2));
          return { place: place(x!, y!, outputs[i]!), text: neuronName(layers, first + i), what: 'neuron' };
        });
  const beside = low - 0.1 * (high - low);
  const middle = (low + high) / 2;
  const axes: readonly (readonly [Point, string])[] = [
    [{ x: middle, y: beside }, 'x₁'],
    [{ x: high, y: beside }, text(high)],
    [{ x: beside, y: middle }, 'x₂'],
    [{ x: beside, y: low }, text(low)],
    [{ x: beside, y: high }, text(high)],
  ];
  const outputs = [...new Set([heights.least, 0, heights.most])].map((value): SceneLabel => {
    return { place: place(low, low, value), text: `y = ${text(Math.round(value * 10) / 10)}`, what: 'output' };
  });
  return [
    ...names,
    ...picks.map(({ point }, i): SceneLabel => {
      const [x, , z] = onFloor(point);
      return { place: [x, topOf(heights) + 0.07, z], text: i === 0 ? 'A' : 'B', what: 'point' };
    }),
    ...axes.map(([point, label]): SceneLabel => ({ place: onFloor(point), text: label, what: 'input' })),
    ...outputs,
  ];
}

/** Returns the borders of surfaces in the colours of their signs. */
export function edgesOf(
  picture: PlanePicture,
  surfaces: number,
  corners: readonly Point[],
  place: SceneContent['place'],
  colours: SceneColours,
): SceneContent['edges'] {
  if (surfaces > MOST_NAMED) {
    return [];
  }
  const { layers } = picture;
  const hasSecond = layers.second.biases.length > 0;
  const first = hasSecond ? layers.first.biases.length : 0;
  const ends: Record<'positive' | 'negative', Place[]> = { positive: [], negative: [] };
  const border = corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length]!;
    return Array.from({ length: EDGE_PARTS }, (_, part) => pointBetween(from, to, part / EDGE_PARTS));
  });
  const along = [...border, border[0]!].map((point) => {
    const above = valuesAt(layers, point).slice(first, first + surfaces);
    return above.map((value, neuron) => {
      const output = activated(layers.activation, value + (hasSecond ? 0 : (layers.thresholds[neuron] ?? 0)));
      return { above: value, place: place(point.x, point.y, output) };
    });
  });
  for (let i = 1; i < along.length; i++) {
    along[i]!.forEach((end, neuron) => {
      const start = along[i - 1]![neuron]!;
      ends[start.above + end.above > 0 ? 'positive' : 'negative'].push(start.place, end.place);
    });
  }
  return [
    { ends: ends.positive, colour: colours.positive },
    { ends: ends.negative, colour: colours.negative },
  ];
}

/** Returns a number with a real minus sign. */
function text(value: number): string {
  return String(value).replace('-', '−');
}
