package org.featurescope.linear;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A point of the input plane with rational coordinates, {@code x / scale} and {@code y / scale}. The three numbers have
 * no common divisor, so that equal points are equal records.
 *
 * @param scale greater than 0
 */
public record PlanePoint(BigInteger x, BigInteger y, BigInteger scale) {
    /** Returns the point {@code (x / scale, y / scale)}. */
    static PlanePoint of(BigInteger x, BigInteger y, BigInteger scale) {
        BigInteger divisor = x.gcd(y).gcd(scale);
        BigInteger signed = scale.signum() < 0 ? divisor.negate() : divisor;
        return new PlanePoint(x.divide(signed), y.divide(signed), scale.divide(signed));
    }

    /** Returns the coordinates, {@code [x, y]}. */
    public double[] coordinates() {
        return new double[] {quotient(x), quotient(y)};
    }

    /** Returns the line through this point and another one. */
    Line lineTo(PlanePoint other) {
        return new Line(
                        y.multiply(other.scale).subtract(scale.multiply(other.y)),
                        scale.multiply(other.x).subtract(x.multiply(other.scale)),
                        x.multiply(other.y).subtract(y.multiply(other.x)))
                .normalized();
    }

    private double quotient(BigInteger number) {
        return new BigDecimal(number)
                .divide(new BigDecimal(scale), MathContext.DECIMAL64)
                .doubleValue();
    }
}
