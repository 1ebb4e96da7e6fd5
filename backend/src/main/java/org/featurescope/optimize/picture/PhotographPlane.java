package org.featurescope.optimize.picture;

import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;

/** Converts a photograph to a plane: the values from which the colours of the photograph are computed. */
public final class PhotographPlane {
    /** The least distance from black and white. It keeps logits finite and still rounds to black and white. */
    private static final double LEAST = 0.4 / 255;
    /** Nearly opaque, but where the sigmoid still has a slope. */
    private static final double OPACITY = 0.95;

    private PhotographPlane() {}

    /**
     * Returns the plane of the largest square in the middle of a photograph.
     *
     * @param size pixels on a side of the plane
     * @param decorrelated whether to return decorrelated colours
     * @param planes 3, or 4 to add opacity
     * @return {@code [size, size, planes]}
     */
    public static float[] of(RgbImage photograph, int size, boolean decorrelated, int planes) {
        RgbImage square = photograph.height() == size && photograph.width() == size
                ? photograph
                : Resampler.resizeAndCrop(photograph, size, size);
        double[][] inverse = ColorDecorrelation.inverse();
        float[] plane = new float[size * size * planes];
        for (int pixel = 0; pixel < size * size; pixel++) {
            for (int rgb = 0; rgb < 3; rgb++) {
                double logit = logit((square.pixels()[pixel * 3 + rgb] & 0xff) / 255.0);
                for (int coordinate = 0; coordinate < 3; coordinate++) {
                    double weight = decorrelated ? inverse[rgb][coordinate] : rgb == coordinate ? 1 : 0;
                    plane[pixel * planes + coordinate] += (float) (weight * logit);
                }
            }
            if (planes > 3) {
                plane[pixel * planes + 3] = (float) logit(OPACITY);
            }
        }
        return plane;
    }

    private static double logit(double colour) {
        double clipped = Math.max(LEAST, Math.min(1 - LEAST, colour));
        return Math.log(clipped / (1 - clipped));
    }
}
