package org.featurescope.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.linear.IntervalRegions.Cut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IntervalRegionsTest {
    private static final int SAMPLES = 20_000;

    private static IntervalRegions regions(double least, double quantile, double... weightsAndBiases) {
        List<Double> weights = new ArrayList<>();
        List<Double> biases = new ArrayList<>();
        for (int i = 0; i < weightsAndBiases.length; i += 2) {
            weights.add(weightsAndBiases[i]);
            biases.add(weightsAndBiases[i + 1]);
        }
        return IntervalRegions.of(LinearLayer.of(weights, biases), least, 1, quantile);
    }

    private static String pattern(LinearLayer layer, double x) {
        StringBuilder pattern = new StringBuilder();
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            pattern.append(layer.output(neuron, x) > 0 ? '+' : '-');
        }
        return pattern.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsTheRegionsThatSamplingFinds(long seed) {
        LinearLayer layer = LinearLayer.drawn(seed, 12, 1);
        IntervalRegions found = IntervalRegions.of(layer, -1, 1, 0);
        List<String> sampled = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            String pattern = pattern(layer, -1 + 2 * (i + 0.5) / SAMPLES);
            if (sampled.isEmpty() || !sampled.get(sampled.size() - 1).equals(pattern)) {
                sampled.add(pattern);
            }
        }
        // a region may be narrower than the distance of samples
        assertThat(IntStream.range(0, found.count())
                        .filter(region -> found.to(region) - found.from(region) > 4.0 / SAMPLES)
                        .mapToObj(found::pattern))
                .containsExactlyElementsOf(sampled);
        assertThat(found.cuts()).hasSize((int)
                found.crossings().stream().filter(Optional::isPresent).count());
        assertThat(found.count()).isEqualTo(found.cuts().size() + 1);
    }

    @Test
    void makesOneCutOfCoincidentOnesAndNoneOfParallelConstantAndOuterOnes() {
        IntervalRegions found = regions(0, 0, 1, -0.5, -2, 1, 0.1, -0.05, 0, 1, 0, 0, 1, 3, 1, 0, 1, -1);
        assertThat(found.cuts()).containsExactly(new Cut(0.5, List.of(0, 2), List.of(1)));
        assertThat(found.pattern(0)).isEqualTo("-+-+0++-");
        assertThat(found.pattern(1)).isEqualTo("+-++0++-");
        assertThat(found.from(0)).isZero();
        assertThat(found.to(1)).isEqualTo(1);
    }

    @Test
    void aShareOfTheInputsExceedsAQuantile() {
        IntervalRegions found = regions(-1, 0.9, 2, 1, -0.5, 7, 0.001, -3);
        for (int neuron = 0; neuron < 3; neuron++) {
            int each = neuron;
            long high = IntStream.range(0, SAMPLES)
                    .filter(i -> found.sign(each, -1 + 2 * (i + 0.5) / SAMPLES) > 0)
                    .count();
            assertThat((double) high / SAMPLES).isCloseTo(0.1, within(1e-3));
        }
        assertThat(found.cuts()).hasSize(2);
        assertThat(found.cuts().get(0).falling()).containsExactly(1);
        assertThat(found.cuts().get(1).growing()).containsExactly(0, 2);
    }

    @Test
    void cutsAnIntervalByAThousandNeurons() {
        IntervalRegions found = IntervalRegions.of(LinearLayer.drawn(1, 1000, 1), -1, 1, 0);
        assertThat(found.count()).isGreaterThan(400);
        assertThat(found.pattern(found.count() - 1)).hasSize(1000);
    }
}
