package org.featurescope.space;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * Draws bootstrap samples of items, and intervals from them (Efron and Tibshirani, An Introduction to the Bootstrap,
 * 1993, doi:10.1007/978-1-4899-4541-9). A sample draws as many items of each group as the group has, with replacement.
 * It is given as the number of times that each item was drawn, so that a statistic of the sample is a weighted one.
 *
 * <pre>{@code
 * Bootstrap bootstrap = Bootstrap.ofItems(values.length, Bootstrap.SAMPLES, seed);
 * Interval interval = Bootstrap.interval(bootstrap.statistic(counts -> weightedMean(values, counts)));
 * }</pre>
 *
 * <p>The same groups and seed give the same samples. Immutable and thread-safe.
 */
public final class Bootstrap {
    /** The usual number of samples, enough for intervals of 95 %. */
    public static final int SAMPLES = 1000;
    /** The share of samples within an interval. */
    public static final double LEVEL = 0.95;

    private final int items;
    private final List<int[]> groups;
    private final int samples;
    private final long seed;

    /**
     * A range of values.
     *
     * @param low the lower bound
     * @param high the upper bound
     */
    public record Interval(double low, double high) {}

    /**
     * A statistic and its first-order dependence on each item.
     *
     * @param value the statistic of all items
     * @param influences the derivative of the statistic by the weight of each item, at weights of 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Statistic(double value, double[] influences) {
        /** Returns the difference of this statistic and another one of the same items. */
        public Statistic minus(Statistic other) {
            double[] difference = new double[influences.length];
            Arrays.setAll(difference, i -> influences[i] - other.influences[i]);
            return new Statistic(value - other.value, difference);
        }
    }

    private Bootstrap(int items, List<int[]> groups, int samples, long seed) {
        this.items = items;
        this.groups = groups;
        this.samples = samples;
        this.seed = seed;
    }

    /** Returns samples of {@code items} items without groups. */
    public static Bootstrap ofItems(int items, int samples, long seed) {
        return withinGroups(new int[items], samples, seed);
    }

    /**
     * Returns samples within groups.
     *
     * @param groupOf the number of the group of each item; a group may have any number
     */
    public static Bootstrap withinGroups(int[] groupOf, int samples, long seed) {
        List<int[]> groups = Groups.members(groupOf);
        return new Bootstrap(groupOf.length, groups, samples, seed);
    }

    /** Passes every sample on: how often each item was drawn. The array is used again for the next sample. */
    public void forEach(Consumer<int[]> sample) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] counts = new int[items];
        for (int i = 0; i < samples; i++) {
            Arrays.fill(counts, 0);
            for (int[] group : groups) {
                for (int draw = 0; draw < group.length; draw++) {
                    counts[group[random.nextInt(group.length)]]++;
                }
            }
            sample.accept(counts);
        }
    }

    /** Returns a statistic of each sample, computed from the number of times that each item was drawn. */
    public double[] statistic(ToDoubleFunction<int[]> ofCounts) {
        double[] values = new double[samples];
        int[] next = {0};
        forEach(counts -> values[next[0]++] = ofCounts.applyAsDouble(counts));
        return values;
    }

    /**
     * Returns the first-order approximation of some statistics in each sample, {@code [statistic][sample]}: the value
     * for all items plus the sum of {@code (count - 1) * influence}. The statistics share the samples.
     */
    public double[][] linear(List<Statistic> statistics) {
        double[][] values = new double[statistics.size()][samples];
        int[] next = {0};
        forEach(counts -> {
            int sample = next[0]++;
            for (int i = 0; i < values.length; i++) {
                double[] influences = statistics.get(i).influences();
                double sum = statistics.get(i).value();
                for (int item = 0; item < items; item++) {
                    sum += (counts[item] - 1) * influences[item];
                }
                values[i][sample] = sum;
            }
        });
        return values;
    }

    /** Returns the interval that contains the middle {@link #LEVEL} of the values (percentile method). */
    public static Interval interval(double[] values) {
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(values);
        double outside = 100 * (1 - LEVEL) / 2;
        return new Interval(percentile.evaluate(outside), percentile.evaluate(100 - outside));
    }
}
