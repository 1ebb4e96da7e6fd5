/** A point in the units of a drawing. */
export type Place = readonly [x: number, y: number];

/** A square window on a plane, with the same scale on both axes. */
export interface PlaneView {
  /** The side of the drawing. */
  readonly side: number;
  /** The place of the origin in shares of the side, from the left and from the bottom. */
  readonly origin: Place;
  /** The units of the drawing that the value 1 is long. */
  readonly scale: number;
}

/** Returns where a point of the plane is drawn. */
export function placed({ side, origin, scale }: PlaneView, x: number, y: number): Place {
  return [side * origin[0] + scale * x, side * (1 - origin[1]) - scale * y];
}

/** Returns the point of the plane that is drawn at a place. */
export function unplaced({ side, origin, scale }: PlaneView, [x, y]: Place): Place {
  return [(x - side * origin[0]) / scale, (side * (1 - origin[1]) - y) / scale];
}

/** Returns the path of dots, which are drawn as lines of length 0 with round ends. */
export function dots(places: readonly Place[]): string {
  return places.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('');
}

/** Returns the place of a pointer in an SVG that is drawn in a square of `side` units. */
export function pointerPlace(event: PointerEvent, svg: Element, side: number): Place {
  const box = svg.getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * side, ((event.clientY - box.top) / box.height) * side];
}

/** Returns the index of the nearest place within a distance, or -1. */
export function nearestPlace(places: readonly Place[], [x, y]: Place, most: number): number {
  let best = -1;
  let least = most;
  places.forEach((place, index) => {
    const distance = Math.hypot(place[0] - x, place[1] - y);
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}

/** Returns the path of bars from a base line, one for each value: as lines up, or down for negative values. */
export function bars(values: ArrayLike<number>, width: number, base: number, perUnit: number): string {
  const step = width / values.length;
  let path = '';
  for (let i = 0; i < values.length; i++) {
    const height = (values[i] ?? 0) * perUnit;
    if (Math.abs(height) > 0.05) {
      path += `M${((i + 0.5) * step).toFixed(2)} ${base}v${(-height).toFixed(2)}`;
    }
  }
  return path;
}

/** An orthographic projection: turned about the vertical axis, then tilted; degrees. */
export interface Turn {
  readonly yaw: number;
  readonly pitch: number;
}

/** Returns the projection of a point of space to the plane of the screen, and its depth, larger for nearer points. */
export function projected({ yaw, pitch }: Turn, x: number, y: number, z: number): readonly [number, number, number] {
  const [turnSine, turnCosine] = sineAndCosine(yaw);
  const [tiltSine, tiltCosine] = sineAndCosine(pitch);
  const across = turnCosine * x + turnSine * z;
  const away = turnCosine * z - turnSine * x;
  return [across, tiltCosine * y - tiltSine * away, tiltSine * y + tiltCosine * away];
}

function sineAndCosine(degrees: number): readonly [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [Math.sin(radians), Math.cos(radians)];
}
