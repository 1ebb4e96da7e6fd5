package org.featurescope.space;

import org.featurescope.validate.Validate;

/**
 * Computes the interval of 95 % for a probability from a number of successes (Wilson, Probable Inference, the Law of
 * Succession, and Statistical Inference, Journal of the American Statistical Association 22(158), 1927,
 * doi:10.1080/01621459.1927.10502953). With {@code p} the share of successes among {@code n} and {@code z} the quantile
 * of the normal distribution, it is
 *
 * <pre>(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).</pre>
 *
 * For 24 of 30 it is .63 to .90.
 */
public final class ShareInterval {
    /** The quantile of the normal distribution at 0.975. */
    private static final double Z = 1.959963984540054;

    private ShareInterval() {}

    /**
     * Returns the interval.
     *
     * @param successes the number of successes
     * @param of the number of all, at least as many; without any the interval is all of [0, 1]
     */
    public static Bootstrap.Interval of(int successes, int of) {
        Validate.inRange("successes", successes, 0, of);
        if (of == 0) {
            return new Bootstrap.Interval(0, 1);
        }
        double p = (double) successes / of;
        double square = Z * Z / of;
        double middle = (p + square / 2) / (1 + square);
        double half = Z * Math.sqrt(p * (1 - p) / of + square / (4 * of)) / (1 + square);
        return new Bootstrap.Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
