package org.featurescope.space.directions;

import java.util.Arrays;
import java.util.Comparator;
import org.featurescope.space.Bootstrap;
import org.featurescope.validate.Validate;

/**
 * Cliff's delta, an effect size: how much more often a value of one group is above a value of another than below it,
 *
 * <pre>δ = P(a > b) - P(a < b),</pre>
 *
 * from -1, where all are below, over 0 to 1, where all are above (Cliff, Dominance Statistics: Ordinal Analyses to
 * Answer Ordinal Questions, Psychological Bulletin 114(3), 1993, doi:10.1037/0033-2909.114.3.494). It depends on ranks
 * alone, so a few units with extreme values, which kurtosis has, do not decide it.
 *
 * <p>The interval is that of {@link Bootstrap}, whose samples draw both groups again.
 *
 * @param delta the effect
 * @param low the lower end of the interval of 95 %
 * @param high its upper end
 */
public record CliffsDelta(double delta, double low, double high) {
    /**
     * Computes the effect and its interval.
     *
     * @param a the values of one group, at least two, all finite
     * @param b the values of the other, at least two, all finite
     * @param seed of the bootstrap
     */
    public static CliffsDelta of(double[] a, double[] b, long seed) {
        Validate.isTrue(
                "units",
                a.length > 1 && b.length > 1,
                "groups of %d and %d directions are too small to be compared".formatted(a.length, b.length));
        Ordered ordered = Ordered.of(a, b);
        Bootstrap.Interval interval = Bootstrap.interval(
                Bootstrap.withinGroups(ordered.groups, Bootstrap.SAMPLES, seed).statistic(ordered::delta));
        int[] once = new int[ordered.groups.length];
        Arrays.fill(once, 1);
        return new CliffsDelta(ordered.delta(once), interval.low(), interval.high());
    }

    /** Returns whether the interval lies on one side of 0. */
    public boolean isDifferent() {
        return low > 0 || high < 0;
    }

    /**
     * The values of both groups in ascending order.
     *
     * @param groups the group of each value, {@value #A} or {@value #B}
     * @param starts whether the value is above the one before
     * @param pairs the number of pairs of values of the two groups
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Ordered(int[] groups, boolean[] starts, double pairs) {
        private static final int A = 0;
        private static final int B = 1;

        static Ordered of(double[] a, double[] b) {
            double[][] values = new double[a.length + b.length][];
            for (int i = 0; i < values.length; i++) {
                values[i] = i < a.length ? new double[] {a[i], A} : new double[] {b[i - a.length], B};
            }
            Arrays.sort(values, Comparator.comparingDouble(value -> value[0]));
            int[] groups = new int[values.length];
            boolean[] starts = new boolean[values.length];
            for (int i = 0; i < values.length; i++) {
                groups[i] = (int) values[i][1];
                starts[i] = i == 0 || values[i][0] > values[i - 1][0];
            }
            return new Ordered(groups, starts, (double) a.length * b.length);
        }

        /** Returns the effect if each value occurs as often as its count says. */
        double delta(int[] counts) {
            long belowOfA = 0;
            long belowOfB = 0;
            long tiedOfA = 0;
            long tiedOfB = 0;
            double sum = 0;
            for (int i = 0; i < groups.length; i++) {
                if (starts[i]) {
                    sum += (double) tiedOfA * belowOfB - (double) tiedOfB * belowOfA;
                    belowOfA += tiedOfA;
                    belowOfB += tiedOfB;
                    tiedOfA = 0;
                    tiedOfB = 0;
                }
                if (groups[i] == A) {
                    tiedOfA += counts[i];
                } else {
                    tiedOfB += counts[i];
                }
            }
            sum += (double) tiedOfA * belowOfB - (double) tiedOfB * belowOfA;
            return sum / pairs;
        }
    }
}
