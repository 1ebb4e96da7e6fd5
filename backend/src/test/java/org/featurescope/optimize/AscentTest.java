package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AscentTest {
    @Test
    void theRateIsHeldAndThenFallsToNearlyNothing() {
        Ascent ascent = Ascent.DEFAULT;
        int steps = 100;
        int held = (int) (ascent.sustain() * steps);
        for (int step = 1; step <= held; step++) {
            assertThat(ascent.rateAt(step, steps)).isEqualTo(ascent.rate());
        }
        for (int step = held + 1; step < steps; step++) {
            assertThat(ascent.rateAt(step + 1, steps)).isLessThan(ascent.rateAt(step, steps));
        }
        assertThat(ascent.rateAt(steps, steps)).isPositive().isLessThan(ascent.rate() / 100);
    }
}
