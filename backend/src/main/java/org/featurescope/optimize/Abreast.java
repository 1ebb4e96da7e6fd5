package org.featurescope.optimize;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Makes the steps of several batches two at a time: what of one cannot be spread over the processors, or waits for memory,
 * leaves them to the other. A picture is the same whoever steps beside it.
 *
 * <p>The caller's thread makes steps too, and returns when all are made. The other thread ends when it has had nothing to do
 * for a while. Several threads may call it; they then take turns with the one other thread.
 */
final class Abreast implements AutoCloseable {
    /** Batches that step at the same time. */
    static final int LANES = 2;

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor other =
            new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "batch-step");
                thread.setDaemon(true);
                return thread;
            });

    Abreast() {
        other.allowCoreThreadTimeOut(true);
    }

    /** Calls {@code step} with every number below {@code count}, and throws what one of the calls has thrown. */
    void each(int count, IntConsumer step) {
        AtomicInteger next = new AtomicInteger();
        Runnable lane = () -> {
            for (int mine = next.getAndIncrement(); mine < count; mine = next.getAndIncrement()) {
                step.accept(mine);
            }
        };
        if (count < LANES) {
            lane.run();
            return;
        }
        CompletableFuture<Void> beside = CompletableFuture.runAsync(lane, other);
        try {
            lane.run();
        } finally {
            await(beside);
        }
    }

    /** Waits even if interrupted: what the other lane works on is the caller's to close. */
    private static void await(CompletableFuture<Void> lane) {
        try {
            lane.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        other.shutdown();
    }
}
