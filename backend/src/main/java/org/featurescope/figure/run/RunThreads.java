package org.featurescope.figure.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads {@code figure-run-n}, which make figures. */
final class RunThreads {
    private static final Logger LOG = LoggerFactory.getLogger(RunThreads.class);
    private static final int SECONDS_TO_CLOSE = 20;

    private final List<Thread> threads = new ArrayList<>();

    /** Starts threads that do some work until it returns. */
    void start(int count, Runnable work) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(work, "figure-run-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Waits for the threads to end, {@value #SECONDS_TO_CLOSE} seconds at most. */
    void awaitEnd() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_CLOSE);
        for (Thread thread : threads) {
            await(thread, deadline);
        }
    }

    private static void await(Thread thread, long deadline) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("the thread {} has not ended within {} s", thread.getName(), SECONDS_TO_CLOSE);
        }
    }
}
