package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.Parameterization.LaplacianPyramid;
import org.featurescope.optimize.picture.Parameterization.PhaseOnly;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.Start;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;

final class StartNoiseTest {
    private static final int SIZE = 32;

    private static List<float[]> start(Parameterization parameterization, long seed, Long... keys) {
        PictureSettings settings = PictureGraphTest.settings(parameterization, true, false, SharedResolutions.NONE);
        return Pictures.of(keys.length, SIZE, settings).start(new Start.Noise(seed, List.of(keys)));
    }

    @Test
    void aUnitStartsFromTheSameNoiseAloneAndInAGrid() {
        List<float[]> alone = start(LaplacianPyramid.LUCID, 5, 7L);
        List<float[]> grid = start(LaplacianPyramid.LUCID, 5, 3L, 7L, 7L);
        for (int index = 0; index < alone.size(); index++) {
            for (int at = 0; at < alone.get(index).length; at++) {
                assertThat(grid.get(index)[(at / 3 * 3 + 1) * 3 + at % 3]).isEqualTo(alone.get(index)[at]);
            }
            assertThat(grid.get(index)[3]).isNotEqualTo(grid.get(index)[6]);
        }
    }

    @Test
    void otherSeedsAndOtherVariablesHaveDifferentNoise() {
        List<float[]> noise = start(LaplacianPyramid.LUCID, 5, 7L);
        assertThat(start(LaplacianPyramid.LUCID, 6, 7L).get(0)).isNotEqualTo(noise.get(0));
        assertThat(noise.get(1)[0]).isNotEqualTo(noise.get(0)[0]);
    }

    @Test
    void coefficientsAreNormalOfTheGivenDeviation() {
        float[] noise = start(new Parameterization.Pixels(), 0, 1L, 2L, 3L).get(0);
        double mean = 0;
        double square = 0;
        for (float value : noise) {
            mean += value / noise.length;
            square += (double) value * value / noise.length;
        }
        assertThat(mean).isCloseTo(0, within(2e-3));
        assertThat(Math.sqrt(square)).isCloseTo(0.05, within(1.5e-3));
    }

    @Test
    void phasesFillTheCircleEvenly() {
        int[] quarters = new int[4];
        float[] phases = start(new PhaseOnly(), 1, 1L).get(0);
        for (float phase : phases) {
            assertThat((double) phase).isBetween(-Math.PI, Math.PI);
            quarters[(int) Math.floor(phase / Math.PI * 2) + 2]++;
        }
        for (int quarter : quarters) {
            assertThat((double) quarter / phases.length).isCloseTo(0.25, within(0.05));
        }
    }

    /** The hashes of "" and "a" that the draft of FNV gives as its test vectors. */
    @Test
    void namesAreKeysByTheirHash() {
        assertThat(Start.Noise.named(1, List.of("", "a")).keys())
                .containsExactly(0xcbf29ce484222325L, 0xaf63dc4c8601ec8cL);
    }

    @Test
    void everyPictureNeedsAKey() {
        Pictures pictures = Pictures.of(2, SIZE, PictureSettings.DEFAULT);
        assertThatThrownBy(() -> pictures.start(new Start.Noise(1, List.of(1L))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 keys for a batch of 2");
    }
}
