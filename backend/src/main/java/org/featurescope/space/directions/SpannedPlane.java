package org.featurescope.space.directions;

/**
 * The plane that two directions of activation space span, with orthonormal axes. The first axis is the first direction,
 * scaled to length 1. The second axis is what remains of the second direction after its part along the first is taken
 * out, scaled to length 1 (Gram and Schmidt). Angles are measured from the first axis to the second. Immutable.
 */
public final class SpannedPlane {
    /** The smallest angle between the lines of two directions that span a plane, degrees. */
    public static final double LEAST_ANGLE = 0.1;

    private final double[] first;
    private final double[] second;
    private final double angle;

    private SpannedPlane(double[] first, double[] second, double angle) {
        this.first = first;
        this.second = second;
        this.angle = angle;
    }

    /** A point of the plane, by its coordinates on the two axes. */
    public record Point(double x, double y) {
        /** Returns the coordinate along the direction at an angle, degrees. */
        public double along(double degrees) {
            double radians = Math.toRadians(degrees);
            return Math.cos(radians) * x + Math.sin(radians) * y;
        }

        /** Returns the distance from the origin. */
        public double radius() {
            return Math.hypot(x, y);
        }
    }

    /**
     * Returns the plane of two directions.
     *
     * @param a not all zero
     * @param b not all zero, of the same length, not parallel to {@code a}
     */
    public static SpannedPlane of(float[] a, float[] b) {
        if (areParallel(a, b)) {
            throw new IllegalArgumentException("two parallel directions span no plane");
        }
        double[] first = ofLength1(a);
        double[] second = ofLength1(b);
        double angle = angle(first, second);
        double along = dot(first, second);
        for (int i = 0; i < second.length; i++) {
            second[i] -= along * first[i];
        }
        return new SpannedPlane(first, scaled(second), angle);
    }

    /** Returns whether two directions, neither all zero, point the same or opposite ways, within {@value #LEAST_ANGLE} degrees. */
    public static boolean areParallel(float[] a, float[] b) {
        double angle = angleBetween(a, b);
        return Math.min(angle, 180 - angle) < LEAST_ANGLE;
    }

    /** Returns the angle between two directions, neither all zero, from 0 to 180 degrees. */
    public static double angleBetween(float[] a, float[] b) {
        return angle(ofLength1(a), ofLength1(b));
    }

    /** Returns the angle between two vectors of length 1, which is exact near 0 and 180 degrees too, unlike an arc cosine. */
    private static double angle(double[] a, double[] b) {
        double difference = 0;
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            sum += (a[i] + b[i]) * (a[i] + b[i]);
        }
        return Math.toDegrees(2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum)));
    }

    private static double[] ofLength1(float[] vector) {
        double[] copy = new double[vector.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = vector[i];
        }
        return scaled(copy);
    }

    private static double[] scaled(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Returns the angle between the two directions, more than 0 and less than 180 degrees. */
    public double angle() {
        return angle;
    }

    /** Returns the direction at an angle, of length 1, {@code [channels]}. */
    public float[] at(double degrees) {
        double radians = Math.toRadians(degrees);
        float[] direction = new float[first.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (Math.cos(radians) * first[i] + Math.sin(radians) * second[i]);
        }
        return direction;
    }

    /**
     * Returns the point of the plane that is nearest to an activation vector.
     *
     * @param values holds the vector, {@code [channels]} from {@code start}
     */
    public Point project(float[] values, int start) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < first.length; i++) {
            x += first[i] * values[start + i];
            y += second[i] * values[start + i];
        }
        return new Point(x, y);
    }
}
