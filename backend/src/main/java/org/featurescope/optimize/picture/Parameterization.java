package org.featurescope.optimize.picture;

import org.featurescope.validate.Validate;

/**
 * What the numbers are that an optimization moves, and how they make a plane: a picture's colours before the sigmoid.
 * The same gradient ascent finds other optima with other parameterizations, for each makes other directions steep.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/optvis/param/spatial.py">Lucid, spatial.py</a>
 */
public sealed interface Parameterization {
    /** The plane's own values, as in Lucid's {@code pixel_image}: nothing is preconditioned, and optima are noisy. */
    record Pixels() implements Parameterization {}

    /**
     * Coefficients of the real Fourier basis, those of high frequencies made smaller, as in Lucid's {@code fft_image}.
     *
     * @param band the share of the frequencies of each axis that there are coefficients for, in (0, 1]
     * @param lumaDecay the power of the frequency that brightness coefficients are divided by, in [0, 4]; 1, Lucid's,
     *     gives every octave the same energy, as in natural pictures. Without decorrelation it is that of every colour.
     * @param chromaDecay the same for the two colour coordinates
     */
    record Fourier(double band, double lumaDecay, double chromaDecay) implements Parameterization {
        /** What looked best, side by side, on the networks at hand. */
        public static final Fourier DEFAULT = new Fourier(0.7, 1, 1.2);
        /** All frequencies and one decay. */
        public static final Fourier LUCID = new Fourier(1, 1, 1);

        public Fourier {
            Validate.inRange("band", band, 0.01, 1);
            Validate.inRange("lumaDecay", lumaDecay, 0, 4);
            Validate.inRange("chromaDecay", chromaDecay, 0, 4);
        }
    }

    /**
     * A sum of pictures, each half as large as the one before and enlarged to the full size by bilinear interpolation, as
     * in Lucid's {@code laplacian_pyramid_image}.
     *
     * @param levels how many, the full size being one, 1 to 8
     */
    record LaplacianPyramid(int levels) implements Parameterization {
        /** Lucid's four levels. */
        public static final LaplacianPyramid LUCID = new LaplacianPyramid(4);

        public LaplacianPyramid {
            Validate.inRange("levels", levels, 1, 8);
        }
    }

    /**
     * The phases of all waves, their magnitudes being held at those of photographs ({@link MagnitudeSpectrum}): MaCo. No
     * amount of ascent makes a frequency stronger than it is in natural pictures.
     *
     * @see <a href="https://arxiv.org/abs/2306.06805">Fel et al., Unlocking Feature Visualization for Deeper Networks with
     *     MAgnitude Constrained Optimization, 2023</a>
     */
    record PhaseOnly() implements Parameterization {}
}
