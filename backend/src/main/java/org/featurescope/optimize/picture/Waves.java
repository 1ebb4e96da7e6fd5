package org.featurescope.optimize.picture;

/**
 * All plane waves of a square of {@code size} pixels that have a phase: {@code cos(2π (h x + v y) / size + phase)} for one
 * of each two opposite frequencies, without the constant and without half a cycle per pixel.
 *
 * <p>They are arranged in a rectangle {@code [most, 2 most + 2]}, where {@code most} is the highest whole number of cycles
 * below {@code size / 2}. Row {@code i}, with {@code h = i + 1}, has the frequencies {@code (h, v)} for
 * {@code v = 1 .. most}, then {@code (h, -v)} for the same {@code v}, then {@code (h, 0)}, and finally {@code (0, h)}.
 *
 * <p>With {@code a = 2π h x / size} and {@code b = 2π v y / size}, the sum of the two waves {@code (h, v)} and {@code (h, -v)}
 * of phases {@code f} and {@code g} and magnitudes {@code m} and {@code n} is
 * <pre>{@code
 *   (m cos f + n cos g) cos a cos b  +  (n cos g - m cos f) sin a sin b
 * + (n sin g - m sin f) cos a sin b  -  (m sin f + n sin g) sin a cos b
 * }</pre>
 * so that a separable real basis of the constant, cosines and sines can compute the plane.
 *
 * @param size pixels on a side of the square
 */
public record Waves(int size) {
    /** Returns the highest number of cycles on an axis. */
    public int most() {
        return (size - 1) / 2;
    }

    /** Returns the number of waves in a row. */
    public int columns() {
        return 2 * most() + 2;
    }

    /** Returns the number of coefficients of an axis of the basis: the constant, cosines and sines. */
    public int basisCount() {
        return 2 * most() + 1;
    }

    /** Returns the number of cycles of a wave over the square. */
    public double cycles(int row, int column) {
        int horizontal = row + 1;
        if (column >= 2 * most()) {
            return horizontal;
        }
        return Math.hypot(horizontal, column % most() + 1);
    }

    /** Returns whether the waves of a column run along an axis. */
    public boolean alongAxis(int column) {
        return column >= 2 * most();
    }

    /** Returns the orthonormal columns: constant, cosines of 1, 2, ... cycles, sines of 1, 2, ... cycles. */
    public Matrix basis() {
        float[] ordered = new FourierBasis(size, 1).matrix();
        float[] values = new float[size * basisCount()];
        for (int sample = 0; sample < size; sample++) {
            values[sample * basisCount()] = ordered[sample * size];
            for (int cycles = 1; cycles <= most(); cycles++) {
                values[sample * basisCount() + cycles] = ordered[sample * size + 2 * cycles - 1];
                values[sample * basisCount() + most() + cycles] = ordered[sample * size + 2 * cycles];
            }
        }
        return new Matrix(size, basisCount(), values);
    }

    /**
     * Returns the real and imaginary parts of the waves of a plane, in the units of a unitary transform: a wave is
     * {@code 2 / size (real cos(..) - imaginary sin(..))}.
     *
     * @param plane {@code [size, size, planes]}
     * @return real parts and imaginary parts, {@code [most, 2 most + 2, planes]} each
     */
    public float[][] transformed(float[] plane, int planes) {
        float[] coefficients = basis().transposed().onBothAxes(plane, planes);
        float[] real = new float[most() * columns() * planes];
        float[] imaginary = new float[real.length];
        for (int row = 0; row < most(); row++) {
            for (int column = 0; column < columns(); column++) {
                for (int at = 0; at < planes; at++) {
                    int wave = (row * columns() + column) * planes + at;
                    double[] parts = parts(new Coefficients(coefficients, planes, at), row + 1, column);
                    real[wave] = (float) parts[0];
                    imaginary[wave] = (float) parts[1];
                }
            }
        }
        return new float[][] {real, imaginary};
    }

    private double[] parts(Coefficients of, int h, int column) {
        int sineH = most() + h;
        if (column == 2 * most()) {
            return new double[] {of.at(h, 0) * Math.sqrt(0.5), -of.at(sineH, 0) * Math.sqrt(0.5)};
        }
        if (column == 2 * most() + 1) {
            return new double[] {of.at(0, h) * Math.sqrt(0.5), -of.at(0, sineH) * Math.sqrt(0.5)};
        }
        int v = column % most() + 1;
        int sineV = most() + v;
        int sign = column < most() ? 1 : -1;
        return new double[] {
            (of.at(h, v) - sign * of.at(sineH, sineV)) / 2, -(of.at(sineH, v) + sign * of.at(h, sineV)) / 2
        };
    }

    /** The coefficients of the basis of one plane. */
    private final class Coefficients {
        private final float[] values;
        private final int planes;
        private final int plane;

        Coefficients(float[] values, int planes, int plane) {
            this.values = values;
            this.planes = planes;
            this.plane = plane;
        }

        double at(int horizontal, int vertical) {
            return values[(horizontal * basisCount() + vertical) * planes + plane];
        }
    }
}
