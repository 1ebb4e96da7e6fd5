package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.featurescope.optimize.picture.MagnitudeSpectrum;
import org.featurescope.optimize.picture.Parameterization.PhaseOnly;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.optimize.picture.Waves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhasePlaneTest {
    private static final PictureSettings SETTINGS = new PictureSettings(
            new PhaseOnly(), false, false, 1, SharedResolutions.NONE, TransformationRobustness.NONE);

    /** Computes a direct sum over the pixels for every frequency, including the constant and half a cycle per pixel. */
    @ParameterizedTest
    @ValueSource(ints = {10, 13})
    void everyMagnitudeIsThatOfTheSpectrumForAnyPhases(int size) {
        try (PictureSession session = new PictureSession(1, size, SETTINGS)) {
            session.start(session.random(1, 4));
            float[] picture = session.untransformed();
            Waves waves = new Waves(size);
            float[] magnitudes = MagnitudeSpectrum.shipped().magnitudes(waves, false, 3);
            for (int row = 0; row < waves.most(); row++) {
                for (int column = 0; column < waves.columns(); column++) {
                    int h = column == 2 * waves.most() + 1 ? 0 : row + 1;
                    int v = DirectPlane.vertical(waves, row, column);
                    double expected = magnitudes[(row * waves.columns() + column) * 3];
                    assertThat(magnitude(picture, size, h, v)).isCloseTo(expected, within(1e-3 * expected + 1e-4));
                }
            }
            assertThat(magnitude(picture, size, 0, 0)).isCloseTo(0, within(1e-4));
            if (size % 2 == 0) {
                assertThat(magnitude(picture, size, size / 2, 1)).isCloseTo(0, within(1e-4));
            }
        }
    }

    /** Returns a magnitude of the red plane, in a unitary transform. */
    private static double magnitude(float[] picture, int size, int h, int v) {
        double real = 0;
        double imaginary = 0;
        for (int pixel = 0; pixel < size * size; pixel++) {
            double logit = Math.log(picture[pixel * 3] / (1.0 - picture[pixel * 3]));
            double angle = 2 * Math.PI * (h * (pixel % size) + v * (pixel / size)) / size;
            real += logit * Math.cos(angle);
            imaginary -= logit * Math.sin(angle);
        }
        return Math.hypot(real, imaginary) / size;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 13})
    void everyFrequencyOccursOnce(int size) {
        Waves waves = new Waves(size);
        Set<List<Integer>> frequencies = new HashSet<>();
        for (int row = 0; row < waves.most(); row++) {
            for (int column = 0; column < waves.columns(); column++) {
                int h = column == 2 * waves.most() + 1 ? 0 : row + 1;
                int v = DirectPlane.vertical(waves, row, column);
                assertThat(waves.cycles(row, column)).isCloseTo(Math.hypot(h, v), within(1e-12));
                assertThat(waves.alongAxis(column)).isEqualTo(h == 0 || v == 0);
                frequencies.add(List.of(h, v));
                frequencies.add(List.of(-h, -v));
            }
        }
        int side = 2 * waves.most() + 1;
        assertThat(frequencies).hasSize(side * side - 1);
    }
}
