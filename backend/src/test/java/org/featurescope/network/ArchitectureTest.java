package org.featurescope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.network.Architecture.Hidden;
import org.featurescope.network.Architecture.LayerWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArchitectureTest {
    private static final double FREQUENCY = 20;
    private static final int WIDE = 400;

    private static double largest(float[] weights, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(at -> Math.abs(weights[at]))
                .max()
                .orElseThrow();
    }

    private static double variance(float[] weights, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(at -> weights[at] * weights[at])
                .average()
                .orElseThrow();
    }

    @Test
    void layersOfSinesBeginWithTheFrequencyAndWithPhases() {
        Hidden sines = new Hidden(WIDE, Activation.SIN);
        Architecture architecture = new Architecture(2, List.of(sines, sines), 3, Output.SIGMOID, FREQUENCY);
        float[] start = architecture.start(5);
        List<LayerWeights> layers = architecture.layers();
        double[] bounds = {FREQUENCY / 2, Math.sqrt(6.0 / WIDE)};
        for (int i = 0; i < bounds.length; i++) {
            LayerWeights layer = layers.get(i);
            assertThat(largest(start, layer.begin(), layer.bias(0))).isBetween(0.98 * bounds[i], bounds[i]);
            assertThat(largest(start, layer.bias(0), layer.end())).isBetween(0.98 * Math.PI, Math.PI);
        }
        assertThat(largest(start, layers.get(2).bias(0), layers.get(2).end())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"TANH, 0.004", "SIGMOID, 0.004", "RELU, 0.005", "LEAKY_RELU, 0.005"})
    void otherLayersBeginWithoutBiasAndWithAVarianceOfTheirWidths(Activation activation, double variance) {
        Architecture architecture =
                new Architecture(WIDE, List.of(new Hidden(100, activation)), 1, Output.SIGMOID, FREQUENCY);
        LayerWeights layer = architecture.layers().get(0);
        float[] start = architecture.start(6);
        assertThat(variance(start, layer.begin(), layer.bias(0))).isBetween(0.97 * variance, 1.03 * variance);
        assertThat(largest(start, layer.bias(0), layer.end())).isZero();
    }
}
