package org.featurescope.optimize.objective;

import org.featurescope.validate.Validate;

/** Computes lengths of vectors and tensors. */
public final class Norms {
    private Norms() {}

    /** Returns the sum of the squares of the values. */
    public static double sumOfSquares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    /** Returns {@code values}, which must not all be zero, scaled to length 1. */
    static float[] ofLength1(float[] values) {
        return ofLength(values, 1);
    }

    /** Returns {@code values}, which must not all be zero, scaled to this length. */
    static float[] ofLength(float[] values, double length) {
        double factor = length / Math.sqrt(sumOfSquares(values));
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (factor * values[i]);
        }
        return scaled;
    }

    /**
     * Returns a photograph's activation.
     *
     * @throws org.featurescope.validate.InvalidInputException if all of it is zero
     */
    public static float[] notAllZero(float[] activation, String layer, String photograph) {
        Validate.isTrue(
                Objective.FIELD,
                sumOfSquares(activation) > 0,
                "nothing of %s is active in %s, so it cannot be followed".formatted(layer, photograph));
        return activation;
    }
}
