package org.featurescope.figure;

import java.util.Arrays;

/**
 * The values of each picture's objective, recorded during the optimization.
 *
 * @param steps the steps at which the values were recorded, ascending, from 1
 * @param objective the values at those steps, {@code [steps][pictures]}; NaN where none was recorded
 */
public record Curve(int[] steps, float[][] objective) {
    /** The curve of a figure without optimized pictures. */
    public static final Curve NONE = new Curve(new int[0], new float[0][]);

    public Curve {
        if (steps.length != objective.length) {
            throw new IllegalArgumentException("%d steps, %d values".formatted(steps.length, objective.length));
        }
    }

    /** Returns the last value of a picture. */
    public float last(int picture) {
        return objective[objective.length - 1][picture];
    }

    /** Returns the last finite value of a picture that was recorded up to a step; NaN if there is none. */
    public float upTo(int step, int picture) {
        float last = Float.NaN;
        for (int at = 0; at < steps.length && steps[at] <= step; at++) {
            float value = objective[at][picture];
            last = Float.isFinite(value) ? value : last;
        }
        return last;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve curve
                && Arrays.equals(curve.steps, steps)
                && Arrays.deepEquals(curve.objective, objective);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(steps) + Arrays.deepHashCode(objective);
    }

    @Override
    public String toString() {
        return "Curve[%d steps]".formatted(steps.length);
    }
}
