package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;

final class CliffsDeltaTest {
    private static double direct(double[] a, double[] b) {
        double sum = 0;
        for (double x : a) {
            for (double y : b) {
                sum += Math.signum(x - y);
            }
        }
        return sum / (a.length * b.length);
    }

    private static double[] normals(Random random, int count, double shift) {
        return random.doubles(count).map(any -> random.nextGaussian() + shift).toArray();
    }

    @Test
    void equalsTheDefinition() {
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            double[] a = random.ints(7, 0, 6).asDoubleStream().toArray();
            double[] b = random.ints(11, 0, 6).asDoubleStream().toArray();
            assertThat(CliffsDelta.of(a, b, i).delta()).isEqualTo(direct(a, b), within(1e-12));
        }
    }

    @Test
    void isOneWhereAllAreAboveAndZeroWhereAllAreEqual() {
        CliffsDelta above = CliffsDelta.of(new double[] {4, 5, 6}, new double[] {1, 2}, 0);
        assertThat(above).isEqualTo(new CliffsDelta(1, 1, 1));
        assertThat(above.isDifferent()).isTrue();
        CliffsDelta equal = CliffsDelta.of(new double[] {2, 2, 2}, new double[] {2, 2}, 0);
        assertThat(equal).isEqualTo(new CliffsDelta(0, 0, 0));
        assertThat(equal.isDifferent()).isFalse();
    }

    @Test
    void isTheSameForEverySeedButTheInterval() {
        Random random = new Random(2);
        double[] a = normals(random, 50, 0.5);
        double[] b = normals(random, 200, 0);
        assertThat(CliffsDelta.of(a, b, 1)).isEqualTo(CliffsDelta.of(a, b, 1));
        assertThat(CliffsDelta.of(a, b, 1).delta())
                .isEqualTo(CliffsDelta.of(a, b, 2).delta());
    }

    /** For normal numbers a shift of s gives delta 2 Φ(s / √2) - 1. */
    @Test
    void itsIntervalsCoverTheTruthAtTheNominalRate() {
        Random random = new Random(3);
        int none = 0;
        int shifted = 0;
        int simulations = 400;
        for (int i = 0; i < simulations; i++) {
            CliffsDelta same = CliffsDelta.of(normals(random, 60, 0), normals(random, 240, 0), i);
            none += same.isDifferent() ? 0 : 1;
            CliffsDelta moved = CliffsDelta.of(normals(random, 60, 1), normals(random, 240, 0), i);
            shifted += moved.low() <= 0.5205 && moved.high() >= 0.5205 ? 1 : 0;
        }
        assertThat(none / (double) simulations).isBetween(0.92, 0.98);
        assertThat(shifted / (double) simulations).isBetween(0.91, 0.98);
    }

    @Test
    void refusesGroupsOfOne() {
        assertThatThrownBy(() -> CliffsDelta.of(new double[] {1}, new double[] {1, 2}, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("too small");
    }
}
