package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RankCorrelationTest {
    private static float[] random(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theRankOfAValueCountsTheSmallerOnesAndHalfOfTheEqualOnes(long seed) {
        Random random = new Random(seed);
        float[] values = random(random, 40);
        for (int i = 0; i < values.length; i++) {
            // a ReLU, which makes ties
            values[i] = Math.max(0, values[i]);
        }
        float[] ranks = RankCorrelation.ranks(values);
        for (int i = 0; i < values.length; i++) {
            double smaller = 0;
            double equal = 0;
            for (float other : values) {
                smaller += other < values[i] ? 1 : 0;
                equal += other == values[i] ? 1 : 0;
            }
            assertThat((double) ranks[i]).as("seed %d", seed).isEqualTo(smaller + (equal + 1) / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void withoutTiesItIsSpearmansFormula(long seed) {
        Random random = new Random(seed);
        int n = 30;
        float[] a = RankCorrelation.ranks(random(random, n));
        float[] b = RankCorrelation.ranks(random(random, n));
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        assertThat(RankCorrelation.between(a, b).orElseThrow())
                .as("seed %d", seed)
                .isCloseTo(1 - 6 * squares / (n * ((double) n * n - 1)), within(1e-12));
    }

    @Test
    void onlyTheOrderCounts() {
        float[] values = random(new Random(6), 25);
        float[] grown = new float[values.length];
        float[] turned = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            grown[i] = (float) Math.exp(3 * values[i]);
            turned[i] = -values[i];
        }
        float[] ranks = RankCorrelation.ranks(values);
        assertThat(RankCorrelation.between(ranks, RankCorrelation.ranks(grown)).orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(RankCorrelation.between(ranks, RankCorrelation.ranks(turned)).orElseThrow())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void equalValuesHaveNoCorrelation() {
        float[] none = RankCorrelation.ranks(new float[8]);
        assertThat(RankCorrelation.between(none, RankCorrelation.ranks(random(new Random(7), 8))))
                .isEmpty();
    }
}
