package org.featurescope.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SeededNormalsTest {
    private static double[] numbers(long seed, int count) {
        SeededNormals normals = new SeededNormals(seed);
        return DoubleStream.generate(normals::next).limit(count).toArray();
    }

    /** The test of the browser's numbers, {@code linear/layer.test.ts}, lists the same. */
    @Test
    void drawsTheNumbersThatTheBrowserDraws() {
        assertThat(numbers(0, 6)).containsExactly(0.787, 0.002, 0.431, 0.565, -1.078, -0.313);
        assertThat(numbers(1, 6)).containsExactly(1.404, 0.024, 1.216, -0.145, -0.51, 2.578);
        assertThat(numbers(SeededNormals.MOST_SEED, 6)).containsExactly(0.79, 1.977, 1.489, -0.546, -1.874, -0.47);
    }

    @Test
    void drawsNumbersOfMeanZeroAndVarianceOne() {
        double[] numbers = numbers(3, 20_000);
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double variance =
                Arrays.stream(numbers).map(each -> each * each).average().orElseThrow() - mean * mean;
        assertThat(Math.abs(mean)).isLessThan(0.02);
        assertThat(Math.abs(variance - 1)).isLessThan(0.03);
    }

    @Test
    void aLargerLayerBeginsWithTheSameNeurons() {
        LinearLayer small = LinearLayer.drawn(5, 4, 2);
        LinearLayer large = LinearLayer.drawn(5, 9, 2);
        assertThat(large.weights().subList(0, 4)).isEqualTo(small.weights());
        assertThat(large.biases().subList(0, 4)).isEqualTo(small.biases());
    }
}
