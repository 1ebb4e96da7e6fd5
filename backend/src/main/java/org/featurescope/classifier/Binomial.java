package org.featurescope.classifier;

/**
 * The binomial filter (1 4 6 4 1) / 16 along rows and columns. It reduces the amplitude of a wave with a period of five
 * pixels to 43 %, and with a period of three pixels to 6 %.
 */
final class Binomial {
    /** The filter's weights along an axis. */
    static final float[] WEIGHTS = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};

    private static final int REACH = WEIGHTS.length / 2;
    private static final int COLOURS = 3;

    private Binomial() {}

    /**
     * Filters a square picture. Pixels beyond its border count as 0.
     *
     * @param picture {@code [size, size, 3]}
     * @param between a buffer as long as the picture; its contents are overwritten
     * @param filtered receives the result; may be {@code picture}
     */
    static void filter(float[] picture, int size, float[] between, float[] filtered) {
        alongAxis(picture, size, size * COLOURS, COLOURS, between);
        alongAxis(between, size, COLOURS, size * COLOURS, filtered);
    }

    private static void alongAxis(float[] from, int size, int lineStep, int step, float[] to) {
        boolean rows = step == COLOURS;
        for (int line = 0; line < size; line++) {
            for (int i = 0; i < size; i++) {
                // in both directions the inner loop visits memory in order
                int at = rows ? line * lineStep + i * step : i * lineStep + line * step;
                int place = rows ? i : line;
                for (int c = 0; c < COLOURS; c++) {
                    float sum = 0;
                    for (int k = -REACH; k <= REACH; k++) {
                        int other = place + k;
                        if (other >= 0 && other < size) {
                            sum += WEIGHTS[k + REACH] * from[at + k * step + c];
                        }
                    }
                    to[at + c] = sum;
                }
            }
        }
    }
}
