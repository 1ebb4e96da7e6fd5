package org.featurescope.bench.quality;

import org.featurescope.image.RgbImage;

/**
 * How much of a picture is fine detail: the share of its spectral energy above a quarter of a cycle per pixel.
 *
 * <p>The two-dimensional discrete Fourier transform of the luma (Rec. 709 weights on the values as they are stored), its
 * mean taken out and a Hann window laid over it, so that the picture's edges do not count as detail. A frequency counts by
 * its distance from zero, in any direction. Computed by the definition, row by row and then column by column: order
 * {@code size^3}, about 20 ms for 128 by 128.
 */
final class QualitySpectrum {
    /** Cycles per pixel above which detail is fine: half of the highest that a row can hold. */
    static final double FINE = 0.25;

    private static final double RED = 0.2126;
    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;

    private QualitySpectrum() {}

    /** The share, 0 to 1; 0 for a picture of one brightness. */
    static double fineShare(RgbImage picture) {
        double[][] luma = luma(picture);
        int height = picture.height();
        int width = picture.width();
        int half = width / 2;
        double[][] real = new double[height][half + 1];
        double[][] imaginary = new double[height][half + 1];
        transformRows(luma, real, imaginary);
        double all = 0;
        double fine = 0;
        for (int u = 0; u <= half; u++) {
            // a real picture's spectrum is symmetric about zero: what is left out is there once more
            int times = u == 0 || 2 * u == width ? 1 : 2;
            for (int v = 0; v < height; v++) {
                double energy = times * energy(real, imaginary, u, v);
                all += energy;
                double vertical = (double) Math.min(v, height - v) / height;
                if (Math.hypot((double) u / width, vertical) > FINE) {
                    fine += energy;
                }
            }
        }
        return all == 0 ? 0 : fine / all;
    }

    private static void transformRows(double[][] rows, double[][] real, double[][] imaginary) {
        int width = rows[0].length;
        double[] cosine = wave(width, 0);
        double[] sine = wave(width, width / 4.0);
        for (int y = 0; y < rows.length; y++) {
            for (int u = 0; u < real[y].length; u++) {
                for (int x = 0; x < width; x++) {
                    int phase = (int) ((long) u * x % width);
                    real[y][u] += rows[y][x] * cosine[phase];
                    imaginary[y][u] -= rows[y][x] * sine[phase];
                }
            }
        }
    }

    /** The squared magnitude at {@code u} cycles in a row and {@code v} in a column. */
    private static double energy(double[][] real, double[][] imaginary, int u, int v) {
        int height = real.length;
        double sumReal = 0;
        double sumImaginary = 0;
        double turn = 2 * Math.PI * v / height;
        double stepCosine = Math.cos(turn);
        double stepSine = Math.sin(turn);
        double cosine = 1;
        double sine = 0;
        for (int y = 0; y < height; y++) {
            sumReal += real[y][u] * cosine + imaginary[y][u] * sine;
            sumImaginary += imaginary[y][u] * cosine - real[y][u] * sine;
            double next = cosine * stepCosine - sine * stepSine;
            sine = sine * stepCosine + cosine * stepSine;
            cosine = next;
        }
        return sumReal * sumReal + sumImaginary * sumImaginary;
    }

    /** One period of a cosine in {@code length} samples, delayed by {@code shift} of them. */
    private static double[] wave(int length, double shift) {
        double[] wave = new double[length];
        for (int i = 0; i < length; i++) {
            wave[i] = Math.cos(2 * Math.PI * (i - shift) / length);
        }
        return wave;
    }

    /** The luma, 0 to 255, about its mean and windowed, {@code [height][width]}. */
    private static double[][] luma(RgbImage picture) {
        double[][] luma = new double[picture.height()][picture.width()];
        double sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                luma[y][x] = RED * picture.at(y, x, 0) + GREEN * picture.at(y, x, 1) + BLUE * picture.at(y, x, 2);
                sum += luma[y][x];
            }
        }
        double mean = sum / picture.height() / picture.width();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                luma[y][x] = (luma[y][x] - mean) * hann(y, picture.height()) * hann(x, picture.width());
            }
        }
        return luma;
    }

    private static double hann(int at, int length) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * (at + 0.5) / length);
    }
}
