package org.featurescope.space;

import java.util.Optional;
import org.featurescope.space.Bootstrap.Statistic;
import org.featurescope.space.PatternCorrelation.Sums;

/**
 * Compares the correlations of patterns of one class with those of patterns of different classes, for one layer. The mean
 * over pairs is
 *
 * <pre>{@code
 * same = Σ_i A_i / Σ_i (n_i - 1)      different = Σ_i B_i / Σ_i (n - n_i)
 * }</pre>
 *
 * <p>where {@code A_i} is the sum of the correlations of pattern {@code i} with the other patterns of its class, {@code
 * B_i} that with the patterns of other classes, {@code n_i} the number of patterns of its class and {@code n} of all
 * classes.
 *
 * <h2>Bootstrap</h2>
 *
 * Pairs are not independent: each pattern is in many of them. So photographs are drawn and not pairs, and pairs of a
 * photograph with itself, which a sample may have, are left out. With the weights {@code w} of a sample the first mean is
 * {@code Σ w_i w_j r_ij / Σ w_i w_j} over pairs of one class, whose derivative by {@code w_i} at weights of 1 is
 *
 * <pre>{@code 2 (A_i - same (n_i - 1)) / Σ_j (n_j - 1),}</pre>
 *
 * and likewise for the other mean. {@link Bootstrap#linear} uses these derivatives: the mean of a sample differs from its
 * first-order approximation only where the photographs of a class agree by chance, and there the approximation varies more,
 * so that intervals err on the wide side. It needs no matrix of correlations. A sample of {@code n} draws varies less than
 * the photographs do, by the factor {@code (n - 1) / n}, which matters in classes of few; the derivatives are scaled up by
 * its root.
 */
public final class ClassAgreement {
    private final Sums sums;
    private final int[] groupOf;
    /** The number of patterns with correlations in the group of each pattern. */
    private final int[] groupSize;

    private final int grouped;

    /**
     * The means over pairs of patterns.
     *
     * @param same over pairs of one class
     * @param different over pairs of different classes
     */
    public record Means(Statistic same, Statistic different) {
        /** Returns the difference of the two. */
        public Statistic difference() {
            return same.minus(different);
        }
    }

    /**
     * Creates the comparison.
     *
     * @param groupOf the class of each pattern, or {@link PatternCorrelation#NO_GROUP}
     */
    public ClassAgreement(Sums sums, int[] groupOf) {
        this.sums = sums;
        this.groupOf = groupOf;
        this.groupSize = new int[groupOf.length];
        int inGroups = 0;
        for (int[] members : Groups.members(groupOf)) {
            int defined = 0;
            for (int member : members) {
                defined += sums.isDefined()[member] ? 1 : 0;
            }
            for (int member : members) {
                groupSize[member] = defined;
            }
            inGroups += groupOf[members[0]] == PatternCorrelation.NO_GROUP ? 0 : defined;
        }
        this.grouped = inGroups;
    }

    /** Returns the mean over all pairs; empty if there is none. */
    public Optional<Statistic> mean() {
        int defined = sums.isDefined().length - sums.undefined();
        double[] pairs = new double[groupOf.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = sums.isDefined()[i] ? defined - 1 : 0;
        }
        return mean(sums.all(), pairs);
    }

    /** Returns the means over pairs of one class and of different classes; empty if there is no pair of one sort. */
    public Optional<Means> means() {
        double[] withSame = new double[groupOf.length];
        double[] withOthers = new double[groupOf.length];
        for (int i = 0; i < groupOf.length; i++) {
            if (sums.isDefined()[i] && groupOf[i] != PatternCorrelation.NO_GROUP) {
                withSame[i] = groupSize[i] - 1;
                withOthers[i] = grouped - groupSize[i];
            }
        }
        return mean(sums.sameGroup(), withSame)
                .flatMap(same -> mean(sums.otherGroups(), withOthers).map(different -> new Means(same, different)));
    }

    /**
     * Returns a mean over pairs.
     *
     * @param correlations the sum of the correlations of each pattern
     * @param pairs the number of pairs of each pattern
     */
    private Optional<Statistic> mean(double[] correlations, double[] pairs) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < pairs.length; i++) {
            sum += correlations[i];
            all += pairs[i];
        }
        if (all == 0) {
            return Optional.empty();
        }
        double mean = sum / all;
        double[] influences = new double[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            // a group of one is drawn once in every sample
            double scale = groupSize[i] > 1 ? Math.sqrt(groupSize[i] / (groupSize[i] - 1.0)) : 1;
            influences[i] = scale * 2 * (correlations[i] - mean * pairs[i]) / all;
        }
        return Optional.of(new Statistic(mean, influences));
    }
}
