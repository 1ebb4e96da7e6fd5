package org.featurescope.optimize.picture;

import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;

/** A photograph as a plane: the values whose sigmoid, after the colours are correlated, is the photograph. */
public final class PhotographPlane {
    /** Colours are kept this far from black and from white, so that their logits are finite and still round to them. */
    private static final double LEAST = 0.4 / 255;
    /** Nearly opaque, where the sigmoid still has a slope. */
    private static final double OPACITY = 0.95;

    private PhotographPlane() {}

    /**
     * The plane of the middle of a photograph.
     *
     * @return {@code [size, size, planes]}, in decorrelated colours if so set
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
