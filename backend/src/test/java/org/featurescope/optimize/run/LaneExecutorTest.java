package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneExecutorTest {
    private static final int LANES = 3;

    private final LaneExecutor executor = new LaneExecutor(LANES);

    @AfterEach
    void close() {
        executor.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7})
    void runsEachTaskOnce(int count) {
        AtomicIntegerArray made = new AtomicIntegerArray(8);
        executor.runAll(count, made::incrementAndGet);
        for (int step = 0; step < made.length(); step++) {
            assertThat(made.get(step)).as("step %d", step).isEqualTo(step < count ? 1 : 0);
        }
    }

    /** Each task waits until the others have begun. */
    @Test
    void runsATaskInEachLaneAtTheSameTime() {
        CountDownLatch begun = new CountDownLatch(LANES);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        executor.runAll(LANES, step -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            try {
                assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(threads).hasSize(LANES).contains(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void throwsTheExceptionOfATaskAfterAllLanesAreDone(int broken) {
        AtomicIntegerArray working = new AtomicIntegerArray(1);
        assertThatThrownBy(() -> executor.runAll(5, step -> {
                    working.incrementAndGet(0);
                    try {
                        if (step == broken) {
                            throw new IllegalArgumentException("step " + step);
                        }
                    } finally {
                        working.decrementAndGet(0);
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step " + broken);
        assertThat(working.get(0)).isZero();
    }

    /** The caller may close what the other lane uses. */
    @Test
    void waitsForTheOtherLanesEvenIfInterrupted() {
        AtomicIntegerArray made = new AtomicIntegerArray(2);
        Thread.currentThread().interrupt();
        executor.runAll(2, made::incrementAndGet);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(made.get(0) + made.get(1)).isEqualTo(2);
    }
}
