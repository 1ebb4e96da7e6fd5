package org.featurescope.space.directions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Statistics of the projections of activations on directions. A statistic that is not defined for a direction is NaN.
 *
 * @param sparsity the Treves-Rolls sparsity of the projection's absolute values, {@code [directions]}; 0 for equal
 *     values, 1 for a single value other than zero
 * @param kurtosis {@code [directions]}; 3 for normal numbers
 * @param selectivity the share of the variance between photographs that lies between their classes,
 *     {@code [directions]}, from 0 to 1; NaN without classes
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by contents
public record DirectionStatistics(double[] sparsity, double[] kurtosis, double[] selectivity) {
    /** A statistic. */
    public enum Measure {
        SPARSITY,
        KURTOSIS,
        SELECTIVITY
    }

    /** Returns the number of directions. */
    public int count() {
        return sparsity.length;
    }

    /** Returns a statistic of all directions for which it is defined. */
    public double[] defined(Measure measure) {
        return DoubleStream.of(values(measure)).filter(Double::isFinite).toArray();
    }

    private double[] values(Measure measure) {
        return switch (measure) {
            case SPARSITY -> sparsity;
            case KURTOSIS -> kurtosis;
            case SELECTIVITY -> selectivity;
        };
    }

    /** Returns a statistic of each direction. */
    public double[] of(Measure measure) {
        return values(measure).clone();
    }

    /** Returns the statistics of the directions of several sets together. */
    public static DirectionStatistics joined(List<DirectionStatistics> parts) {
        return new DirectionStatistics(
                joined(parts, Measure.SPARSITY), joined(parts, Measure.KURTOSIS), joined(parts, Measure.SELECTIVITY));
    }

    private static double[] joined(List<DirectionStatistics> parts, Measure measure) {
        return parts.stream()
                .flatMapToDouble(part -> DoubleStream.of(part.values(measure)))
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectionStatistics statistics
                && Arrays.equals(statistics.sparsity, sparsity)
                && Arrays.equals(statistics.kurtosis, kurtosis)
                && Arrays.equals(statistics.selectivity, selectivity);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(sparsity) + Arrays.hashCode(kurtosis)) + Arrays.hashCode(selectivity);
    }

    @Override
    public String toString() {
        return "DirectionStatistics[%d directions]".formatted(count());
    }
}
