package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.Parameterization.Fourier;
import org.featurescope.optimize.picture.Parameterization.LaplacianPyramid;
import org.featurescope.optimize.picture.Parameterization.PhaseOnly;
import org.featurescope.optimize.picture.Parameterization.Pixels;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.Start;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a run that starts from a photograph shows it before its first step. */
final class PhotographStartTest {
    private static final int SIZE = 24;

    /** Returns noise of all levels, including black and white. */
    private static RgbImage noise(long seed) {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        new Random(seed).nextBytes(pixels);
        pixels[0] = 0;
        pixels[1] = (byte) 255;
        return new RgbImage(SIZE, SIZE, pixels);
    }

    private static byte[] started(Parameterization parameterization, boolean decorrelated, RgbImage... photographs) {
        PictureSettings settings =
                PictureGraphTest.settings(parameterization, decorrelated, false, SharedResolutions.NONE);
        try (PictureSession session = new PictureSession(2, SIZE, settings)) {
            session.start(session.pictures.start(new Start.Photograph(List.of(photographs))));
            return session.frame();
        }
    }

    private static void assertShows(byte[] frame, int picture, RgbImage photograph, int tolerance) {
        int length = photograph.pixels().length;
        for (int at = 0; at < length; at++) {
            assertThat(frame[picture * length + at] & 0xff)
                    .as("value %d of picture %d", at, picture)
                    .isCloseTo(photograph.pixels()[at] & 0xff, within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pixelsShowItExactly(boolean decorrelated) {
        byte[] frame = started(new Pixels(), decorrelated, noise(1), noise(2));
        assertShows(frame, 0, noise(1), 0);
        assertShows(frame, 1, noise(2), 0);
    }

    @Test
    void onePhotographServesTheWholeBatch() {
        byte[] frame = started(new Pixels(), true, noise(3));
        assertShows(frame, 0, noise(3), 0);
        assertShows(frame, 1, noise(3), 0);
    }

    @Test
    void aPyramidShowsItExactly() {
        assertShows(started(LaplacianPyramid.LUCID, true, noise(4)), 0, noise(4), 1);
    }

    @Test
    void allFrequenciesShowItExactly() {
        assertShows(started(Fourier.LUCID, true, noise(5)), 0, noise(5), 1);
    }

    /** Of two waves, the one inside the band remains and the one outside is lost. */
    @Test
    void aBandShowsItsFrequencies() {
        byte[] frame = started(new Fourier(0.5, 1, 1), true, waves(0.8, 0.8));
        assertShows(frame, 0, waves(0.8, 0), 1);
    }

    private static RgbImage waves(double slow, double fast) {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int at = 0; at < pixels.length; at++) {
            int x = at / 3 % SIZE;
            int y = at / 3 / SIZE;
            double logit = slow * Math.cos(2 * Math.PI * (2 * x + 3 * y) / SIZE + 0.5)
                    + fast * Math.cos(2 * Math.PI * (9 * x + 3 * y) / SIZE);
            pixels[at] = (byte) Math.round(255 / (1 + Math.exp(-logit)));
        }
        return new RgbImage(SIZE, SIZE, pixels);
    }

    /** A photograph made of phases and the shipped magnitudes is shown again. */
    @Test
    void phasesAreThePhotographs() {
        PictureSettings settings = PictureGraphTest.settings(new PhaseOnly(), true, false, SharedResolutions.NONE);
        try (PictureSession session = new PictureSession(2, SIZE, settings)) {
            session.start(session.pictures.start(new Start.Noise(7, List.of(1L, 2L))));
            byte[] frame = session.frame();
            byte[] first = Arrays.copyOf(frame, SIZE * SIZE * 3);
            RgbImage photograph = new RgbImage(SIZE, SIZE, first);
            session.start(session.pictures.start(new Start.Photograph(List.of(photograph))));
            assertShows(session.frame(), 1, photograph, 12);
        }
    }

    @Test
    void opacityStartsNearlyFullAndSharedPicturesEmpty() {
        PictureSettings settings = PictureGraphTest.settings(Fourier.LUCID, true, true, SharedResolutions.ALIGNED);
        try (PictureSession session = new PictureSession(2, SIZE, settings)) {
            session.start(session.pictures.start(new Start.Photograph(List.of(noise(6)))));
            byte[] frame = session.frame();
            for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                assertThat(frame[pixel * 4 + 3] & 0xff).isCloseTo((int) (0.95 * 255), within(1));
                assertThat(frame[pixel * 4] & 0xff).isCloseTo(noise(6).pixels()[pixel * 3] & 0xff, within(1));
            }
        }
    }

    @Test
    void asManyPhotographsAsPicturesOrOne() {
        assertThatThrownBy(() -> started(new Pixels(), true, noise(1), noise(2), noise(3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3 photographs for a batch of 2");
    }
}
