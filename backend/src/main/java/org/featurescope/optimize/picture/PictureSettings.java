package org.featurescope.optimize.picture;

import org.featurescope.optimize.picture.Parameterization.PhaseOnly;
import org.featurescope.validate.Validate;

/**
 * How pictures are made of numbers, and what the network sees of them.
 *
 * @param parameterization what the numbers are
 * @param decorrelated whether the numbers' colours are decorrelated ({@link ColorDecorrelation}) or red, green and blue
 * @param alpha whether there is a fourth plane, opacity
 * @param startDeviation of the noise that a run starts from, in (0, 10]; phases start from all angles alike
 * @param shared low-resolution pictures shared by the batch
 * @param robustness the random transformation of every step
 */
public record PictureSettings(
        Parameterization parameterization,
        boolean decorrelated,
        boolean alpha,
        double startDeviation,
        SharedResolutions shared,
        TransformationRobustness robustness) {
    /**
     * What looked best, side by side, on the networks at hand. Lucid starts from a deviation of 0.01; so faint a noise
     * switches on few ReLUs of a network with negative biases, and where none is on the picture stays grey.
     */
    public static final PictureSettings DEFAULT = new PictureSettings(
            Parameterization.Fourier.DEFAULT,
            true,
            false,
            0.05,
            SharedResolutions.NONE,
            TransformationRobustness.DEFAULT);

    public PictureSettings {
        Validate.inRange("startDeviation", startDeviation, 1e-6, 10);
        Validate.isTrue(
                "parameterization",
                !(parameterization instanceof PhaseOnly) || shared.equals(SharedResolutions.NONE),
                "phases cannot be optimized together with shared pictures: magnitudes would not be held any more");
    }

    /** These, a run starting from noise of that deviation. */
    public PictureSettings startingFrom(double deviation) {
        return new PictureSettings(parameterization, decorrelated, alpha, deviation, shared, robustness);
    }

    /** The planes of a picture: three colours, and opacity where there is one. */
    public int planes() {
        return alpha ? 4 : 3;
    }
}
