package org.featurescope.linear;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The affine function {@code a x + b y + c} of two inputs and, if it is not constant, the line on which it vanishes. The
 * coefficients are whole numbers, so that all answers about lines are exact.
 *
 * @param a the factor of the first input
 * @param b the factor of the second input
 * @param c the value at the origin
 */
public record Line(BigInteger a, BigInteger b, BigInteger c) {
    /** The number of decimals that are kept of a coefficient. */
    public static final int DECIMALS = 6;

    /** Returns the function with the given coefficients, each rounded to {@value #DECIMALS} decimals and multiplied by 10^6. */
    public static Line of(double a, double b, double c) {
        return new Line(parts(a), parts(b), parts(c));
    }

    /** Returns a number, rounded to {@value #DECIMALS} decimals, times 10^6. */
    public static BigInteger parts(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .unscaledValue();
    }

    /** Returns whether the function is constant, so that it has no line. */
    public boolean isConstant() {
        return a.signum() == 0 && b.signum() == 0;
    }

    /** Returns the sum of this function and {@code factor} times another. */
    public Line plus(BigInteger factor, Line other) {
        return new Line(
                a.add(factor.multiply(other.a)), b.add(factor.multiply(other.b)), c.add(factor.multiply(other.c)));
    }

    /** Returns the sign of this function at a point. */
    public int signAt(PlanePoint point) {
        return a.multiply(point.x())
                .add(b.multiply(point.y()))
                .add(c.multiply(point.scale()))
                .signum();
    }

    /** Returns the point in which this line and another one cross; empty if they are parallel or the same. */
    public Optional<PlanePoint> crossing(Line other) {
        BigInteger scale = a.multiply(other.b).subtract(b.multiply(other.a));
        return scale.signum() == 0
                ? Optional.empty()
                : Optional.of(PlanePoint.of(
                        b.multiply(other.c).subtract(c.multiply(other.b)),
                        c.multiply(other.a).subtract(a.multiply(other.c)),
                        scale));
    }

    /**
     * Returns this function divided by the greatest common divisor of its coefficients, with its first coefficient that
     * is not zero made positive. Functions of the same line are equal afterwards.
     */
    Line normalized() {
        BigInteger divisor = a.gcd(b).gcd(c);
        boolean isNegative = a.signum() < 0 || (a.signum() == 0 && b.signum() < 0);
        BigInteger signed = isNegative ? divisor.negate() : divisor;
        return new Line(a.divide(signed), b.divide(signed), c.divide(signed));
    }
}
