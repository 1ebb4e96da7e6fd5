package org.featurescope.space;

import java.util.OptionalDouble;

/**
 * The first four moments of a stream of values, in one pass and constant memory. It keeps the mean and the sums of powers
 * of the deviations from it, {@code M_k = Σ (x - mean)^k}, which does not lose digits where the mean is large, and of which
 * those of two streams can be merged (Pébay, Formulas for Robust, One-Pass Parallel Computation of Covariances and
 * Arbitrary-Order Statistical Moments, Sandia Report SAND2008-6212, 2008, doi:10.2172/1028931). Not thread-safe.
 */
public final class Moments {
    private long count;
    private long zeros;
    private double mean;
    private double m2;
    private double m3;
    private double m4;

    /** Returns the moments of some values, in two passes over them. */
    public static Moments of(float[] values) {
        Moments moments = new Moments();
        if (values.length == 0) {
            return moments;
        }
        double sum = 0;
        for (float value : values) {
            sum += value;
            moments.zeros += value == 0 ? 1 : 0;
        }
        moments.count = values.length;
        moments.mean = sum / values.length;
        for (float value : values) {
            double deviation = value - moments.mean;
            double square = deviation * deviation;
            moments.m2 += square;
            moments.m3 += square * deviation;
            moments.m4 += square * square;
        }
        if (isConstant(values)) {
            // the rounded mean of equal values need not be their value
            moments.mean = values[0];
            moments.m2 = 0;
            moments.m3 = 0;
            moments.m4 = 0;
        }
        return moments;
    }

    private static boolean isConstant(float[] values) {
        for (float value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** Adds a value. */
    public void add(double value) {
        Moments one = new Moments();
        one.count = 1;
        one.zeros = value == 0 ? 1 : 0;
        one.mean = value;
        add(one);
    }

    /** Adds all values of another stream. */
    public void add(Moments other) {
        if (other.count == 0) {
            return;
        }
        double own = count;
        double others = other.count;
        double all = own + others;
        double delta = other.mean - mean;
        double perValue = delta / all;
        double products = own * others;
        m4 += other.m4
                + products * (own * own - products + others * others) * perValue * perValue * perValue * delta
                + 6 * perValue * perValue * (own * own * other.m2 + others * others * m2)
                + 4 * perValue * (own * other.m3 - others * m3);
        m3 += other.m3
                + products * (own - others) * perValue * perValue * delta
                + 3 * perValue * (own * other.m2 - others * m2);
        m2 += other.m2 + products * perValue * delta;
        mean += others * perValue;
        count += other.count;
        zeros += other.zeros;
    }

    /** Returns the number of values. */
    public long count() {
        return count;
    }

    /** Returns the number of values that are zero. */
    public long zeros() {
        return zeros;
    }

    /** Returns the mean; empty without values. */
    public OptionalDouble mean() {
        return count > 0 ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    /** Returns the mean square of the deviations from the mean; empty without values. */
    public OptionalDouble variance() {
        return count > 0 ? OptionalDouble.of(m2 / count) : OptionalDouble.empty();
    }

    /** Returns the standard error of the mean, of independent values; empty for fewer than two values. */
    public OptionalDouble standardError() {
        return count > 1 ? OptionalDouble.of(Math.sqrt(m2 / (count - 1) / count)) : OptionalDouble.empty();
    }

    /** Returns the third standardized moment, 0 for a Gaussian; empty if the values do not differ. */
    public OptionalDouble skewness() {
        return m2 > 0 ? OptionalDouble.of(Math.sqrt(count) * m3 / Math.pow(m2, 1.5)) : OptionalDouble.empty();
    }

    /** Returns the fourth standardized moment, 3 for a Gaussian; empty if the values do not differ. */
    public OptionalDouble kurtosis() {
        return m2 > 0 ? OptionalDouble.of(count * m4 / (m2 * m2)) : OptionalDouble.empty();
    }
}
