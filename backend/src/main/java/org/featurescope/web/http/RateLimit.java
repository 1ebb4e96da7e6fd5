package org.featurescope.web.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Limits the number of requests within a minute. Thread-safe. */
public final class RateLimit {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int most;
    private final LongSupplier nanoseconds;
    private final Deque<Long> times = new ArrayDeque<>();

    /**
     * Creates a limit.
     *
     * @param most the most requests within a minute
     * @param nanoseconds measures time
     */
    public RateLimit(int most, LongSupplier nanoseconds) {
        this.most = most;
        this.nanoseconds = nanoseconds;
    }

    /**
     * Counts a request.
     *
     * @param what a plural that names what is limited, for the message of a refusal
     * @throws HttpProblem with status 503 if there were as many within the last minute
     */
    public synchronized void acquire(String what) {
        long now = nanoseconds.getAsLong();
        while (!times.isEmpty() && now - times.getFirst() >= MINUTE) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            long wait = MINUTE - (now - times.getFirst());
            throw HttpProblem.busy("There were more %s within a minute than the server takes.".formatted(what), (int)
                    Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait) + 1));
        }
        times.addLast(now);
    }
}
