package org.featurescope.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InterleavedTimerTest {
    @Test
    void callsAllInTurnAndReversesTheOrderAfterEachRound() {
        StringBuilder calls = new StringBuilder();
        double[] found = InterleavedTimer.medianMilliseconds(1, 3, 3, () -> calls.append('a'), () -> calls.append('b'));
        assertThat(calls).hasToString("ab" + "aaabbb" + "bbbaaa" + "aaabbb");
        assertThat(found).hasSize(2);
    }

    @Test
    void theMedianIsTheMiddleOrBetweenTheTwo() {
        assertThat(Median.of(9, 1, 4)).isEqualTo(4);
        assertThat(Median.of(9, 1, 4, 6)).isEqualTo(5);
    }
}
