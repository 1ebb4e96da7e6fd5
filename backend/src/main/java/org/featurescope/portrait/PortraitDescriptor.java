package org.featurescope.portrait;

import org.featurescope.image.RgbImage;

/**
 * Describes a portrait's look by a histogram of its colours and a histogram of its edges. An edge counts by its
 * strength in the bin of its direction and scale. Positions in the portrait are ignored.
 *
 * <p>Implementation note: a descriptor holds the square roots of each histogram's shares. The sum of products of two
 * such histograms is their Bhattacharyya coefficient.
 */
final class PortraitDescriptor {
    private static final int LEVELS = 4;
    private static final int COLOURS = LEVELS * LEVELS * LEVELS;
    private static final int DIRECTIONS = 8;
    private static final int SCALES = 3;
    private static final int LENGTH = COLOURS + DIRECTIONS * SCALES;
    private static final int SHADES = 256;
    private static final int SMALL = 48;

    private PortraitDescriptor() {}

    /**
     * Describes a portrait.
     *
     * @param sheet the sheet that contains the portrait
     * @param top the row of its first pixel
     * @param left the column of its first pixel
     * @param side its height and width, pixels
     */
    static float[] of(RgbImage sheet, int top, int left, int side) {
        float[] descriptor = new float[LENGTH];
        float[] brightness = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int red = sheet.at(top + y, left + x, 0);
                int green = sheet.at(top + y, left + x, 1);
                int blue = sheet.at(top + y, left + x, 2);
                descriptor[(level(red) * LEVELS + level(green)) * LEVELS + level(blue)]++;
                brightness[y * side + x] = (red + green + blue) / 3f;
            }
        }
        int size = side;
        for (int scale = 0; scale < SCALES; scale++) {
            edges(brightness, size, descriptor, COLOURS + scale * DIRECTIONS);
            brightness = halved(brightness, size);
            size /= 2;
        }
        toRootsOfShares(descriptor, 0, COLOURS);
        toRootsOfShares(descriptor, COLOURS, LENGTH);
        return descriptor;
    }

    private static int level(int shade) {
        return shade * LEVELS / SHADES;
    }

    /** Adds the gradients' lengths to the bins of their directions. Opposite directions share a bin. */
    private static void edges(float[] brightness, int size, float[] descriptor, int at) {
        // every second pixel of the largest scale is enough, and takes half the time
        int step = size > SMALL ? 2 : 1;
        for (int y = 1; y < size - 1; y++) {
            for (int x = 1; x < size - 1; x += step) {
                float down = brightness[(y + 1) * size + x] - brightness[(y - 1) * size + x];
                float right = brightness[y * size + x + 1] - brightness[y * size + x - 1];
                double turn = Math.atan2(down, right) / Math.PI;
                int direction = (int) Math.round((turn + 1) * DIRECTIONS) % DIRECTIONS;
                descriptor[at + direction] += (float) Math.hypot(down, right);
            }
        }
    }

    private static float[] halved(float[] brightness, int size) {
        int half = size / 2;
        float[] halved = new float[half * half];
        for (int y = 0; y < half; y++) {
            for (int x = 0; x < half; x++) {
                int at = 2 * y * size + 2 * x;
                halved[y * half + x] =
                        (brightness[at] + brightness[at + 1] + brightness[at + size] + brightness[at + size + 1]) / 4;
            }
        }
        return halved;
    }

    private static void toRootsOfShares(float[] numbers, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        for (int i = from; i < to && sum > 0; i++) {
            numbers[i] = (float) Math.sqrt(numbers[i] / sum);
        }
    }
}
