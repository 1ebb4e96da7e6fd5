package org.featurescope.kind.spaceintro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AxisTurnTest {
    private static final long SEED = 15;

    static double[] random(int length, long seed) {
        return new Random(seed).doubles(length, -1, 1).toArray();
    }

    static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /** The matrix of a turn, whose columns are the turned basis vectors. */
    private static double[][] columns(int length, double degrees) {
        return IntStream.range(0, length)
                .mapToObj(axis -> {
                    double[] basis = new double[length];
                    basis[axis] = 1;
                    return new AxisTurn(degrees).of(basis);
                })
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 33, 640})
    void isARotation(int length) {
        double[] a = random(length, SEED);
        double[] b = random(length, SEED + 1);
        AxisTurn turn = new AxisTurn(31);
        assertThat(dot(turn.of(a), turn.of(b))).isEqualTo(dot(a, b), within(1e-9));
        assertThat(dot(turn.of(a), turn.of(a))).isEqualTo(dot(a, a), within(1e-9));
    }

    @Test
    void isLinear() {
        double[][] columns = columns(12, 25);
        double[] vector = random(12, SEED);
        double[] turned = new AxisTurn(25).of(vector);
        for (int row = 0; row < 12; row++) {
            double sum = 0;
            for (int column = 0; column < 12; column++) {
                sum += columns[column][row] * vector[column];
            }
            assertThat(turned[row]).isEqualTo(sum, within(1e-12));
        }
    }

    @Test
    void turnsNothingBy0DegreesMixesAllBy45AndExchangesAxesBy90() {
        double[] vector = random(12, SEED);
        assertThat(new AxisTurn(0).of(vector)).containsExactly(vector);
        for (double[] column : columns(16, 45)) {
            for (double weight : column) {
                assertThat(Math.abs(weight)).isEqualTo(0.25, within(1e-12));
            }
        }
        for (double[] column : columns(12, 90)) {
            double[] sorted = Arrays.stream(column).map(Math::abs).sorted().toArray();
            assertThat(sorted[11]).isEqualTo(1, within(1e-12));
            assertThat(sorted[10]).isEqualTo(0, within(1e-12));
        }
    }

    @Test
    void noTurnedAxisHasPositiveWeightsAlone() {
        double[] ones = new double[640];
        Arrays.fill(ones, 1);
        for (double weights : new AxisTurn(45).of(ones)) {
            assertThat(Math.abs(weights)).isLessThan(3);
        }
    }

    @Test
    void turnsAPlaneAsUsual() {
        double[] turned = new AxisTurn(90).of(new double[] {1, 0});
        assertThat(turned[0]).isEqualTo(0, within(1e-12));
        assertThat(turned[1]).isEqualTo(-1, within(1e-12));
    }
}
