/** A place in the room: to the right, up, to the front. */
export type Place = readonly [number, number, number];

/** Returns a convex polygon as triangles, three numbers for each corner. */
export function polygonTriangles(corners: readonly Place[]): number[] {
  return corners.slice(2).flatMap((corner, i) => [...corners[0]!, ...corners[i + 1]!, ...corner]);
}

/** Returns a line on the floor as a flat strip. */
export function ribbonTriangles(from: Place, to: Place, width: number): number[] {
  const [dx, dz] = [to[0] - from[0], to[2] - from[2]];
  const length = Math.hypot(dx, dz) || 1;
  const [ox, oz] = [(-dz / length) * (width / 2), (dx / length) * (width / 2)];
  return polygonTriangles([
    [from[0] + ox, from[1], from[2] + oz],
    [to[0] + ox, to[1], to[2] + oz],
    [to[0] - ox, to[1], to[2] - oz],
    [from[0] - ox, from[1], from[2] - oz],
  ]);
}

/** Returns a line as a prism with a square section. */
export function prismTriangles(from: Place, to: Place, radius: number): number[] {
  const along = unit(minus(to, from));
  const across = unit(cross(along, Math.abs(along[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
  const other = cross(along, across);
  const offsets = [across, other, scaled(across, -1), scaled(other, -1)].map((each) => scaled(each, radius));
  return offsets.flatMap((offset, i) => {
    const next = offsets[(i + 1) % 4]!;
    return polygonTriangles([plus(from, offset), plus(to, offset), plus(to, next), plus(from, next)]);
  });
}

/** Returns a small ball as triangles. */
export function ballTriangles(middle: Place, radius: number): number[] {
  const [rings, parts] = [6, 12];
  const at = (ring: number, part: number): Place => {
    const [up, around] = [Math.PI * (ring / rings - 0.5), (2 * Math.PI * part) / parts];
    return plus(
      middle,
      scaled([Math.cos(up) * Math.cos(around), Math.sin(up), Math.cos(up) * Math.sin(around)], radius),
    );
  };
  return Array.from({ length: rings * parts }, (_, i) => {
    const [ring, part] = [Math.floor(i / parts), i % parts];
    return polygonTriangles([at(ring, part), at(ring, part + 1), at(ring + 1, part + 1), at(ring + 1, part)]);
  }).flat();
}

function plus(p: Place, q: Place): Place {
  return [p[0] + q[0], p[1] + q[1], p[2] + q[2]];
}

function minus(p: Place, q: Place): Place {
  return [p[0] - q[0], p[1] - q[1], p[2] - q[2]];
}

function scaled(p: Place, by: number): Place {
  return [p[0] * by, p[1] * by, p[2] * by];
}

function cross(p: Place, q: Place): Place {
  return [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
}

function unit(p: Place): Place {
  const length = Math.hypot(...p) || 1;
  return scaled(p, 1 / length);
}
