package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {
    private final TimeLeft left = new TimeLeft();

    @Test
    void theFirstStepBuildsTheGraphAndSaysNothing() {
        assertThat(left.after(1, 10, millis(9000))).isEmpty();
        assertThat(left.after(2, 10, millis(9010))).hasValue(80);
    }

    @Test
    void stepsCountAlikeWhereNothingIsToldOfTheirWork() {
        left.after(1, 5, millis(0));
        assertThat(left.after(3, 5, millis(40))).hasValue(40);
        assertThat(left.after(5, 5, millis(80))).hasValue(0);
    }

    /** Ten steps of 1 and ten of 9, in milliseconds: after the cheap ones 90 are left, not 10. */
    @Test
    void dearStepsToComeAreWeighedByTheirWork() {
        for (int step = 1; step <= 20; step++) {
            int behind = step <= 10 ? step : 10 + (step - 10) * 9;
            left.worked(behind / 100.0);
            assertThat(left.after(step, 20, millis(behind)).orElse(99))
                    .as("step %d", step)
                    .isEqualTo(100 - behind);
        }
    }

    private static long millis(long count) {
        return TimeUnit.MILLISECONDS.toNanos(count);
    }
}
