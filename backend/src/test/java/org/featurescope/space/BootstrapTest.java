package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.space.Bootstrap.Interval;
import org.featurescope.space.Bootstrap.Statistic;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
    @Test
    void everySampleDrawsAsManyOfEachGroupAsItHas() {
        int[] groups = {4, 7, 4, 4, 7, -1};
        List<int[]> samples = new ArrayList<>();
        Bootstrap.withinGroups(groups, 200, 1).forEach(counts -> samples.add(counts.clone()));
        assertThat(samples).hasSize(200).allSatisfy(counts -> {
            assertThat(counts[0] + counts[2] + counts[3]).isEqualTo(3);
            assertThat(counts[1] + counts[4]).isEqualTo(2);
            assertThat(counts[5]).isEqualTo(1);
        });
        assertThat(samples.stream().map(Arrays::hashCode).distinct().count()).isGreaterThan(5);
    }

    @Test
    void theSameSeedGivesTheSameSamples() {
        assertThat(sums(3)).isEqualTo(sums(3)).isNotEqualTo(sums(4));
    }

    private static double[] sums(long seed) {
        return Bootstrap.ofItems(9, 20, seed)
                .statistic(counts ->
                        IntStream.range(0, 9).mapToDouble(i -> i * counts[i]).sum());
    }

    @Test
    void theSpreadOfAMeanIsItsStandardError() {
        double[] values = new Random(5).doubles(400).toArray();
        double[] means = Bootstrap.ofItems(400, 4000, 1)
                .statistic(counts -> IntStream.range(0, 400)
                                .mapToDouble(i -> counts[i] * values[i])
                                .sum()
                        / 400);
        double standardError = Math.sqrt(StatUtils.populationVariance(values) / 400);
        assertThat(Math.sqrt(StatUtils.variance(means))).isCloseTo(standardError, within(0.05 * standardError));
        Interval interval = Bootstrap.interval(means);
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * standardError, within(0.3 * standardError));
    }

    @Test
    void aLinearStatisticIsItsOwnApproximation() {
        double[] values = new Random(6).doubles(30).toArray();
        double mean = StatUtils.mean(values);
        double[] influences = Arrays.stream(values).map(value -> value / 30).toArray();
        Bootstrap bootstrap = Bootstrap.ofItems(30, 100, 2);
        double[] exact = bootstrap.statistic(counts ->
                IntStream.range(0, 30).mapToDouble(i -> counts[i] * values[i]).sum() / 30);
        Statistic statistic = new Statistic(mean, influences);
        double[][] linear = bootstrap.linear(List.of(statistic, statistic.minus(statistic)));
        assertThat(linear[0]).containsExactly(exact, within(1e-12));
        assertThat(linear[1]).containsExactly(new double[100], within(1e-12));
    }

    @Test
    void anIntervalHoldsTheMiddleOfTheValues() {
        double[] values = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i).toArray();
        Interval interval = Bootstrap.interval(values);
        assertThat(interval.low()).isCloseTo(25, within(1e-9));
        assertThat(interval.high()).isCloseTo(975, within(1e-9));
    }
}
