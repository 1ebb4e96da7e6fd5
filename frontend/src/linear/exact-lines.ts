/** How many parts of 1 the coefficients of a line are counted in. */
export const PARTS = 1e6;

/** The relative error of a sum of six products in double precision, with a margin: 16 units in the last place. */
const ERROR = 16 * 2 ** -53;

export type Sign = -1 | 0 | 1;

/**
 * The affine function `a x + b y + c` and, where `a` or `b` is not zero, the line on which it vanishes. The coefficients are whole
 * numbers of at most 2^53, so that every question about lines has an exact answer. A function may be multiplied by any positive
 * number.
 */
export interface Line {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Returns the function with the given coefficients, each of which is rounded to six decimals. */
export function lineOf(a: number, b: number, c: number): Line {
  return { a: Math.round(a * PARTS), b: Math.round(b * PARTS), c: Math.round(c * PARTS) };
}

/** Returns whether a function is constant, so that it has no line. */
export function isConstant({ a, b }: Line): boolean {
  return a === 0 && b === 0;
}

/** Returns the sign of `p q - r s`, exactly. The numbers are whole. */
function signOfDifference(p: number, q: number, r: number, s: number): Sign {
  const difference = p * q - r * s;
  if (Math.abs(difference) > ERROR * (Math.abs(p * q) + Math.abs(r * s))) {
    return difference > 0 ? 1 : -1;
  }
  return signOf(BigInt(p) * BigInt(q) - BigInt(r) * BigInt(s));
}

function signOf(value: bigint): Sign {
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

/** Returns the sign of the cross product of two lines' normals; 0 where the lines are parallel or the same. */
export function turn(p: Line, q: Line): Sign {
  return signOfDifference(p.a, q.b, p.b, q.a);
}

/** Returns whether two functions, neither of which is constant, have the same line. */
export function isSameLine(p: Line, q: Line): boolean {
  return turn(p, q) === 0 && signOfDifference(p.a, q.c, p.c, q.a) === 0 && signOfDifference(p.b, q.c, p.c, q.b) === 0;
}

/**
 * The crossing of two lines that are not parallel. It is kept as the two lines and, as a first approximation, in homogeneous
 * coordinates with the size of their error.
 */
export class Crossing {
  /** The coordinates, to about 15 digits. */
  readonly x: number;
  readonly y: number;
  private readonly hx: number;
  private readonly hy: number;
  private readonly hw: number;
  private readonly ex: number;
  private readonly ey: number;
  private readonly ew: number;
  private readonly orientation: Sign;

  constructor(
    private readonly p: Line,
    private readonly q: Line,
  ) {
    this.orientation = turn(p, q);
    this.hx = p.b * q.c - p.c * q.b;
    this.hy = p.c * q.a - p.a * q.c;
    this.hw = p.a * q.b - p.b * q.a;
    this.ex = Math.abs(p.b * q.c) + Math.abs(p.c * q.b);
    this.ey = Math.abs(p.c * q.a) + Math.abs(p.a * q.c);
    this.ew = Math.abs(p.a * q.b) + Math.abs(p.b * q.a);
    this.x = this.hx / this.hw;
    this.y = this.hy / this.hw;
  }

  /**
   * Returns the sign of a function at this crossing, exactly: the sign of the determinant of three functions. It is computed in double
   * precision and, where the result is not larger than its error, again with whole numbers of any size.
   */
  signOf({ a, b, c }: Line): Sign {
    const value = a * this.hx + b * this.hy + c * this.hw;
    const error = ERROR * (Math.abs(a) * this.ex + Math.abs(b) * this.ey + Math.abs(c) * this.ew);
    if (Math.abs(value) > error) {
      return (value > 0 ? this.orientation : -this.orientation) as Sign;
    }
    const [pa, pb, pc] = [BigInt(this.p.a), BigInt(this.p.b), BigInt(this.p.c)];
    const [qa, qb, qc] = [BigInt(this.q.a), BigInt(this.q.b), BigInt(this.q.c)];
    const exact = BigInt(a) * (pb * qc - pc * qb) + BigInt(b) * (pc * qa - pa * qc) + BigInt(c) * (pa * qb - pb * qa);
    const sign = signOf(exact);
    return (sign === 0 ? 0 : sign * this.orientation) as Sign;
  }
}
