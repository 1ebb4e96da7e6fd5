package org.featurescope.optimize.picture;

import java.util.Optional;
import org.featurescope.validate.Validate;

/**
 * The numbers that an optimization moves, and how they make a plane: the colours of a picture before the sigmoid. The same
 * gradient ascent finds different optima with different parameterizations, because each makes other directions steep.
 *
 * @see <a href="https://doi.org/10.23915/distill.00007">Olah et al., Feature Visualization, Distill 2017</a>
 * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/optvis/param/spatial.py">Lucid, spatial.py</a>
 */
public sealed interface Parameterization {
    /** Returns the kind of this parameterization. */
    Kind kind();

    /** Returns this parameterization if it is a Fourier parameterization. */
    default Optional<Fourier> fourier() {
        return Optional.empty();
    }

    /** Calls the method of the visitor for this kind of parameterization and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /** The kinds of parameterization. */
    enum Kind {
        FOURIER,
        PIXELS,
        PYRAMID,
        PHASES
    }

    /**
     * A computation with one method for each kind of parameterization.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        R visitPixels(Pixels pixels);

        R visitFourier(Fourier fourier);

        R visitPyramid(LaplacianPyramid pyramid);

        R visitPhases(PhaseOnly phases);
    }

    /** The plane's own values, as in Lucid's {@code pixel_image}. Nothing is preconditioned, and optima are noisy. */
    record Pixels() implements Parameterization {
        @Override
        public Kind kind() {
            return Kind.PIXELS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPixels(this);
        }
    }

    /**
     * Coefficients of the real Fourier basis, scaled down with their frequency, as in Lucid's {@code fft_image}.
     *
     * @param band the share of the frequencies of each axis that have coefficients, in (0, 1]
     * @param lumaDecay the power of the frequency that the coefficients of brightness are divided by, in [0, 4]. Lucid's 1
     *     gives every octave the same energy, as in natural pictures. Without decorrelation it applies to all colours.
     * @param chromaDecay the power of the frequency that the coefficients of the two colour coordinates are divided by, in
     *     [0, 4]
     */
    record Fourier(double band, double lumaDecay, double chromaDecay) implements Parameterization {
        /** The best-looking setting in side-by-side comparisons on the product's networks. */
        public static final Fourier DEFAULT = new Fourier(0.7, 1, 1.2);
        /** All frequencies and one decay. */
        public static final Fourier LUCID = new Fourier(1, 1, 1);

        public Fourier {
            Validate.inRange("band", band, 0.01, 1);
            Validate.inRange("lumaDecay", lumaDecay, 0, 4);
            Validate.inRange("chromaDecay", chromaDecay, 0, 4);
        }

        @Override
        public Kind kind() {
            return Kind.FOURIER;
        }

        @Override
        public Optional<Fourier> fourier() {
            return Optional.of(this);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFourier(this);
        }
    }

    /**
     * A sum of pictures, each half as large as the one before and enlarged to the full size by bilinear interpolation, as
     * in Lucid's {@code laplacian_pyramid_image}.
     *
     * @param levels number of pictures including the one of full size, 1 to 8
     */
    record LaplacianPyramid(int levels) implements Parameterization {
        /** Lucid's four levels. */
        public static final LaplacianPyramid LUCID = new LaplacianPyramid(4);

        public LaplacianPyramid {
            Validate.inRange("levels", levels, 1, 8);
        }

        @Override
        public Kind kind() {
            return Kind.PYRAMID;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPyramid(this);
        }
    }

    /**
     * The phases of all waves, whose magnitudes are fixed to those of photographs ({@link MagnitudeSpectrum}). This method is
     * called MaCo. However long the ascent, no frequency becomes stronger than in natural pictures.
     *
     * @see <a href="https://arxiv.org/abs/2306.06805">Fel et al., Unlocking Feature Visualization for Deeper Networks with
     *     MAgnitude Constrained Optimization, 2023</a>
     */
    record PhaseOnly() implements Parameterization {
        @Override
        public Kind kind() {
            return Kind.PHASES;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPhases(this);
        }
    }
}
