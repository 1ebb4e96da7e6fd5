package org.featurescope.web.stream;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.featurescope.figure.request.Client;
import org.featurescope.web.access.ClientLimit;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.HttpProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends streams of events to many viewers.
 *
 * <p><b>Implementation note.</b> A stream that is written by the thread of its request costs a thread for each viewer, and
 * a viewer that does not read blocks it. Here one thread serves all viewers in rounds. In a round it asks each viewer that
 * has taken what it was sent for what is new, and begins to write it; Jetty's selectors write the rest when the client
 * reads. An event is encoded once in a round. A round begins 40 ms after the last one, and up to a second after it if
 * rounds take long, so that they take about a tenth of one processor. A viewer that closes its connection is noticed by the selector and
 * removed in the next round.
 *
 * <p>Safe for use by several threads.
 */
public final class EventStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final long LEAST_PAUSE = Duration.ofMillis(40).toNanos();
    private static final long MOST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long HEARTBEAT = Duration.ofSeconds(10).toNanos();
    private static final int SHARE_OF_ROUNDS = 10;
    private static final int MOST = 2000;
    private static final int MOST_OF_ADDRESS = 256;
    private static final int RETRY_SECONDS = 5;
    private static final int SECONDS_TO_CLOSE = 5;

    private final ClientLimit limit =
            ClientLimit.ofAddresses(MOST, MOST_OF_ADDRESS, "streams of events", RETRY_SECONDS);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "event-streams"));
    private final Queue<Viewer> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean active = new AtomicBoolean();
    private volatile boolean closed;

    /** The viewers, which only the thread knows. */
    private final List<Viewer> viewers = new ArrayList<>();

    /** Returns the number of open streams. */
    public int open() {
        return open.get();
    }

    /**
     * Answers a request with a stream. The method returns at once, and the stream goes on until its last event, or until
     * the client disconnects.
     *
     * @param source begins the viewer's subscription
     * @throws HttpProblem with status 503 if there are as many streams as there may be, or 429 if so many are of the
     *     client's address
     */
    public void open(Context ctx, Client client, Supplier<EventSource> source) {
        if (closed) {
            throw HttpProblem.busy("The server is being stopped.", RETRY_SECONDS);
        }
        ConcurrencyLimit.Permit permit = limit.acquire(client);
        try {
            open(ctx, source.get(), permit);
        } catch (RuntimeException e) {
            permit.close();
            throw e;
        }
    }

    private void open(Context ctx, EventSource source, ConcurrencyLimit.Permit permit) {
        try {
            arriving.add(new Viewer(ctx, source, permit));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
        open.incrementAndGet();
        if (active.compareAndSet(false, true)) {
            thread.execute(this::serve);
        }
    }

    /** Serves a round, and has the next one begin later if there are viewers, whatever happens in this one. */
    private void serve() {
        long began = System.nanoTime();
        try {
            round(began);
        } finally {
            serveAgain(began);
        }
    }

    // the task reports its errors itself
    @SuppressWarnings("FutureReturnValueIgnored")
    private void serveAgain(long began) {
        if (viewers.isEmpty()) {
            active.set(false);
            if (arriving.isEmpty() || !active.compareAndSet(false, true)) {
                return;
            }
        }
        if (!closed) {
            long took = System.nanoTime() - began;
            long pause = Math.max(LEAST_PAUSE, Math.min(MOST_PAUSE, (SHARE_OF_ROUNDS - 1) * took));
            thread.schedule(this::serve, pause, TimeUnit.NANOSECONDS);
        }
    }

    private void round(long now) {
        for (Viewer viewer = arriving.poll(); viewer != null; viewer = arriving.poll()) {
            viewers.add(viewer);
        }
        Map<Object, byte[]> encoded = new HashMap<>();
        viewers.removeIf(viewer -> !goesOn(viewer, encoded, now));
    }

    private boolean goesOn(Viewer viewer, Map<Object, byte[]> encoded, long now) {
        try {
            if (viewer.goOn(encoded, now, HEARTBEAT)) {
                return true;
            }
        } catch (RuntimeException | Error e) {
            LOG.error("a stream of events ended with an error", e);
        }
        end(viewer);
        return false;
    }

    private void end(Viewer viewer) {
        open.decrementAndGet();
        viewer.end();
    }

    /** Sends what is new for the last time, and ends all streams. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            thread.submit(this::finish).get(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("the streams of events did not end", e);
        }
        thread.shutdownNow();
    }

    private void finish() {
        round(System.nanoTime());
        viewers.forEach(this::end);
        viewers.clear();
    }
}
