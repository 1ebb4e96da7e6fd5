/** A position in a drawing, pixels. */
export type Point = readonly [x: number, y: number];

/** A line of a drawing. */
export interface Stroke {
  readonly color: string;
  /** Pixels. */
  readonly width: number;
  readonly points: readonly Point[];
}

/** Everything filled with one colour. */
export interface Fill {
  readonly color: string;
}

export type Mark = Stroke | Fill;

/** The side of a drawing, pixels: that of the input of many networks. */
export const SIDE = 224;

const PAPER = '#ffffff';

/** Returns the marks with one more point in the last line. */
export function extended(marks: readonly Mark[], point: Point): readonly Mark[] {
  const last = marks.at(-1);
  return last !== undefined && 'points' in last ? marks.with(-1, { ...last, points: [...last.points, point] }) : marks;
}

/** Paints a drawing on white. */
export function paint(context: CanvasRenderingContext2D, marks: readonly Mark[]): void {
  for (const mark of [{ color: PAPER }, ...marks]) {
    if ('points' in mark) {
      line(context, mark);
    } else {
      context.fillStyle = mark.color;
      context.fillRect(0, 0, SIDE, SIDE);
    }
  }
}

function line(context: CanvasRenderingContext2D, { color, width, points }: Stroke): void {
  const [first = [0, 0]] = points;
  context.strokeStyle = color;
  context.lineWidth = width;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(...first);
  // a line of one point is a dot
  (points.length === 1 ? points : points.slice(1)).forEach((point) => context.lineTo(...point));
  context.stroke();
}
