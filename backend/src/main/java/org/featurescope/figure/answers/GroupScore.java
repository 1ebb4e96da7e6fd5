package org.featurescope.figure.answers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.featurescope.space.Bootstrap;

/**
 * The mean share of right answers of a group's units.
 *
 * @param group the name of the group
 * @param units the number of units
 * @param answers the number of answers
 * @param share the mean over units of the share of right answers, from 0 to 1
 * @param low the lower end of the bootstrap interval of 95 % over units
 * @param high its upper end
 */
public record GroupScore(String group, int units, int answers, double share, double low, double high) {
    private static final long SEED = 15;

    /**
     * Computes the score.
     *
     * @param shares the share of right answers of each unit, at least one
     * @param answers the number of answers
     */
    public static GroupScore of(String group, double[] shares, int answers) {
        int[] once = new int[shares.length];
        Arrays.fill(once, 1);
        Bootstrap.Interval interval = Bootstrap.interval(
                Bootstrap.ofItems(shares.length, Bootstrap.SAMPLES, SEED).statistic(counts -> mean(shares, counts)));
        return new GroupScore(group, shares.length, answers, mean(shares, once), interval.low(), interval.high());
    }

    private static double mean(double[] values, int[] counts) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            sum += counts[i] * values[i];
            count += counts[i];
        }
        return sum / count;
    }

    /**
     * The difference of the scores of two groups.
     *
     * @param group the name of one group
     * @param other the name of the other
     * @param difference the score of the first less that of the other
     * @param low the lower end of the bootstrap interval of 95 % over units
     * @param high its upper end
     */
    public record Difference(String group, String other, double difference, double low, double high) {
        /** Computes the difference from the share of right answers of each unit of both groups. */
        public static Difference of(String group, double[] shares, String other, double[] otherShares) {
            double[] own = means(shares, SEED);
            double[] others = means(otherShares, SEED + 1);
            double[] differences = new double[own.length];
            for (int i = 0; i < own.length; i++) {
                differences[i] = own[i] - others[i];
            }
            Bootstrap.Interval interval = Bootstrap.interval(differences);
            return new Difference(
                    group, other, plainMean(shares) - plainMean(otherShares), interval.low(), interval.high());
        }

        private static double[] means(double[] shares, long seed) {
            return Bootstrap.ofItems(shares.length, Bootstrap.SAMPLES, seed).statistic(counts -> mean(shares, counts));
        }

        private static double plainMean(double[] shares) {
            return Arrays.stream(shares).average().orElse(Double.NaN);
        }
    }

    /** Returns the differences of each group and all groups after it. */
    public static List<Difference> differences(List<String> groups, List<double[]> shares) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                differences.add(Difference.of(groups.get(i), shares.get(i), groups.get(j), shares.get(j)));
            }
        }
        return differences;
    }
}
