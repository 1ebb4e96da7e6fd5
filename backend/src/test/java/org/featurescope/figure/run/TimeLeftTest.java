package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The time that is left, estimated in a time that a test holds. */
final class TimeLeftTest {
    private final HeldTime time = new HeldTime();
    private TimeLeft left = new TimeLeft(time.nanos(), true, 0);

    /** Makes a step of an optimization. */
    private OptionalLong step(int milliseconds, int step, int steps, double share) {
        left.worked(share);
        return other(milliseconds, step, steps);
    }

    /** Makes a step that is no step of an optimization, such as a photograph. */
    private OptionalLong other(int milliseconds, int step, int steps) {
        time.pass(Duration.ofMillis(milliseconds));
        return left.after(step, steps, time.nanos());
    }

    @Test
    void theFirstTwoSecondsAreSilent() {
        step(500, 1, 100, 0.01);
        for (int step = 2; step <= 15; step++) {
            assertThat(step(100, step, 100, step / 100.0)).as("step %d", step).isEmpty();
        }
        assertThat(step(100, 16, 100, 0.16)).hasValue(8400);
    }

    @Test
    void theFirstStepBuildsTheGraphAndDoesNotCount() {
        step(9000, 1, 100, 0.01);
        for (int step = 2; step <= 10; step++) {
            assertThat(step(100, step, 100, step / 100.0)).as("step %d", step).isEmpty();
        }
        assertThat(step(100, 11, 100, 0.11)).hasValue(8900);
    }

    @Test
    void stepsCountAlikeWhereNothingIsToldOfTheirWork() {
        left = new TimeLeft(time.nanos(), false, 0);
        other(1000, 1, 50);
        for (int step = 2; step <= 20; step++) {
            other(1000, step, 50);
        }
        assertThat(other(1000, 21, 50)).hasValue(29_000);
    }

    /** Three octaves whose steps cost 1, 4 and 16 times as much: after the first one 20 of its times are left, not two. */
    @Test
    void octavesAreWeighedByTheirWork() {
        int steps = 300;
        int whole = 100 * (1 + 4 + 16);
        int behind = 0;
        for (int step = 1; step < steps; step++) {
            int cost = step <= 100 ? 1 : step <= 200 ? 4 : 16;
            behind += cost;
            OptionalLong told = step(50 * cost, step, steps, (double) behind / whole);
            if (step > 45) {
                assertThat(told.orElseThrow())
                        .as("step %d", step)
                        .isBetween(50L * (whole - behind) - 1, 50L * (whole - behind) + 1);
            }
        }
    }

    /** Ten photographs of a second each, then 256 steps of 20 milliseconds: not four minutes, but five seconds. */
    @Test
    void photographsSayNothingAboutTheOptimizationAfterThem() {
        for (int photograph = 1; photograph <= 10; photograph++) {
            assertThat(other(1000, photograph, 266))
                    .as("photograph %d", photograph)
                    .isEmpty();
        }
        for (int step = 1; step < 256; step++) {
            OptionalLong told = step(20, 10 + step, 266, (10.0 + step) / 266);
            if (step <= 50) {
                assertThat(told).as("step %d", step).isEmpty();
            } else {
                assertThat(told.orElseThrow()).isBetween(20L * (256 - step) - 1, 20L * (256 - step) + 1);
            }
        }
    }

    /** Eight runs of 100 steps; the first step of each further run builds a graph for five seconds. */
    @Test
    void theGraphOfAFurtherRunDoesNotCountAsTheTimeOfAStep() {
        for (int step = 1; step < 800; step++) {
            OptionalLong told = step(step % 100 == 1 && step > 1 ? 5000 : 50, step, 800, step / 800.0);
            if (step > 41) {
                assertThat(told.orElseThrow())
                        .as("step %d", step)
                        .isBetween(50L * (800 - step) - 2, 50L * (800 - step) + 2);
            }
        }
    }

    /** 400 photographs that were indexed before, and then 40 layers of half a second, each as much work as 10 photographs. */
    @Test
    void workOfAnotherKindThatGoesOnIsNotLeftOut() {
        left = new TimeLeft(time.nanos(), false, 0);
        for (int photograph = 1; photograph <= 400; photograph++) {
            step(1, photograph, 440, photograph / 800.0);
        }
        OptionalLong told = OptionalLong.empty();
        for (int layer = 1; layer <= 20; layer++) {
            told = step(500, 400 + layer, 440, (400 + 10 * layer) / 800.0);
        }
        assertThat(told.orElseThrow()).isBetween(9000L, 11_000L);
    }

    @Test
    void whatAnEarlierFigureTookAfterItsLastStepIsAdded() {
        left = new TimeLeft(time.nanos(), true, Duration.ofSeconds(3).toNanos());
        step(1000, 1, 3, 1 / 3.0);
        assertThat(step(2000, 2, 3, 2 / 3.0)).hasValue(5000);
        assertThat(step(2000, 3, 3, 1)).hasValue(3000);
    }

    @Test
    void whatComesAfterTheLastStepIsNotKnownWithoutAnEarlierFigure() {
        step(1000, 1, 3, 0.3);
        assertThat(step(2000, 2, 3, 0.6)).isPresent();
        assertThat(step(2000, 3, 3, 1)).isEmpty();
    }

    /** The first half of the work takes four times as long as it should, because the machine is busy. */
    @Test
    void aSlowBeginningIsForgotten() {
        for (int step = 1; step <= 50; step++) {
            step(400, step, 200, step / 200.0);
        }
        OptionalLong told = OptionalLong.empty();
        for (int step = 51; step <= 150; step++) {
            told = step(100, step, 200, step / 200.0);
        }
        assertThat(told.orElseThrow()).isBetween(5000L, 8000L);
    }

    @Test
    void aRunThatGoesOnFromItsMiddleIsMeasuredFromThere() {
        step(1000, 901, 1000, 0.901);
        for (int step = 902; step <= 920; step++) {
            step(100, step, 1000, step / 1000.0);
        }
        assertThat(step(100, 921, 1000, 0.921).orElseThrow()).isBetween(7899L, 7901L);
    }
}
