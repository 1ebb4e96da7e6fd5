/** A rectangular part of a picture. All numbers are whole per cents of the picture's width or height. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A position in per cent of a picture's width and height. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** The size of a part, or of a picture in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Part = { left: 0, top: 0, width: 100, height: 100 };

/** The least side of a part that the server accepts, pixels. */
const LEAST_PIXELS = 8;

const NUMBERS = 4;

export function isWhole(part: Part): boolean {
  return part.width === WHOLE.width && part.height === WHOLE.height;
}

/** Returns the value of the API's parameter `part`. */
export function partText({ left, top, width, height }: Part): string {
  return [left, top, width, height].map((number) => number / 100).join(',');
}

/** Reads a value of the API's parameter `part`, rounded to per cents; anything else is the whole picture. */
export function partOf(text: string): Part {
  const numbers = text.split(',').map((number) => Math.round(100 * Number(number)));
  if (numbers.length !== NUMBERS || numbers.some((number) => !(number >= 0 && number <= 100))) {
    return WHOLE;
  }
  const [left = 0, top = 0, width = 0, height = 0] = numbers;
  return changed({ left, top, width, height }, {}, { width: 1, height: 1 });
}

/** Returns the size of the smallest part of a picture that the server accepts. */
export function leastSize(picture: Size): Size {
  const least = (pixels: number): number => Math.min(100, Math.max(1, Math.ceil((100 * LEAST_PIXELS) / pixels)));
  return { width: least(picture.width), height: least(picture.height) };
}

/** Returns a part with some of its numbers changed, so that it stays within the picture and is not too small. */
export function changed(part: Part, changes: Partial<Part>, least: Size): Part {
  const whole = { ...part, ...changes };
  const left = within(whole.left, 0, 100 - least.width);
  const top = within(whole.top, 0, 100 - least.height);
  return {
    left,
    top,
    width: within(whole.width, least.width, 100 - left),
    height: within(whole.height, least.height, 100 - top),
  };
}

/** Returns a part of the same size at another place. */
export function moved(part: Part, by: Position): Part {
  return {
    ...part,
    left: within(part.left + by.x, 0, 100 - part.width),
    top: within(part.top + by.y, 0, 100 - part.height),
  };
}

/** Returns the part between two corners; `undefined` if it is too small. */
export function between(a: Position, b: Position, least: Size): Part | undefined {
  const left = within(Math.min(a.x, b.x), 0, 100);
  const top = within(Math.min(a.y, b.y), 0, 100);
  const width = within(Math.max(a.x, b.x), 0, 100) - left;
  const height = within(Math.max(a.y, b.y), 0, 100) - top;
  return width < least.width || height < least.height ? undefined : { left, top, width, height };
}

/** Returns the corner opposite to the one at a position; `undefined` if no corner is there. */
export function oppositeCorner(part: Part, at: Position, reach: Size): Position | undefined {
  const [right, bottom] = [part.left + part.width, part.top + part.height];
  const isAt = (x: number, y: number): boolean =>
    Math.abs(at.x - x) <= reach.width && Math.abs(at.y - y) <= reach.height;
  const corners = [
    { x: part.left, y: part.top },
    { x: right, y: part.top },
    { x: part.left, y: bottom },
    { x: right, y: bottom },
  ];
  const index = corners.findIndex(({ x, y }) => isAt(x, y));
  return index < 0 ? undefined : corners[corners.length - 1 - index];
}

/** Returns whether a position is in a part. */
export function contains(part: Part, { x, y }: Position): boolean {
  return x >= part.left && x <= part.left + part.width && y >= part.top && y <= part.top + part.height;
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(most, Number.isFinite(value) ? value : least)));
}
