package org.featurescope.figure;

import java.util.Arrays;

/**
 * The objective of each picture as the figure was made.
 *
 * @param steps at which it was noted, ascending, from 1
 * @param objective {@code [noted steps][pictures]}; NaN where nothing was noted of a picture, as after it was taken from a run
 *     that went on
 */
public record Curve(int[] steps, float[][] objective) {
    /** The curve of a figure of which nothing was optimized. */
    public static final Curve NONE = new Curve(new int[0], new float[0][]);

    public Curve {
        if (steps.length != objective.length) {
            throw new IllegalArgumentException("%d steps, %d values".formatted(steps.length, objective.length));
        }
    }

    /** The last value noted for a picture. */
    public float last(int picture) {
        return objective[objective.length - 1][picture];
    }

    /** The value last noted for a picture up to a step; NaN if there is none. */
    public float upTo(int step, int picture) {
        int noted = 0;
        while (noted < steps.length && steps[noted] <= step) {
            noted++;
        }
        return noted == 0 ? Float.NaN : objective[noted - 1][picture];
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
        return "Curve[%d notes]".formatted(steps.length);
    }
}
