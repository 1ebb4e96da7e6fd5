package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StartNoiseTest {
    private static final int COUNT = 32;

    @Test
    void aUnitStartsFromTheSameNoiseAloneAndInAGrid() {
        float[] alone = StartNoise.draw(List.of(7), COUNT, 5);
        float[] grid = StartNoise.draw(List.of(3, 7, 7), COUNT, 5);
        for (int coefficient = 0; coefficient < COUNT * COUNT; coefficient++) {
            for (int colour = 0; colour < 3; colour++) {
                assertThat(grid[(coefficient * 3 + 1) * 3 + colour]).isEqualTo(alone[coefficient * 3 + colour]);
            }
        }
        assertThat(grid[3]).isNotEqualTo(grid[6]);
    }

    @Test
    void anotherSeedGivesOtherNoise() {
        assertThat(StartNoise.draw(List.of(7), COUNT, 5)).isNotEqualTo(StartNoise.draw(List.of(7), COUNT, 6));
    }

    @Test
    void isNormalAroundZero() {
        float[] noise = StartNoise.draw(List.of(1), 128, 0);
        double mean = 0;
        double square = 0;
        for (float value : noise) {
            mean += value;
            square += value * value;
        }
        assertThat(mean / noise.length).isCloseTo(0, within(1.5e-3));
        assertThat(Math.sqrt(square / noise.length)).isCloseTo(0.05, within(1e-3));
    }
}
