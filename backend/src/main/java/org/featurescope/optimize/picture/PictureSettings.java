package org.featurescope.optimize.picture;

import org.featurescope.validate.Validate;

/**
 * How pictures are computed from the variables of an optimization, and what the network sees of them.
 *
 * @param parameterization the meaning of the variables
 * @param decorrelated whether the variables' colours are decorrelated ({@link ColorDecorrelation}) or red, green and blue
 * @param alpha whether there is a fourth plane, opacity
 * @param startDeviation standard deviation of the noise that a run starts from, in (0, 10]; phases ignore it
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
     * The best-looking setting in side-by-side comparisons on the product's networks. Lucid starts from a deviation of 0.01.
     * Such faint noise activates few ReLUs of a network with negative biases; if it activates none, the picture stays grey.
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
                parameterization.kind() != Parameterization.Kind.PHASES || shared.equals(SharedResolutions.NONE),
                "phases cannot be optimized together with shared pictures: magnitudes would not be held any more");
    }

    /** Returns these settings with noise of another deviation to start from. */
    public PictureSettings startingFrom(double deviation) {
        return new PictureSettings(parameterization, decorrelated, alpha, deviation, shared, robustness);
    }

    /** Returns the number of planes of a picture: three colours and, optionally, opacity. */
    public int planes() {
        return alpha ? 4 : 3;
    }
}
