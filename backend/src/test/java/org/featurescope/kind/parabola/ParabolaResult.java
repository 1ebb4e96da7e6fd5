package org.featurescope.kind.parabola;

import java.util.List;

/**
 * The result of a parabola.
 *
 * @param least y of all points
 * @param most y of all points
 * @param points of the curve, from the left
 */
record ParabolaResult(double least, double most, List<Point> points) {
    /** A point of the curve. */
    record Point(double x, double y) {}
}
