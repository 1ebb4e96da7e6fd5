package org.featurescope.kind.spaceintro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TurnedAxesTest {
    /** Vectors of which about one coordinate in four is not zero, like activations after a ReLU. */
    private static final double[][] SPARSE = IntStream.range(0, 20)
            .mapToObj(i -> Arrays.stream(AxisTurnTest.random(48, i))
                    .map(value -> Math.max(0, value - 0.5))
                    .toArray())
            .toArray(double[][]::new);

    private static final double[][] MIXED =
            IntStream.range(0, 20).mapToObj(i -> AxisTurnTest.random(48, i)).toArray(double[][]::new);

    @ParameterizedTest
    @ValueSource(doubles = {10, 45, 80})
    void keepsLengthsButNoZeros(double degrees) {
        TurnedAxes before = TurnedAxes.of(SPARSE, 0);
        TurnedAxes after = TurnedAxes.of(SPARSE, degrees);
        assertThat(before.nonZero()).isBetween(0.15, 0.35);
        assertThat(after.nonZero()).isGreaterThan(0.99);
        assertThat(after.meanLength()).isEqualTo(before.meanLength(), within(1e-9));
    }

    @Test
    void aQuarterTurnKeepsZeros() {
        assertThat(TurnedAxes.of(SPARSE, 90).nonZero())
                .isEqualTo(TurnedAxes.of(SPARSE, 0).nonZero(), within(1e-12));
    }

    @Test
    void theOrderOfReluAndTurnMatters() {
        assertThat(TurnedAxes.of(MIXED, 0).reluDifference()).isZero();
        for (double degrees : new double[] {5, 45, 90}) {
            assertThat(TurnedAxes.of(MIXED, degrees).reluDifference()).isGreaterThan(0.1);
        }
    }

    @Test
    void theSparsityOfAnAxisIsThatOfItsDefinition() {
        double[] sparsities = TurnedAxes.sparsities(new double[][] {{4, 1, 0, 2}, {0, 1, 0, 1}, {0, -1, 0, 0}});
        double a = 1.0 * 1.0 / (5 / 3.0);
        assertThat(sparsities).hasSize(3);
        assertThat(sparsities[0]).isEqualTo(1, within(1e-6));
        assertThat(sparsities[1]).isEqualTo(0, within(1e-6));
        assertThat(sparsities[2]).isEqualTo((1 - a) / (1 - 1 / 3.0), within(1e-6));
    }
}
