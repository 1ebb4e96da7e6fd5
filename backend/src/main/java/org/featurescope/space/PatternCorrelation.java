package org.featurescope.space;

/**
 * Computes Pearson's correlations between patterns: the vectors of a layer's activations for each photograph.
 *
 * <h2>Sums without the matrix</h2>
 *
 * The correlation of two patterns is the product of their standardized forms {@code z}, whose mean is 0 and whose length
 * is 1. So the sum of the correlations of a pattern with a set of others is its product with the sum of their
 * standardized forms,
 *
 * <pre>{@code Σ_j r_ij = z_i · Σ_j z_j.}</pre>
 *
 * Therefore {@link #sums} needs neither the matrix {@code [patterns, patterns]} nor more than three vectors in memory. It
 * reads each pattern three times, which takes {@code O(patterns * length)}. Only {@link CorrelationMatrix} computes correlations one
 * by one.
 *
 * <p>A pattern whose values are all equal has no correlation. It is left out of all sums.
 */
public final class PatternCorrelation {
    /** The group of patterns that belong to none. */
    public static final int NO_GROUP = -1;

    private PatternCorrelation() {}

    /** The patterns to be compared, which may be read one by one from a file. */
    public interface Patterns {
        /** Returns the number of patterns. */
        int count();

        /** Returns the number of values of each pattern. */
        int length();

        /** Returns a pattern; the array may be changed. */
        float[] pattern(int index);
    }

    /**
     * The sums of each pattern's correlations. Those of a pattern that has no correlation are 0.
     *
     * @param isDefined whether each pattern has correlations
     * @param all the sum over all other patterns
     * @param sameGroup the sum over the other patterns of its group; 0 for a pattern without a group
     * @param otherGroups the sum over the patterns of other groups; 0 for a pattern without a group
     * @param nonZero the share of values that are not 0, over all patterns
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sums(boolean[] isDefined, double[] all, double[] sameGroup, double[] otherGroups, double nonZero) {
        /** Returns the number of patterns without correlations. */
        public int undefined() {
            int undefined = 0;
            for (boolean defined : isDefined) {
                undefined += defined ? 0 : 1;
            }
            return undefined;
        }
    }

    /**
     * Returns the sums of each pattern's correlations.
     *
     * @param groupOf the group of each pattern, or {@link #NO_GROUP}
     */
    public static Sums sums(Patterns patterns, int[] groupOf) {
        int count = patterns.count();
        double[] all = new double[patterns.length()];
        double[] grouped = new double[patterns.length()];
        boolean[] isDefined = new boolean[count];
        double[] standardized = new double[patterns.length()];
        long nonZero = 0;
        for (int i = 0; i < count; i++) {
            float[] pattern = patterns.pattern(i);
            nonZero += nonZero(pattern);
            isDefined[i] = standardize(pattern, standardized);
            if (isDefined[i]) {
                add(standardized, all);
                if (groupOf[i] != NO_GROUP) {
                    add(standardized, grouped);
                }
            }
        }
        double share = (double) nonZero / Math.max(1, (long) count * patterns.length());
        Sums sums = new Sums(isDefined, new double[count], new double[count], new double[count], share);
        for (int[] group : Groups.members(groupOf)) {
            addGroup(patterns, group, groupOf[group[0]] != NO_GROUP, all, grouped, sums);
        }
        return sums;
    }

    /** Fills in the sums of the members of a group, for which the group's own sum is needed first. */
    private static void addGroup(
            Patterns patterns, int[] group, boolean isGroup, double[] all, double[] grouped, Sums sums) {
        double[] standardized = new double[patterns.length()];
        double[] own = new double[patterns.length()];
        if (isGroup) {
            for (int member : group) {
                if (standardize(patterns.pattern(member), standardized)) {
                    add(standardized, own);
                }
            }
        }
        for (int member : group) {
            if (standardize(patterns.pattern(member), standardized)) {
                // without the correlation with itself, which is 1
                sums.all[member] = product(standardized, all) - 1;
                if (isGroup) {
                    double withOwn = product(standardized, own);
                    sums.sameGroup[member] = withOwn - 1;
                    sums.otherGroups[member] = product(standardized, grouped) - withOwn;
                }
            }
        }
    }

    private static int nonZero(float[] values) {
        int nonZero = 0;
        for (float value : values) {
            nonZero += value == 0 ? 0 : 1;
        }
        return nonZero;
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * Subtracts the mean of a pattern and divides by its length.
     *
     * @return whether the pattern can be standardized; {@code false} if all its values are equal
     */
    static boolean standardize(float[] pattern, double[] standardized) {
        float first = pattern[0];
        boolean isConstant = true;
        double sum = 0;
        for (float value : pattern) {
            isConstant &= value == first;
            sum += value;
        }
        if (isConstant) {
            return false;
        }
        double mean = sum / pattern.length;
        double squares = 0;
        for (int i = 0; i < pattern.length; i++) {
            double deviation = pattern[i] - mean;
            standardized[i] = deviation;
            squares += deviation * deviation;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < pattern.length; i++) {
            standardized[i] /= length;
        }
        return true;
    }
}
