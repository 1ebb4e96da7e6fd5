package org.featurescope.bench.measure;

import java.util.Arrays;

/** The median of numbers. */
public final class Median {
    private Median() {}

    /** Returns the middle value; of an even number of values the mean of the two in the middle. */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
