package org.featurescope.kind.optimized;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptStepsTest {
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 16", "50, 3", "256, 16", "4096, 48"})
    void takenStepsRiseFromTheFirstToTheLast(int steps, int count) {
        assertThat(KeptSteps.geometric(steps, count))
                .startsWith(1)
                .endsWith(steps)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeBetween(1, count);
    }

    @ParameterizedTest
    @CsvSource({"256, 4, 4", "256, 1, 1", "3, 4, 2", "4096, 6, 6"})
    void quartersEndAtTheLastStep(int steps, int count, int expected) {
        assertThat(KeptSteps.quarters(steps, count)).endsWith(steps).isSorted().hasSize(expected);
    }
}
