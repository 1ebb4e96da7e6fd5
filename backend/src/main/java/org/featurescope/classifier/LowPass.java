package org.featurescope.classifier;

/**
 * Removes fine detail from pictures before the first convolution. The filter has binomial weights over {@value #WINDOW}
 * pixels along columns and then along rows, with a standard deviation of 1.7 pixels. Small pictures that were enlarged
 * have no fine detail. Without the filter, a network that was trained on them would misread the fine detail of sharp
 * photographs.
 */
final class LowPass {
    /** The number of pixels along an axis. */
    static final int WINDOW = 13;

    /** The kernel of a convolution from three colours to three, {@code [WINDOW, 3, 3]}. */
    static final float[] KERNEL = kernel();

    private static final int COLOURS = 3;

    private LowPass() {}

    private static float[] kernel() {
        float[] kernel = new float[WINDOW * COLOURS * COLOURS];
        double weight = Math.pow(2, 1 - WINDOW);
        for (int k = 0; k < WINDOW; k++) {
            for (int c = 0; c < COLOURS; c++) {
                kernel[(k * COLOURS + c) * COLOURS + c] = (float) weight;
            }
            weight *= (WINDOW - 1.0 - k) / (k + 1);
        }
        return kernel;
    }
}
