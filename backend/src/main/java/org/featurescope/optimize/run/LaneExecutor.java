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
 * Runs a few tasks at the same time, in lanes: the steps of several batches, or the tiles of a large picture. Each lane has its
 * share of the processors, so that no operation of a task waits for a processor of another one. The result of a task does not
 * depend on the tasks beside it.
 *
 * <p>The caller's thread is one of the lanes and returns when all tasks are done. The other threads end after some time without
 * work. Thread-safe: several callers share the other threads.
 */
public final class LaneExecutor implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final int lanes;
    private final ThreadPoolExecutor otherLanes;

    /** @param lanes the most tasks of one caller that run at the same time */
    public LaneExecutor(int lanes) {
        this.lanes = lanes;
        int threads = Math.max(1, lanes - 1);
        this.otherLanes = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "batch-step");
                    thread.setDaemon(true);
                    return thread;
                });
        otherLanes.allowCoreThreadTimeOut(true);
    }

    /** Calls {@code task} with every number below {@code count}. Throws an exception that one of the calls has thrown. */
    public void runAll(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable lane = () -> {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                task.accept(number);
            }
        };
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int number = 1; number < Math.min(count, lanes); number++) {
            others.add(CompletableFuture.runAsync(lane, otherLanes));
        }
        try {
            lane.run();
        } finally {
            await(CompletableFuture.allOf(others.toArray(CompletableFuture<?>[]::new)));
        }
    }

    /** Waits even if interrupted, because the caller may close what the other lanes use. */
    private static void await(CompletableFuture<Void> lanes) {
        try {
            lanes.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        otherLanes.shutdown();
    }
}
