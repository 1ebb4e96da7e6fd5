package org.featurescope.optimize.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

/**
 * Measures the shipped table again. After a change of the sample photographs or of the measurement, write it with
 * {@code mvn test -Dtest=MagnitudeSpectrumTest -Dfeaturescope.spectrum=<the resource's path>}.
 */
final class MagnitudeSpectrumTest {
    @Test
    void theShippedTableIsThatOfTheSamplePhotographs() throws IOException {
        SamplePhotographs samples = new SamplePhotographs();
        List<RgbImage> photographs = samples.list().stream()
                .map(sample -> ImageDecoder.decode(samples.bytes(sample.id())))
                .toList();
        MagnitudeSpectrum measured = MagnitudeSpectrum.measure(photographs);
        String target = System.getProperty("featurescope.spectrum");
        if (target != null) {
            Files.writeString(Path.of(target), measured.text());
        }
        Waves waves = new Waves(64);
        float[] found = measured.magnitudes(waves, true, 3);
        float[] shipped = MagnitudeSpectrum.shipped().magnitudes(waves, true, 3);
        for (int at = 0; at < found.length; at++) {
            // decoders of other platforms may round colours differently
            assertThat((double) shipped[at]).isCloseTo(found[at], within(0.01 * found[at]));
        }
    }

    /** Each magnitude is that of a direct sum over the pixels of the windowed plane of a single photograph. */
    @Test
    void aMagnitudeIsThatOfADirectSum() {
        int side = MagnitudeSpectrum.SIDE;
        byte[] pixels = new byte[side * side * 3];
        for (int at = 0; at < pixels.length; at++) {
            int x = at / 3 % side;
            int y = at / 3 / side;
            double wave = 0.3 * Math.cos(2 * Math.PI * (5 * x) / side) * Math.cos(2 * Math.PI * 12 * y / side + 1);
            pixels[at] = (byte) Math.round(255 * (0.5 + wave));
        }
        MagnitudeSpectrum spectrum = MagnitudeSpectrum.measure(List.of(new RgbImage(side, side, pixels)));
        double[] ring = new double[2];
        Waves waves = new Waves(side);
        for (int v = -13; v <= 13; v++) {
            for (int h = 0; h <= 13; h++) {
                boolean half = h > 0 || v > 0;
                if (half && Math.round(Math.hypot(h, v)) == 13) {
                    ring[0] += directMagnitude(pixels, side, h, v);
                    ring[1]++;
                }
            }
        }
        float[] magnitudes = spectrum.magnitudes(waves, false, 3);
        int row = 12;
        double found = magnitudes[(row * waves.columns() + 2 * waves.most()) * 3];
        assertThat(found).isCloseTo(ring[0] / ring[1], within(1e-3 * found));
    }

    private static double directMagnitude(byte[] pixels, int side, int h, int v) {
        double real = 0;
        double imaginary = 0;
        double mean = 0;
        for (int pixel = 0; pixel < side * side; pixel++) {
            mean += logit(pixels, pixel) / (side * side);
        }
        for (int pixel = 0; pixel < side * side; pixel++) {
            int x = pixel % side;
            int y = pixel / side;
            double window = hann(x, side) * hann(y, side) / 0.375;
            double angle = 2 * Math.PI * (h * x + v * y) / side;
            real += window * (logit(pixels, pixel) - mean) * Math.cos(angle);
            imaginary -= window * (logit(pixels, pixel) - mean) * Math.sin(angle);
        }
        return Math.hypot(real, imaginary) / side;
    }

    private static double hann(int at, int side) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * (at + 0.5) / side);
    }

    private static double logit(byte[] pixels, int pixel) {
        double colour = (pixels[pixel * 3] & 0xff) / 255.0;
        return Math.log(colour / (1 - colour));
    }

    @Test
    void naturalPicturesHaveLessOfHigherFrequenciesAndOfColour() {
        Waves waves = new Waves(128);
        float[] magnitudes = MagnitudeSpectrum.shipped().magnitudes(waves, true, 3);
        for (int row = 0; row + 8 < waves.most(); row++) {
            int wave = (row * waves.columns() + 2 * waves.most()) * 3;
            int eightMore = ((row + 8) * waves.columns() + 2 * waves.most()) * 3;
            assertThat(magnitudes[eightMore]).isLessThan(magnitudes[wave]);
            assertThat(magnitudes[wave + 1]).isLessThan(magnitudes[wave]);
        }
    }

    /** Twice the side is twice the unitary magnitude of the same wave, that is, the same amplitude in pixels. */
    @Test
    void aWaveIsAsStrongInEverySize() {
        Waves small = new Waves(32);
        Waves large = new Waves(64);
        float[] ofSmall = MagnitudeSpectrum.shipped().magnitudes(small, true, 4);
        float[] ofLarge = MagnitudeSpectrum.shipped().magnitudes(large, true, 4);
        int wave = 2 * small.columns() + 4;
        int same = 2 * large.columns() + 4;
        for (int plane = 0; plane < 4; plane++) {
            assertThat(ofLarge[same * 4 + plane] / ofSmall[wave * 4 + plane]).isCloseTo(2, within(1e-5f));
        }
        assertThat(ofSmall[wave * 4 + 3]).isEqualTo(ofSmall[wave * 4]);
    }

    @Test
    void goesOnAboveTheMeasuredSize() {
        Waves waves = new Waves(512);
        float[] magnitudes = MagnitudeSpectrum.shipped().magnitudes(waves, true, 3);
        double below = magnitudes[(125 * waves.columns() + 2 * waves.most()) * 3];
        double above = magnitudes[(251 * waves.columns() + 2 * waves.most()) * 3];
        assertThat(above).isPositive().isLessThan(below);
    }
}
