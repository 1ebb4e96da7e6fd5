package org.featurescope.optimize;

import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.validate.Validate;

/**
 * All settings of an optimization.
 *
 * @param picture the parameterization of pictures and what the network sees of them
 * @param optimizer the rule by which the coefficients follow the gradient
 * @param rate of the optimizer, per step, in (0, 100]
 * @param sustain the share of the steps with a constant rate, in [0, 1]. Then the rate falls along half a cosine, which
 *     removes the noise left by the random transformations
 * @param epsilon of Adam, applied to gradients with a root mean square of 1. With an epsilon near 0 all coefficients move
 *     equally far, however small and noisy their gradients; with a large one they move in proportion to their gradients.
 *     Values in between give pictures without speckles
 * @param gradientBlur standard deviation of the Gaussian blur of the gradient, pixels; 0 for none
 * @param leak the factor that negative values of units are multiplied by, in [0, 1]
 * @param precision of the network's arithmetic
 * @param octaves number of sizes that a run goes through, each twice the one before; 1 for the final size only
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

    /** Returns the rate of step {@code step}, from 1, of {@code steps}. */
    public double rateAt(int step, int steps) {
        double progress = (step - 1.0) / steps;
        return progress < sustain ? rate : rate * 0.5 * (1 + Math.cos(Math.PI * (progress - sustain) / (1 - sustain)));
    }

    /** Returns settings that are equal for all settings with the same compiled graph: values that are fed are replaced. */
    public Settings compiled() {
        return new Settings(picture, optimizer, 1, 1, epsilon, gradientBlur, 0, precision, 1);
    }

    /** Returns these settings with other settings of pictures. */
    public Settings with(PictureSettings other) {
        return new Settings(other, optimizer, rate, sustain, epsilon, gradientBlur, leak, precision, octaves);
    }

    /** Returns these settings with another random transformation. */
    public Settings with(TransformationRobustness robustness) {
        return with(new PictureSettings(
                picture.parameterization(),
                picture.decorrelated(),
                picture.alpha(),
                picture.startDeviation(),
                picture.shared(),
                robustness));
    }

    /** Returns these settings with low resolutions that the pictures of a batch share. */
    public Settings with(SharedResolutions shared) {
        return with(new PictureSettings(
                picture.parameterization(),
                picture.decorrelated(),
                picture.alpha(),
                picture.startDeviation(),
                shared,
                picture.robustness()));
    }

    /** Returns these settings with or without opacity. */
    public Settings transparent(boolean alpha) {
        return with(new PictureSettings(
                picture.parameterization(),
                picture.decorrelated(),
                alpha,
                picture.startDeviation(),
                picture.shared(),
                picture.robustness()));
    }

    /** Returns these settings with another rate. */
    public Settings withRate(double other) {
        return new Settings(picture, optimizer, other, sustain, epsilon, gradientBlur, leak, precision, octaves);
    }

    /** Returns these settings with another number of octaves. */
    public Settings withOctaves(int number) {
        return new Settings(picture, optimizer, rate, sustain, epsilon, gradientBlur, leak, precision, number);
    }

    /** Returns these settings with another precision. */
    public Settings with(Precision other) {
        return new Settings(picture, optimizer, rate, sustain, epsilon, gradientBlur, leak, other, octaves);
    }
}
