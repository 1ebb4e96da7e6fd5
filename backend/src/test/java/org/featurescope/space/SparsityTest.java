package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SparsityTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    private static float[] gaussian(long seed, int count, boolean isRectified) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = isRectified ? (float) Math.max(0, random.nextGaussian()) : (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isThatOfTheDirectDefinition(long seed) {
        float[] r = gaussian(seed, 30 + (int) seed, seed % 2 == 0);
        double n = r.length;
        double mean = IntStream.range(0, r.length)
                .mapToDouble(i -> Math.abs(r[i]))
                .average()
                .orElseThrow();
        double meanSquare = IntStream.range(0, r.length)
                .mapToDouble(i -> (double) r[i] * r[i])
                .average()
                .orElseThrow();
        Sparsity sparsity = Sparsity.of(r);
        assertThat(sparsity.trevesRolls().orElseThrow()).isCloseTo(mean * mean / meanSquare, ROUNDING);
        assertThat(sparsity.hoyer().orElseThrow())
                .isCloseTo((Math.sqrt(n) - n * mean / Math.sqrt(n * meanSquare)) / (Math.sqrt(n) - 1), ROUNDING);
        assertThat(sparsity.nonZero())
                .isEqualTo(IntStream.range(0, r.length).filter(i -> r[i] != 0).count() / n);
        assertThat(sparsity.positive())
                .isEqualTo(IntStream.range(0, r.length).filter(i -> r[i] > 0).count() / n);
    }

    @Test
    void ofARectifiedGaussianIsKnown() {
        long seed = 77;
        Sparsity sparsity = Sparsity.of(gaussian(seed, 200_000, true));
        assertThat(sparsity.nonZero()).as("seed %d", seed).isCloseTo(0.5, within(0.005));
        // (E r)² / E r² = (1/√2π)² / (1/2)
        assertThat(sparsity.trevesRolls().orElseThrow()).as("seed %d", seed).isCloseTo(1 / Math.PI, within(0.005));
    }

    @Test
    void isLeastForEqualValuesAndMostForOneValue() {
        Sparsity equal = Sparsity.of(new float[] {2, 2, 2, 2});
        assertThat(equal.trevesRolls().orElseThrow()).isCloseTo(1, ROUNDING);
        assertThat(equal.hoyer().orElseThrow()).isCloseTo(0, ROUNDING);
        Sparsity one = Sparsity.of(new float[] {0, 0, -7, 0});
        assertThat(one.trevesRolls().orElseThrow()).isCloseTo(0.25, ROUNDING);
        assertThat(one.hoyer().orElseThrow()).isCloseTo(1, ROUNDING);
        assertThat(one.nonZero()).isEqualTo(0.25);
        assertThat(one.positive()).isZero();
    }

    @Test
    void dependsNeitherOnTheScaleNorOnTheOrder() {
        float[] values = gaussian(9, 60, true);
        float[] changed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            changed[i] = 8 * values[values.length - 1 - i];
        }
        assertThat(Sparsity.of(changed).hoyer().orElseThrow())
                .isCloseTo(Sparsity.of(values).hoyer().orElseThrow(), ROUNDING);
        assertThat(Sparsity.of(changed).trevesRolls().orElseThrow())
                .isCloseTo(Sparsity.of(values).trevesRolls().orElseThrow(), ROUNDING);
    }

    @Test
    void isUndefinedWhereNothingIsActive() {
        Sparsity silent = Sparsity.of(new float[5]);
        assertThat(silent.nonZero()).isZero();
        assertThat(silent.trevesRolls()).isEmpty();
        assertThat(silent.hoyer()).isEmpty();
        assertThat(Sparsity.of(new float[] {3}).hoyer()).isEmpty();
    }
}
