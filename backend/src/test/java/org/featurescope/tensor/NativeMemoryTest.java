package org.featurescope.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final long MOST = 500 * MEBIBYTE;

    private final AtomicLong used = new AtomicLong();
    private final AtomicLong freed = new AtomicLong();
    private final List<String> closed = new ArrayList<>();
    private int trims;
    private final NativeMemory memory = new NativeMemory(MOST, () -> used.get() + freed.get(), () -> {
        trims++;
        freed.set(0);
    });

    @Test
    void returnsFreeMemoryAfterTheProcessHasGrown() {
        used.set(300 * MEBIBYTE);
        freed.set(100 * MEBIBYTE);
        memory.tidy();
        assertThat(freed).hasValue(0);
        freed.set(10 * MEBIBYTE);
        memory.tidy();
        assertThat(trims).isEqualTo(1);
        freed.set(100 * MEBIBYTE);
        memory.tidy();
        assertThat(freed).hasValue(0);
        assertThat(trims).isEqualTo(2);
    }

    @Test
    void closesWhatNobodyUsesAboveTheBoundAndNoMore() {
        memory.add(cacheOf("graph 1", "graph 2"));
        memory.add(cacheOf("network"));
        used.set(560 * MEBIBYTE);
        memory.tidy();
        assertThat(closed).containsExactly("graph 1");
        used.set(700 * MEBIBYTE);
        memory.tidy();
        assertThat(closed).containsExactly("graph 1", "graph 2", "network");
        memory.tidy();
    }

    @Test
    void closesNothingBelowTheBoundOnceFreeMemoryIsReturned() {
        memory.add(cacheOf("graph"));
        used.set(450 * MEBIBYTE);
        freed.set(200 * MEBIBYTE);
        memory.tidy();
        assertThat(closed).isEmpty();
    }

    /** Returns a cache of things that hold 100 MiB each, which become free memory when they are closed. */
    private NativeMemory.Cache cacheOf(String... names) {
        Deque<String> kept = new ArrayDeque<>(List.of(names));
        return () -> {
            if (kept.isEmpty()) {
                return false;
            }
            closed.add(kept.removeFirst());
            used.addAndGet(-100 * MEBIBYTE);
            freed.addAndGet(100 * MEBIBYTE);
            return true;
        };
    }
}
