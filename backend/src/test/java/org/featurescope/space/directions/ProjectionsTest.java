package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.space.Sparsity;
import org.featurescope.space.directions.DirectionStatistics.Measure;
import org.junit.jupiter.api.Test;

final class ProjectionsTest {
    private static Vectors normals(int count, int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Vectors(values, length);
    }

    private static Vectors rectified(Vectors vectors) {
        float[] values = vectors.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return new Vectors(values, vectors.length());
    }

    private static DirectionStatistics of(Vectors activations, Vectors directions) {
        try (Projections projections = new Projections(activations, Optional.empty())) {
            return projections.of(directions);
        }
    }

    private static double[] projection(Vectors activations, float[] direction) {
        return IntStream.range(0, activations.count())
                .mapToDouble(i -> {
                    double sum = 0;
                    for (int c = 0; c < direction.length; c++) {
                        sum += (double) activations.get(i)[c] * direction[c];
                    }
                    return sum;
                })
                .toArray();
    }

    private static double mean(double[] values, int power, double about) {
        return Arrays.stream(values)
                .map(value -> Math.pow(value - about, power))
                .average()
                .orElseThrow();
    }

    @Test
    void equalsTheDefinitions() {
        Vectors activations = rectified(normals(300, 5, 1));
        Vectors directions = normals(600, 5, 2);
        int[] classes = IntStream.range(0, 40).map(i -> i % 3).toArray();
        LabelledMeans labelled = new LabelledMeans(rectified(normals(40, 5, 3)), classes);
        try (Projections projections = new Projections(activations, Optional.of(labelled))) {
            DirectionStatistics statistics = projections.of(directions);
            assertThat(statistics.count()).isEqualTo(600);
            for (int i : new int[] {0, 1, 255, 256, 599}) {
                double[] y = projection(activations, directions.get(i));
                double absolute = Arrays.stream(y).map(Math::abs).average().orElseThrow();
                double mean = mean(y, 1, 0);
                assertThat(statistics.sparsity()[i])
                        .isEqualTo((1 - absolute * absolute / mean(y, 2, 0)) / (1 - 1 / 300.0), within(1e-5));
                assertThat(statistics.sparsity()[i]).isEqualTo((1 - trevesRolls(y)) / (1 - 1 / 300.0), within(1e-5));
                assertThat(statistics.kurtosis()[i])
                        .isEqualTo(mean(y, 4, mean) / Math.pow(mean(y, 2, mean), 2), within(1e-4));
                assertThat(statistics.selectivity()[i])
                        .isEqualTo(
                                shareBetween(projection(labelled.means(), directions.get(i)), classes), within(1e-5));
            }
        }
    }

    private static double trevesRolls(double[] y) {
        float[] pattern = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            pattern[i] = (float) y[i];
        }
        return Sparsity.of(pattern).trevesRolls().orElseThrow();
    }

    /** The definition of eta squared: the sum of squares of the classes' means, as a share of all. */
    private static double shareBetween(double[] z, int[] classes) {
        double mean = mean(z, 1, 0);
        double between = 0;
        for (int k = 0; k < 3; k++) {
            int own = k;
            double[] members = IntStream.range(0, z.length)
                    .filter(i -> classes[i] == own)
                    .mapToDouble(i -> z[i])
                    .toArray();
            between += members.length * Math.pow(mean(members, 1, 0) - mean, 2);
        }
        return between / (z.length * mean(z, 2, mean));
    }

    @Test
    void hasTheClosedFormsOfNormalNumbers() {
        DirectionStatistics normal = of(normals(50_000, 4, 5), Vectors.basis(4));
        DirectionStatistics half = of(rectified(normals(50_000, 4, 5)), Vectors.basis(4));
        for (int i = 0; i < 4; i++) {
            assertThat(normal.kurtosis()[i]).isEqualTo(3, within(0.1));
            assertThat(normal.sparsity()[i]).isEqualTo(1 - 2 / Math.PI, within(0.01));
            assertThat(half.sparsity()[i]).isEqualTo(1 - 1 / Math.PI, within(0.01));
        }
    }

    @Test
    void isTheSameForLongerAndOppositeDirections() {
        Vectors activations = rectified(normals(200, 3, 6));
        DirectionStatistics statistics = of(activations, new Vectors(new float[] {1, -2, 0.5f, -10, 20, -5}, 3));
        for (Measure measure : new Measure[] {Measure.SPARSITY, Measure.KURTOSIS}) {
            assertThat(statistics.of(measure)[1]).isEqualTo(statistics.of(measure)[0], within(1e-5));
        }
    }

    @Test
    void isTheSameForActivationsOfAnotherScale() {
        Vectors small = rectified(normals(200, 3, 7));
        float[] values = small.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1e12f;
        }
        DirectionStatistics expected = of(small, Vectors.basis(3));
        DirectionStatistics actual = of(new Vectors(values, 3), Vectors.basis(3));
        assertThat(actual.kurtosis()).containsExactly(expected.kurtosis(), within(1e-3));
        assertThat(actual.sparsity()).containsExactly(expected.sparsity(), within(1e-4));
    }

    @Test
    void isNotDefinedForASilentUnitOrWithoutClasses() {
        DirectionStatistics statistics = of(new Vectors(new float[] {1, 0, 2, 0, 5, 0, 5, 0}, 2), Vectors.basis(2));
        assertThat(statistics.sparsity()[1]).isNaN();
        assertThat(statistics.kurtosis()[1]).isNaN();
        assertThat(statistics.defined(Measure.KURTOSIS)).hasSize(1);
        assertThat(statistics.defined(Measure.SELECTIVITY)).isEmpty();
    }
}
