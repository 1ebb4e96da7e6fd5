package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.Parameterization.Fourier;
import org.featurescope.optimize.picture.Parameterization.LaplacianPyramid;
import org.featurescope.optimize.picture.Parameterization.PhaseOnly;
import org.featurescope.optimize.picture.Parameterization.Pixels;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.optimize.picture.Waves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Continuing a run in a larger size. */
final class EnlargedTest {
    private static final Start.Noise NOISE = new Start.Noise(3, List.of(1L, 2L));

    private static PictureSettings settings(Parameterization parameterization, SharedResolutions shared) {
        return new PictureSettings(parameterization, true, false, 0.3, shared, TransformationRobustness.NONE);
    }

    /** {@code [2, size, size, 3]} of the small pictures and of the ones that they were enlarged to. */
    private static float[][] pictures(PictureSettings settings, int size, int larger) {
        try (PictureSession small = new PictureSession(2, size, settings);
                PictureSession large = new PictureSession(2, larger, settings)) {
            List<float[]> values = small.random(1, 0.3);
            small.start(values);
            large.start(large.pictures.enlarged(small.pictures, values, NOISE));
            return new float[][] {small.untransformed(), large.untransformed()};
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1})
    void everyOtherPixelOfFourierPicturesIsTheSmallPictures(double band) {
        float[][] found = pictures(settings(new Fourier(band, 1, 1.2), SharedResolutions.NONE), 16, 32);
        for (int at = 0; at < found[0].length; at++) {
            int pixel = at / 3;
            int picture = pixel / 256;
            int twice = (picture * 32 + 2 * (pixel / 16 % 16)) * 32 + 2 * (pixel % 16);
            assertThat(found[1][twice * 3 + at % 3]).isCloseTo(found[0][at], within(1e-5f));
        }
    }

    /** A pixel is about the mean of the four that it becomes, because the logits rise linearly. */
    @Test
    void pixelsAndPyramidsAreInterpolated() {
        for (Parameterization parameterization : List.of(new Pixels(), LaplacianPyramid.LUCID)) {
            PictureSettings settings = settings(parameterization, SharedResolutions.NONE);
            try (PictureSession small = new PictureSession(2, 16, settings);
                    PictureSession large = new PictureSession(2, 32, settings)) {
                List<float[]> values = ramp(small);
                small.start(values);
                large.start(large.pictures.enlarged(small.pictures, values, NOISE));
                assertHalved(small.untransformed(), large.untransformed(), 0.02);
            }
        }
    }

    /** Coefficients that rise from left to right and, less, from top to bottom. */
    private static List<float[]> ramp(PictureSession session) {
        return session.pictures.variables().stream()
                .map(variable -> {
                    float[] values = new float[variable.size()];
                    int count = (int) variable.shape()[0];
                    boolean pixels =
                            variable.equals(session.pictures.variables().get(0));
                    for (int at = 0; at < values.length; at++) {
                        int first = at / (6 * count);
                        int second = at / 6 % count;
                        double x = (pixels ? second : first) + 0.5;
                        double y = (pixels ? first : second) + 0.5;
                        values[at] = (float) ((x - 0.3 * y) / count);
                    }
                    return values;
                })
                .toList();
    }

    private static void assertHalved(float[] small, float[] large, double tolerance) {
        for (int at = 0; at < small.length; at++) {
            int pixel = at / 3;
            int corner = (pixel / 256 * 32 + 2 * (pixel / 16 % 16)) * 32 + 2 * (pixel % 16);
            float mean = 0;
            for (int of : new int[] {corner, corner + 1, corner + 32, corner + 33}) {
                mean += large[of * 3 + at % 3] / 4;
            }
            assertThat((double) mean).isCloseTo(small[at], within(tolerance));
        }
    }

    @Test
    void sharedPicturesStayShared() {
        float[][] found = pictures(settings(new Fourier(0.6, 1, 1), SharedResolutions.ALIGNED), 32, 64);
        double difference = 0;
        for (int at = 0; at < found[0].length; at++) {
            int pixel = at / 3;
            int twice = (pixel / 1024 * 64 + 2 * (pixel / 32 % 32)) * 64 + 2 * (pixel % 32);
            difference += Math.abs(found[1][twice * 3 + at % 3] - found[0][at]) / found[0].length;
        }
        // the shared pictures are interpolated and shifted by a quarter of a pixel
        assertThat(difference).isLessThan(0.03);
    }

    /** Waves of both sizes keep their phases, so that the pictures differ only by the new waves. */
    @Test
    void wavesKeepTheirPhases() {
        PictureSettings settings = settings(new PhaseOnly(), SharedResolutions.NONE);
        PicturePlane small = new PhasePlane(2, 10, settings);
        PicturePlane large = new PhasePlane(2, 20, settings);
        float[] phases = new float[small.variables().get(0).size()];
        for (int at = 0; at < phases.length; at++) {
            phases[at] = at + 1;
        }
        Variable from = small.variables().get(0);
        Variable to = large.variables().get(0);
        float[] noise = new float[to.size()];
        float[] enlarged = large.enlarged(10, List.of(phases), List.of(noise)).get(0);
        Waves before = new Waves(10);
        Waves after = new Waves(20);
        int kept = 0;
        for (int row = 0; row < after.most(); row++) {
            for (int column = 0; column < after.columns(); column++) {
                int h = column == 2 * after.most() + 1 ? 0 : row + 1;
                int v = DirectPlane.vertical(after, row, column);
                boolean known = Math.abs(h) <= before.most() && Math.abs(v) <= before.most();
                double expected = known ? phases[indexOf(before, h, v) * 6 + 4] : 0;
                assertThat((double) enlarged[(row * after.columns() + column) * 6 + 4])
                        .isEqualTo(expected);
                kept += known ? 1 : 0;
            }
        }
        assertThat(kept * 6).isEqualTo(from.size());
    }

    private static int indexOf(Waves waves, int h, int v) {
        for (int row = 0; row < waves.most(); row++) {
            for (int column = 0; column < waves.columns(); column++) {
                int horizontal = column == 2 * waves.most() + 1 ? 0 : row + 1;
                if (horizontal == h && DirectPlane.vertical(waves, row, column) == v) {
                    return row * waves.columns() + column;
                }
            }
        }
        throw new AssertionError("no wave (%d, %d)".formatted(h, v));
    }

    @Test
    void aRunCannotContinueWithAnotherParameterization() {
        Pictures pixels = Pictures.of(2, 16, settings(new Pixels(), SharedResolutions.NONE));
        Pictures fourier = Pictures.of(2, 32, settings(Fourier.LUCID, SharedResolutions.NONE));
        assertThatThrownBy(() -> fourier.enlarged(pixels, pixels.start(NOISE), NOISE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
