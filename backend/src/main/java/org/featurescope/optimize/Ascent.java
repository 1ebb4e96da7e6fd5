package org.featurescope.optimize;

import org.featurescope.optimize.picture.FourierBasis;
import org.featurescope.optimize.picture.TransformationRobustness;

/**
 * How an optimization climbs: the preconditioning of the coefficients, the optimizer, the transformations.
 *
 * @param band the share of the frequencies of each axis that there are coefficients for, in (0, 1]
 * @param lumaDecay the power of the frequency that brightness coefficients are divided by; 1 gives every octave the same
 *     energy, as in natural pictures
 * @param chromaDecay the same for the two colour coordinates; larger, since colour varies more slowly in natural pictures
 * @param rate of the optimizer, per step
 * @param sustain the share of the steps that the rate is held for, in [0, 1); then it falls along half a cosine, which
 *     takes away what the random transformations leave of noise
 * @param epsilon of Adam, where each picture's gradient has been brought to a root mean square of 1. Towards 0 each
 *     coefficient moves as far as any other, however faint and noisy its gradient; towards infinity as far as its gradient
 *     is strong. Between lie pictures without speckle.
 * @param leak the slope of the objective below zero, in (0, 1]
 * @param robustness the random transformation of every step
 */
record Ascent(
        double band,
        double lumaDecay,
        double chromaDecay,
        double rate,
        double sustain,
        double epsilon,
        double leak,
        TransformationRobustness robustness) {
    /** What looked best, side by side, on the networks at hand. */
    static final Ascent DEFAULT =
            new Ascent(0.7, 1, 1.2, 0.2, 0.25, 2, 0.1, TransformationRobustness.DEFAULT);

    /** The basis of the coefficients of pictures of side {@code size}. */
    FourierBasis basis(int size) {
        return new FourierBasis(size, band);
    }

    /** The rate of {@code step}, from 1, of {@code steps}. */
    double rateAt(int step, int steps) {
        double progress = (step - 1.0) / steps;
        return progress < sustain
                ? rate
                : rate * 0.5 * (1 + Math.cos(Math.PI * (progress - sustain) / (1 - sustain)));
    }
}
