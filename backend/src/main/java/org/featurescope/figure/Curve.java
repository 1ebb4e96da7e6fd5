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

    /** Returns the value of a picture at a step, or else the last one recorded before it; NaN if there is none. */
    public float upTo(int step, int picture) {
        int recorded = 0;
        while (recorded < steps.length && steps[recorded] <= step) {
            recorded++;
        }
        return recorded == 0 ? Float.NaN : objective[recorded - 1][picture];
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
