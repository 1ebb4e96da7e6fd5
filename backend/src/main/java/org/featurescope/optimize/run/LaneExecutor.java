package org.featurescope.optimize.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Makes the steps of several batches at the same time, in lanes that share the processors among them: processors that each
 * have a batch of their own need not wait for each other within an operation. A picture is the same whoever steps beside it.
 *
 * <p>The caller's thread is a lane too, and returns when all steps are made. The other threads end when they have had nothing
 * to do for a while. Several threads may call it; they then take turns with the other threads.
 */
public final class LaneExecutor implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final int lanes;
    private final ThreadPoolExecutor others;

    /** @param lanes how many steps are made at the same time for one caller at most */
    public LaneExecutor(int lanes) {
        this.lanes = lanes;
        int threads = Math.max(1, lanes - 1);
        this.others = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "batch-step");
                    thread.setDaemon(true);
                    return thread;
                });
        others.allowCoreThreadTimeOut(true);
    }

    /** Calls {@code step} with every number below {@code count}, and throws what one of the calls has thrown. */
    public void each(int count, IntConsumer step) {
        AtomicInteger next = new AtomicInteger();
        Runnable lane = () -> {
            for (int mine = next.getAndIncrement(); mine < count; mine = next.getAndIncrement()) {
                step.accept(mine);
            }
        };
        List<CompletableFuture<Void>> beside = new ArrayList<>();
        for (int number = 1; number < Math.min(count, lanes); number++) {
            beside.add(CompletableFuture.runAsync(lane, others));
        }
        try {
            lane.run();
        } finally {
            await(CompletableFuture.allOf(beside.toArray(CompletableFuture<?>[]::new)));
        }
    }

    /** Waits even if interrupted: what the other lanes work on is the caller's to close. */
    private static void await(CompletableFuture<Void> lanes) {
        try {
            lanes.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }
}
