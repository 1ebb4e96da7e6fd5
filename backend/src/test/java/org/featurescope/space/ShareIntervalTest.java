package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShareIntervalTest {
    @Test
    void of24Successes30TrialsLeaveARangeFrom63To90() {
        Bootstrap.Interval interval = ShareInterval.of(24, 30);
        assertThat(interval.low()).isEqualTo(0.627, within(5e-4));
        assertThat(interval.high()).isEqualTo(0.905, within(5e-4));
    }

    @Test
    void theEndsSolveTheEquationOfTheScoreTest() {
        for (int successes = 0; successes <= 20; successes++) {
            Bootstrap.Interval interval = ShareInterval.of(successes, 20);
            for (double p : new double[] {interval.low(), interval.high()}) {
                double share = successes / 20.0;
                boolean isEnd = p == 0 || p == 1;
                assertThat(Math.abs(share - p))
                        .isEqualTo(isEnd ? 0 : 1.959963984540054 * Math.sqrt(p * (1 - p) / 20), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.65, 0.8, 0.9})
    void coversTheProbabilityOfASimulatedPersonIn95Of100(double probability) {
        SplittableRandom random = new SplittableRandom(15);
        int covered = 0;
        for (int person = 0; person < 1000; person++) {
            int right = 0;
            for (int trial = 0; trial < 30; trial++) {
                right += random.nextDouble() < probability ? 1 : 0;
            }
            Bootstrap.Interval interval = ShareInterval.of(right, 30);
            covered += interval.low() <= probability && probability <= interval.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(935, 985);
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        assertThat(ShareInterval.of(0, 0)).isEqualTo(new Bootstrap.Interval(0, 1));
    }
}
