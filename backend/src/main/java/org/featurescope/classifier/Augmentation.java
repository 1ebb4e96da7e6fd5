package org.featurescope.classifier;

import java.util.random.RandomGenerator;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;

/**
 * Converts pictures to the input of a network. In training the input is a random part of the picture with random
 * proportions, mirroring, brightness, contrast, saturation and sharpness; in validation it is the whole picture.
 *
 * <p>Not thread-safe. Its buffers hold one picture.
 */
final class Augmentation {
    /** The input's value of a colour x of 0 to 255 is {@code x + OFFSET}. */
    static final float OFFSET = -117;

    private static final double LEAST_AREA = 0.35;
    private static final double MOST_PROPORTION = 4 / 3.0;
    private static final int COLOURS = 3;

    private float[] picture = new float[0];
    private float[] filtered = new float[0];
    private float[] between = new float[0];

    /** Returns the input {@code [size, size, 3]} for a whole picture. The next call overwrites the array. */
    float[] whole(RgbImage image, int size) {
        prepare(size);
        RgbImage resized = Resampler.resize(image, size, size);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (resized.pixels()[i] & 0xff) + OFFSET;
        }
        return picture;
    }

    /** Returns the input {@code [size, size, 3]} for a random part. The next call overwrites the array. */
    float[] random(RgbImage image, int size, RandomGenerator random) {
        prepare(size);
        double area = LEAST_AREA + (1 - LEAST_AREA) * random.nextDouble();
        double proportion = Math.pow(MOST_PROPORTION, 2 * random.nextDouble() - 1);
        double height = Math.min(1, Math.sqrt(area / proportion)) * image.height();
        double width = Math.min(1, Math.sqrt(area * proportion)) * image.width();
        double top = random.nextDouble() * (image.height() - height);
        double left = random.nextDouble() * (image.width() - width);
        sample(image, size, top, left, height, width, random.nextBoolean());
        colour(random);
        sharpen(size, random);
        return picture;
    }

    private void prepare(int size) {
        int length = size * size * COLOURS;
        if (picture.length != length) {
            picture = new float[length];
            filtered = new float[length];
            between = new float[length];
        }
    }

    /** Samples a part of an image by bilinear interpolation. */
    private void sample(
            RgbImage image, int size, double top, double left, double height, double width, boolean mirrored) {
        byte[] pixels = image.pixels();
        int rowLength = image.width() * COLOURS;
        for (int y = 0; y < size; y++) {
            double row = Math.max(0, Math.min(image.height() - 1.0, top + (y + 0.5) * height / size - 0.5));
            int row0 = Math.min((int) row, Math.max(0, image.height() - 2));
            float down = (float) (row - row0);
            int below = image.height() > 1 ? rowLength : 0;
            for (int x = 0; x < size; x++) {
                double column = Math.max(0, Math.min(image.width() - 1.0, left + (x + 0.5) * width / size - 0.5));
                int column0 = Math.min((int) column, Math.max(0, image.width() - 2));
                float right = (float) (column - column0);
                int beside = image.width() > 1 ? COLOURS : 0;
                int at = row0 * rowLength + column0 * COLOURS;
                int to = (y * size + (mirrored ? size - 1 - x : x)) * COLOURS;
                for (int c = 0; c < COLOURS; c++) {
                    float a = pixels[at + c] & 0xff;
                    float b = pixels[at + beside + c] & 0xff;
                    float d = pixels[at + below + c] & 0xff;
                    float e = pixels[at + below + beside + c] & 0xff;
                    float above = a + (b - a) * right;
                    picture[to + c] = above + (d + (e - d) * right - above) * down;
                }
            }
        }
    }

    private void colour(RandomGenerator random) {
        float brightness = (float) (1 + 0.3 * (2 * random.nextDouble() - 1));
        float contrast = (float) (1 + 0.3 * (2 * random.nextDouble() - 1));
        float saturation = (float) (1 + 0.4 * (2 * random.nextDouble() - 1));
        float middle = 117 * brightness;
        for (int i = 0; i < picture.length; i += COLOURS) {
            float grey = (picture[i] + picture[i + 1] + picture[i + 2]) / COLOURS;
            for (int c = 0; c < COLOURS; c++) {
                float colour = (grey + (picture[i + c] - grey) * saturation) * brightness;
                float value = middle + (colour - middle) * contrast;
                picture[i + c] = Math.max(0, Math.min(255, value)) + OFFSET;
            }
        }
    }

    /**
     * Sharpens or blurs half of the pictures: adds a random multiple of the difference between the picture and its
     * filtered copy.
     */
    private void sharpen(int size, RandomGenerator random) {
        float amount = random.nextBoolean() ? (float) (-0.8 + 2.3 * random.nextDouble()) : 0;
        if (amount != 0) {
            Binomial.filter(picture, size, between, filtered);
            for (int i = 0; i < picture.length; i++) {
                picture[i] += amount * (picture[i] - filtered[i]);
            }
        }
    }
}
