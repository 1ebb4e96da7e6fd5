package org.featurescope.space;

import java.util.OptionalDouble;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Computes Spearman's rank correlation, which is Pearson's correlation of ranks. Equal values, such as the zeros behind
 * a ReLU, share the mean of their ranks.
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Returns the rank of each value, from 1 for the smallest.
     *
     * @param values finite numbers
     */
    public static float[] ranks(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        double[] ranked = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(doubles);
        float[] ranks = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            // exact: ranks are multiples of a half, and far below 2^23
            ranks[i] = (float) ranked[i];
        }
        return ranks;
    }

    /**
     * Returns the rank correlation of two vectors of equal length.
     *
     * @param a the ranks of the values of one vector
     * @param b the ranks of the values of the other
     * @return a number in [-1, 1]; empty if all values of one vector are equal
     */
    public static OptionalDouble between(float[] a, float[] b) {
        double[] left = new double[a.length];
        double[] right = new double[b.length];
        if (!PatternCorrelation.standardize(a, left) || !PatternCorrelation.standardize(b, right)) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return OptionalDouble.of(sum);
    }
}
