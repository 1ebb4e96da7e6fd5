package org.featurescope.optimize.picture;

/**
 * The low frequencies of the real Fourier basis of an axis of {@code n} samples, and the scaling of its coefficients.
 *
 * <p>TensorFlow Java has no complex numbers, so the inverse transform of Lucid's {@code fft_image} is written in real
 * form: a picture {@code [n, n]} is {@code M C Mᵀ} with the columns of {@code M} orthonormal. Column 0 of {@code M} is the
 * constant, followed by the cosine and the sine of frequency 1/n, of 2/n, and so on. For even {@code n} the last column has
 * alternating signs. The products of two such columns span, at each pair of frequencies, the same plane as the two-dimensional
 * exponentials, so independent normal coefficients give pictures of the same distribution.
 *
 * <p>Only the lowest {@link #count} coefficients of each axis are used. Lucid uses all; the highest contribute little except
 * the grid patterns that strided convolutions respond to, and cost as much as the others.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/optvis/param/spatial.py">Lucid, spatial.py</a>
 */
public final class FourierBasis {
    private final int size;
    private final int count;

    /**
     * @param size samples on the axis, at least 1
     * @param share of the basis to keep, in (0, 1]; 1 for all frequencies up to half a cycle per pixel
     */
    public FourierBasis(int size, double share) {
        this.size = size;
        this.count = Math.max(1, (int) Math.round(share * size));
    }

    /** Returns the number of coefficients of an axis. */
    public int count() {
        return count;
    }

    /** Returns the orthonormal columns {@code [sample, coefficient]}, row by row. */
    public float[] matrix() {
        float[] matrix = new float[size * count];
        for (int sample = 0; sample < size; sample++) {
            for (int coefficient = 0; coefficient < count; coefficient++) {
                matrix[sample * count + coefficient] = (float) at(sample, coefficient);
            }
        }
        return matrix;
    }

    private double at(int sample, int coefficient) {
        int cycles = cycles(coefficient);
        boolean single = coefficient == 0 || 2 * cycles == size;
        // reduced modulo the size first, so that the angle stays exact for large pictures
        double angle = 2 * Math.PI * ((long) cycles * sample % size) / size;
        double wave = coefficient % 2 == 1 || coefficient == 0 ? Math.cos(angle) : Math.sin(angle);
        return wave * Math.sqrt((single ? 1.0 : 2.0) / size);
    }

    private static int cycles(int coefficient) {
        return (coefficient + 1) / 2;
    }

    /**
     * Returns the factor of each coefficient {@code [vertical, horizontal]} before the transform: the inverse of its
     * frequency in cycles per pixel, so that every octave has the same energy, as in natural pictures.
     *
     * <p>Lucid multiplies by {@code sqrt(w h) / max(f, 1 / max(w, h))}, and its inverse transform divides by {@code w h}. The
     * orthonormal transform here divides by {@code sqrt(w h)} only, so the root is left out. Lucid's final division by 4 is
     * included.
     *
     * @param decays the exponent of the frequency of each plane; 1 is Lucid's
     * @return {@code [vertical, horizontal, plane]}
     */
    public float[] scale(double... decays) {
        float[] scale = new float[count * count * decays.length];
        for (int vertical = 0; vertical < count; vertical++) {
            for (int horizontal = 0; horizontal < count; horizontal++) {
                double cycles = Math.max(1, Math.hypot(cycles(vertical), cycles(horizontal)));
                int at = (vertical * count + horizontal) * decays.length;
                for (int plane = 0; plane < decays.length; plane++) {
                    boolean sameDecay = plane > 0 && decays[plane] == decays[plane - 1];
                    scale[at + plane] =
                            sameDecay ? scale[at + plane - 1] : (float) (Math.pow(cycles, -decays[plane]) * size / 4);
                }
            }
        }
        return scale;
    }
}
