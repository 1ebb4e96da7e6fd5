package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UmapLayoutTest {
    private static final int EACH = 40;

    /** Vectors about three axes, of any length: {@value #EACH} about each. */
    private static float[][] aboutThreeAxes(long seed) {
        Random random = new Random(seed);
        float[][] vectors = new float[3 * EACH][12];
        for (int i = 0; i < vectors.length; i++) {
            float length = 0.1f + 10 * random.nextFloat();
            for (int j = 0; j < 12; j++) {
                vectors[i][j] = length * ((j == i / EACH ? 1 : 0) + 0.05f * random.nextFloat());
            }
        }
        return vectors;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void putsVectorsOfSimilarDirectionTogether(long seed) {
        double[][] places = UmapLayout.of(aboutThreeAxes(seed), seed);
        int alike = 0;
        for (int i = 0; i < places.length; i++) {
            int nearest = -1;
            for (int j = 0; j < places.length; j++) {
                if (j != i && (nearest < 0 || distance(places[i], places[j]) < distance(places[i], places[nearest]))) {
                    nearest = j;
                }
            }
            alike += nearest / EACH == i / EACH ? 1 : 0;
        }
        assertThat(alike).as("seed %d", seed).isGreaterThan(places.length * 9 / 10);
    }

    @Test
    void fillsTheSquareFromZeroToOne() {
        for (double[] place : UmapLayout.of(aboutThreeAxes(5), 5)) {
            assertThat(place[0]).isBetween(0.0, 1.0);
            assertThat(place[1]).isBetween(0.0, 1.0);
        }
    }

    @Test
    void givesTheSamePointsForTheSameSeed() {
        assertThat(UmapLayout.of(aboutThreeAxes(1), 9)).isDeepEqualTo(UmapLayout.of(aboutThreeAxes(1), 9));
    }

    @Test
    void refusesTooFew() {
        assertThatThrownBy(() -> UmapLayout.of(new float[15][3], 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least 16");
    }
}
