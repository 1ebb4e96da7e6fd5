package org.featurescope.optimize.objective;

import java.math.BigDecimal;
import org.featurescope.validate.Validate;

/** Checks and prints the numbers in an objective's text. */
final class Numbers {
    /** The largest power of a cosine. */
    private static final double MOST_POWER = 16;

    private static final double LEAST_FACTOR = 1e-9;
    private static final double MOST_FACTOR = 1e9;

    private Numbers() {}

    /** Returns the number in plain digits, which parse to the same number. */
    static String text(double value) {
        BigDecimal plain = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }

    /** Returns {@code value} if it is a valid power of a cosine; a negative zero becomes zero. */
    static double power(double value) {
        return Validate.inRange("power", value, 0, MOST_POWER) + 0.0;
    }

    /** Returns the option as it is written after the other arguments, or an empty text for the power 0. */
    static String powerText(double power) {
        return power == 0 ? "" : ", power=" + text(power);
    }

    /** Returns {@code value} if it is a valid factor: a number, not zero, and not too large. */
    static double factor(double value) {
        Validate.inRange("factor", Math.abs(value), LEAST_FACTOR, MOST_FACTOR);
        return value;
    }

    /** Returns {@code value} if it is a valid brightness of a colour; a negative zero becomes zero. */
    static double colour(String field, double value) {
        return Validate.inRange(field, value, 0.0, 1.0) + 0.0;
    }
}
