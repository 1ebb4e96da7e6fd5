package org.featurescope.image;

import java.util.Arrays;

/**
 * Changes the size of pictures, along each axis separately.
 *
 * <p>Along an axis that gets shorter, a new pixel is the mean of the area that it covers. Pixels at the border of the
 * area are weighted by the part that is inside, so that nothing aliases and the mean of the picture stays. Along an
 * axis that gets longer, the cubic convolution of Keys (1981, doi:10.1109/TASSP.1981.1163711) with a = -1/2 is used,
 * and the picture's border is repeated.
 *
 * <p>Colours are averaged as they are stored, with sRGB's curve and not linear in light, because the networks were
 * trained on pictures that were made smaller in this way. Opacity is averaged like a colour.
 */
public final class Resampler {
    private Resampler() {}

    /** Resizes the whole picture, which may change its proportions. */
    public static RgbImage resize(RgbImage image, int height, int width) {
        return resample(
                image,
                Weights.of(0, image.height(), image.height(), height),
                Weights.of(0, image.width(), image.width(), width));
    }

    /**
     * Crops the largest part in the middle of the picture that has the proportions of {@code height} x {@code width},
     * and resizes it.
     */
    public static RgbImage resizeAndCrop(RgbImage image, int height, int width) {
        if (image.height() == height && image.width() == width) {
            // resampling would give the same colours
            return image;
        }
        double scale = Math.min((double) image.height() / height, (double) image.width() / width);
        double keptHeight = scale * height;
        double keptWidth = scale * width;
        return resample(
                image,
                Weights.of((image.height() - keptHeight) / 2, keptHeight, image.height(), height),
                Weights.of((image.width() - keptWidth) / 2, keptWidth, image.width(), width));
    }

    /** Crops the colours of a part of an image. The part starts within the image and is cut at its border. */
    public static RgbImage crop(RgbImage image, int top, int left, int height, int width) {
        int down = Math.min(height, image.height() - top);
        int across = Math.min(width, image.width() - left);
        byte[] pixels = new byte[down * across * 3];
        for (int y = 0; y < down; y++) {
            System.arraycopy(
                    image.pixels(), ((top + y) * image.width() + left) * 3, pixels, y * across * 3, across * 3);
        }
        return new RgbImage(down, across, pixels);
    }

    /** Resizes the colours of an image to fit in a square of {@code size} pixels on a side. The rest is grey. */
    public static RgbImage resizeAndPad(RgbImage image, int size) {
        double scale = size / (double) Math.max(image.height(), image.width());
        RgbImage small = resize(image, Math.max(1, (int) Math.round(image.height() * scale)), Math.max(1, (int)
                Math.round(image.width() * scale)));
        RgbImage square = RgbImage.grey(size);
        int top = (size - small.height()) / 2;
        int left = (size - small.width()) / 2;
        for (int y = 0; y < small.height(); y++) {
            System.arraycopy(
                    small.pixels(),
                    y * small.width() * 3,
                    square.pixels(),
                    ((top + y) * size + left) * 3,
                    small.width() * 3);
        }
        return square;
    }

    private static RgbImage resample(RgbImage image, Weights rows, Weights columns) {
        byte[] colours = resampled(image, rows, columns);
        return new RgbImage(
                rows.count(),
                columns.count(),
                colours,
                image.opacity().map(opacity -> resampled(opacity, image, rows, columns)));
    }

    /** Resamples the opacity of a picture as a picture of greys. */
    private static byte[] resampled(byte[] opacity, RgbImage of, Weights rows, Weights columns) {
        byte[] greys = new byte[opacity.length * 3];
        for (int at = 0; at < greys.length; at++) {
            greys[at] = opacity[at / 3];
        }
        byte[] resampled = resampled(new RgbImage(of.height(), of.width(), greys), rows, columns);
        byte[] plane = new byte[resampled.length / 3];
        for (int pixel = 0; pixel < plane.length; pixel++) {
            plane[pixel] = resampled[pixel * 3];
        }
        return plane;
    }

    private static byte[] resampled(RgbImage image, Weights rows, Weights columns) {
        byte[] pixels = new byte[rows.count() * columns.count() * 3];
        float[] mixed = new float[image.width() * 3];
        for (int y = 0; y < rows.count(); y++) {
            mixRows(image, rows, y, columns, mixed);
            mixColumns(mixed, columns, pixels, y * columns.count() * 3);
        }
        return pixels;
    }

    /** Computes a new row from old ones, in the columns that are needed. */
    private static void mixRows(RgbImage image, Weights rows, int y, Weights columns, float[] mixed) {
        Arrays.fill(mixed, 0);
        byte[] from = image.pixels();
        float[] weights = rows.weights()[y];
        int end = (columns.lastSource() + 1) * 3;
        for (int k = 0; k < weights.length; k++) {
            float weight = weights[k];
            int start = rows.source(y, k) * mixed.length;
            for (int i = columns.source(0, 0) * 3; i < end; i++) {
                mixed[i] += weight * (from[start + i] & 0xff);
            }
        }
    }

    private static void mixColumns(float[] mixed, Weights columns, byte[] pixels, int start) {
        int target = start;
        for (int x = 0; x < columns.count(); x++) {
            float[] weights = columns.weights()[x];
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int k = 0; k < weights.length; k++) {
                int source = columns.source(x, k) * 3;
                red += weights[k] * mixed[source];
                green += weights[k] * mixed[source + 1];
                blue += weights[k] * mixed[source + 2];
            }
            pixels[target++] = rounded(red);
            pixels[target++] = rounded(green);
            pixels[target++] = rounded(blue);
        }
    }

    private static byte rounded(float value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }

    /**
     * The weights of the old pixels in each new pixel along an axis.
     *
     * @param first the index of the first old pixel of each new one; outside of the picture the border is repeated
     * @param weights of that old pixel and of those after it, for each new one; they sum to 1
     * @param length number of old pixels
     */
    private record Weights(int[] first, float[][] weights, int length) {
        /** Computes the weights of {@code count} pixels that cover {@code [start, start + extent)} of the old axis. */
        static Weights of(double start, double extent, int length, int count) {
            int[] first = new int[count];
            float[][] weights = new float[count][];
            double scale = extent / count;
            for (int i = 0; i < count; i++) {
                double from = start + i * scale;
                double[] exact = scale > 1 ? area(from, scale, length) : cubic(from + scale / 2);
                first[i] = (int) Math.floor(scale > 1 ? from : from + scale / 2 - 0.5) - (scale > 1 ? 0 : 1);
                weights[i] = normalized(exact);
            }
            return new Weights(first, weights, length);
        }

        int count() {
            return first.length;
        }

        /** Returns the index of the last old pixel that is needed. */
        int lastSource() {
            return source(count() - 1, weights[count() - 1].length - 1);
        }

        /** Returns the index of the {@code k}-th old pixel of the {@code i}-th new one. */
        int source(int i, int k) {
            return Math.max(0, Math.min(length - 1, first[i] + k));
        }

        /** Returns how much of each old pixel lies in {@code [from, from + extent)}. */
        private static double[] area(double from, double extent, int length) {
            int firstPixel = (int) Math.floor(from);
            int end = Math.max(firstPixel + 1, Math.min(length, (int) Math.ceil(from + extent - 1e-9)));
            double[] parts = new double[end - firstPixel];
            for (int k = 0; k < parts.length; k++) {
                double left = Math.max(from, firstPixel + k);
                double right = Math.min(from + extent, firstPixel + k + 1);
                parts[k] = Math.max(0, right - left);
            }
            return parts;
        }

        /** Returns Keys' kernel at the four pixels around a point. The middle of pixel n is at n + 1/2. */
        private static double[] cubic(double point) {
            double t = point - 0.5 - Math.floor(point - 0.5);
            return new double[] {
                ((-0.5 * t + 1) * t - 0.5) * t,
                (1.5 * t - 2.5) * t * t + 1,
                ((-1.5 * t + 2) * t + 0.5) * t,
                (0.5 * t - 0.5) * t * t
            };
        }

        private static float[] normalized(double[] exact) {
            double sum = 0;
            for (double weight : exact) {
                sum += weight;
            }
            float[] weights = new float[exact.length];
            for (int k = 0; k < exact.length; k++) {
                weights[k] = (float) (exact[k] / sum);
            }
            return weights;
        }
    }
}
