package org.featurescope.linear;

import java.math.BigInteger;
import java.util.List;

/**
 * The square of inputs that a figure shows.
 *
 * @param low the least value of both inputs
 * @param high the greatest value of both inputs
 */
public record InputSquare(int low, int high) {
    /** The square {@code [-1, 1]}². */
    public static final InputSquare AROUND_ZERO = new InputSquare(-1, 1);
    /** The square {@code [0, 1]}². */
    public static final InputSquare POSITIVE = new InputSquare(0, 1);

    /** Returns the sides, as functions that are positive inside: below, right, above, left. */
    List<Line> sides() {
        return List.of(side(0, 1, -low), side(-1, 0, high), side(0, -1, high), side(1, 0, -low));
    }

    private static Line side(int a, int b, int c) {
        return new Line(BigInteger.valueOf(a), BigInteger.valueOf(b), BigInteger.valueOf(c));
    }

    /** Returns the corners, counter-clockwise from the lower left one. */
    List<PlanePoint> corners() {
        return List.of(corner(low, low), corner(high, low), corner(high, high), corner(low, high));
    }

    private static PlanePoint corner(int x, int y) {
        return PlanePoint.of(BigInteger.valueOf(x), BigInteger.valueOf(y), BigInteger.ONE);
    }

    /** Returns whether a point is inside, and not on a side. */
    boolean contains(PlanePoint point) {
        return sides().stream().allMatch(side -> side.signAt(point) > 0);
    }

    /** Returns whether a line cuts the square in two. */
    boolean isCutBy(Line line) {
        List<Integer> signs = corners().stream().map(line::signAt).toList();
        return signs.contains(1) && signs.contains(-1);
    }
}
