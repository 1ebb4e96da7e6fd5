package org.featurescope.optimize;

import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.validate.Validate;

/**
 * How a run climbs, every number of it.
 *
 * @param picture what the pictures are made of, and what the network sees of them
 * @param optimizer how the coefficients follow the gradient
 * @param rate of the optimizer, per step, in (0, 100]
 * @param sustain the share of the steps that the rate is held for, in [0, 1]; then it falls along half a cosine, which
 *     takes away what the random transformations leave of noise
 * @param epsilon of Adam, where each picture's gradient has been brought to a root mean square of 1. Towards 0 each
 *     coefficient moves as far as any other, however faint and noisy its gradient; towards infinity as far as its gradient
 *     is strong. Between lie pictures without speckle.
 * @param gradientBlur standard deviation, pixels, of the Gaussian that the gradient of pixels is blurred with; 0 for none
 * @param leak the slope of the objective below zero, in [0, 1]
 * @param precision of the network's arithmetic
 * @param octaves how many sizes a run goes through, each twice the one before; 1 for the pictures' own alone
 */
public record Settings(
        PictureSettings picture,
        Optimizer optimizer,
        double rate,
        double sustain,
        double epsilon,
        double gradientBlur,
        double leak,
        Precision precision,
        int octaves) {
    /** The most octaves of a run. */
    public static final int MOST_OCTAVES = 6;
    /** The widest blur of a gradient, pixels. */
    public static final double MOST_BLUR = 16;

    public Settings {
        Validate.inRange("rate", rate, 1e-6, 100);
        Validate.inRange("sustain", sustain, 0, 1);
        Validate.inRange("epsilon", epsilon, 1e-12, 1e6);
        Validate.inRange("gradientBlur", gradientBlur, 0, MOST_BLUR);
        Validate.inRange("leak", leak, 0, 1);
        Validate.inRange("octaves", octaves, 1, MOST_OCTAVES);
    }

    /** The rate of {@code step}, from 1, of {@code steps}. */
    public double rateAt(int step, int steps) {
        double progress = (step - 1.0) / steps;
        return progress < sustain ? rate : rate * 0.5 * (1 + Math.cos(Math.PI * (progress - sustain) / (1 - sustain)));
    }

    /** Of all settings that are the same once compiled, one: what is only fed is erased. */
    public Settings compiled() {
        return new Settings(picture, optimizer, 1, 1, epsilon, gradientBlur, 0, precision, 1);
    }

    /** These with other pictures. */
    public Settings with(PictureSettings other) {
        return new Settings(other, optimizer, rate, sustain, epsilon, gradientBlur, leak, precision, octaves);
    }

    /** These with another random transformation. */
    public Settings with(TransformationRobustness robustness) {
        return with(new PictureSettings(
                picture.parameterization(),
                picture.decorrelated(),
                picture.alpha(),
                picture.startDeviation(),
                picture.shared(),
                robustness));
    }

    /** These with low resolutions shared by the pictures of a batch. */
    public Settings with(SharedResolutions shared) {
        return with(new PictureSettings(
                picture.parameterization(),
                picture.decorrelated(),
                picture.alpha(),
                picture.startDeviation(),
                shared,
                picture.robustness()));
    }

    /** These with or without opacity. */
    public Settings transparent(boolean alpha) {
        return with(new PictureSettings(
                picture.parameterization(),
                picture.decorrelated(),
                alpha,
                picture.startDeviation(),
                picture.shared(),
                picture.robustness()));
    }

    /** These in so many octaves. */
    public Settings withOctaves(int number) {
        return new Settings(picture, optimizer, rate, sustain, epsilon, gradientBlur, leak, precision, number);
    }

    /** These in another precision. */
    public Settings with(Precision other) {
        return new Settings(picture, optimizer, rate, sustain, epsilon, gradientBlur, leak, other, octaves);
    }
}
