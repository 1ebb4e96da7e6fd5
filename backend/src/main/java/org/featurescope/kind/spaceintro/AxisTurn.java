package org.featurescope.kind.spaceintro;

/**
 * A rotation that turns all axes of a space by one angle. It is a product of rounds. In the round of stride
 * {@code s = 1, 2, 4, ...} axis {@code i} is paired with axis {@code i + s}, for each {@code i} whose binary digit
 * {@code s} is 0, and each pair is turned in its plane by the angle: one way if {@code i} has an even number of binary
 * ones, and else the other way. If all turned the same way, one new axis would have positive weights alone, and after a
 * ReLU hold most of every vector. An axis without a partner stays. At 0 degrees nothing is turned, at 45 degrees every
 * new axis has about equal weights of all old ones, and at 90 degrees each new axis is an old one, with either sign.
 *
 * <p>The page computes the same.
 */
final class AxisTurn {
    private final double cosine;
    private final double sine;

    /** Creates a rotation by an angle. */
    AxisTurn(double degrees) {
        this.cosine = Math.cos(Math.toRadians(degrees));
        this.sine = Math.sin(Math.toRadians(degrees));
    }

    /** Returns the coordinates of a vector along the turned axes. */
    double[] of(double[] vector) {
        double[] turned = vector.clone();
        for (int stride = 1; stride < turned.length; stride *= 2) {
            for (int i = 0; i + stride < turned.length; i++) {
                if ((i & stride) == 0) {
                    double first = turned[i];
                    double second = turned[i + stride];
                    double signed = Integer.bitCount(i) % 2 == 0 ? sine : -sine;
                    turned[i] = cosine * first + signed * second;
                    turned[i + stride] = cosine * second - signed * first;
                }
            }
        }
        return turned;
    }
}
