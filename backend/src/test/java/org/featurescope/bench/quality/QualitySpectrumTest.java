package org.featurescope.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

final class QualitySpectrumTest {
    private static final int SIZE = 64;

    @Test
    void aWaveIsFineAboveAQuarterOfACyclePerPixel() {
        assertThat(QualitySpectrum.fineShare(waves(100, 6, 9, 0, 0))).isLessThan(0.001);
        assertThat(QualitySpectrum.fineShare(waves(100, 24, 3, 0, 0))).isGreaterThan(0.999);
        assertThat(QualitySpectrum.fineShare(waves(100, 3, 24, 0, 0))).isGreaterThan(0.999);
    }

    /** 0.2 cycles along each axis are 0.28 along the diagonal. */
    @Test
    void frequencyCountsInEveryDirection() {
        assertThat(QualitySpectrum.fineShare(waves(100, 13, 13, 0, 0))).isGreaterThan(0.98);
        assertThat(QualitySpectrum.fineShare(waves(100, 13, 0, 0, 0))).isLessThan(0.02);
    }

    @Test
    void energiesAddUpAsTheSquaresOfAmplitudes() {
        double expected = 30.0 * 30 / (80 * 80 + 30 * 30);
        assertThat(QualitySpectrum.fineShare(waves(80, 4, 0, 30, 26))).isCloseTo(expected, within(0.002));
    }

    @Test
    void aPictureOfOneBrightnessHasNoDetail() {
        assertThat(QualitySpectrum.fineShare(new RgbImage(8, 8, new byte[8 * 8 * 3])))
                .isZero();
    }

    @Test
    void agreesWithASumOverAllFrequenciesAndPixels() {
        for (int[] size : new int[][] {{12, 10}, {9, 11}, {1, 8}}) {
            byte[] pixels = new byte[size[0] * size[1] * 3];
            new Random(size[0]).nextBytes(pixels);
            RgbImage picture = new RgbImage(size[0], size[1], pixels);
            assertThat(QualitySpectrum.fineShare(picture)).isCloseTo(definition(picture), within(1e-9));
        }
    }

    /** Computes the share by a sum over every frequency and pixel. */
    private static double definition(RgbImage picture) {
        int height = picture.height();
        int width = picture.width();
        double mean = 0;
        for (int i = 0; i < height * width; i++) {
            mean += luma(picture, i / width, i % width) / (height * width);
        }
        double all = 0;
        double fine = 0;
        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++) {
                double real = 0;
                double imaginary = 0;
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        double window = Math.pow(Math.sin(Math.PI * (x + 0.5) / width), 2)
                                * Math.pow(Math.sin(Math.PI * (y + 0.5) / height), 2);
                        double value = (luma(picture, y, x) - mean) * window;
                        double phase = 2 * Math.PI * ((double) u * x / width + (double) v * y / height);
                        real += value * Math.cos(phase);
                        imaginary -= value * Math.sin(phase);
                    }
                }
                double energy = real * real + imaginary * imaginary;
                all += energy;
                double horizontal = (u <= width / 2 ? u : u - width) / (double) width;
                double vertical = (v <= height / 2 ? v : v - height) / (double) height;
                fine += Math.sqrt(horizontal * horizontal + vertical * vertical) > 0.25 ? energy : 0;
            }
        }
        return fine / all;
    }

    private static double luma(RgbImage picture, int y, int x) {
        return 0.2126 * picture.at(y, x, 0) + 0.7152 * picture.at(y, x, 1) + 0.0722 * picture.at(y, x, 2);
    }

    /** A grey wave of {@code u} and {@code v} cycles on the two axes, and another along the rows alone. */
    private static RgbImage waves(double amplitude, int u, int v, double second, int cycles) {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double value = 128
                        + amplitude * Math.sin(2 * Math.PI * (u * x + v * y) / SIZE)
                        + second * Math.sin(2 * Math.PI * cycles * x / SIZE);
                for (int color = 0; color < 3; color++) {
                    pixels[(y * SIZE + x) * 3 + color] = (byte) Math.round(value);
                }
            }
        }
        return new RgbImage(SIZE, SIZE, pixels);
    }
}
