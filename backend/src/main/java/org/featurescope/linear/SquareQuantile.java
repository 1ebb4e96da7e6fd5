package org.featurescope.linear;

/**
 * Quantiles of an affine function whose inputs are uniform in a square.
 *
 * <p>Implementation note: the distribution is that of the sum of two independent uniform numbers, a trapezoid. The
 * quantile is the inverse of its distribution function, which has two quadratic pieces and a linear one between them.
 */
public final class SquareQuantile {
    private SquareQuantile() {}

    /**
     * Returns a quantile of {@code a x + b y + c}.
     *
     * @param quantile from 0 to 1
     */
    public static double of(double a, double b, double c, InputSquare square, double quantile) {
        int range = square.high() - square.low();
        double least =
                c + Math.min(a * square.low(), a * square.high()) + Math.min(b * square.low(), b * square.high());
        double wide = Math.max(Math.abs(a), Math.abs(b)) * range;
        double narrow = Math.min(Math.abs(a), Math.abs(b)) * range;
        if (wide == 0) {
            return least;
        }
        double slope = narrow / (2 * wide);
        if (quantile < slope) {
            return least + Math.sqrt(2 * wide * narrow * quantile);
        }
        return quantile <= 1 - slope
                ? least + wide * quantile + narrow / 2
                : least + wide + narrow - Math.sqrt(2 * wide * narrow * (1 - quantile));
    }
}
