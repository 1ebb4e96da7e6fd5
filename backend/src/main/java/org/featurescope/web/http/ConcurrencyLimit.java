package org.featurescope.web.http;

import java.util.concurrent.Semaphore;

/**
 * Limits how many long requests of one sort are served at the same time, so that some of the server's threads stay free
 * for short ones. Thread-safe.
 */
public final class ConcurrencyLimit {
    private final String what;
    private final int retryAfterSeconds;
    private final Semaphore permits;

    /**
     * Creates a limit with no request served yet.
     *
     * @param most requests at the same time
     * @param what is counted, a plural for the refusal's message, for example {@code cameras}
     * @param retryAfterSeconds that a refused client is asked to wait
     */
    public ConcurrencyLimit(int most, String what, int retryAfterSeconds) {
        this.what = what;
        this.retryAfterSeconds = retryAfterSeconds;
        this.permits = new Semaphore(most);
    }

    /**
     * Takes a permit for one request, which must be closed.
     *
     * @throws HttpProblem of status 503 if all are taken
     */
    public Permit acquire() {
        if (!permits.tryAcquire()) {
            throw HttpProblem.busy("There are as many %s as the server takes on.".formatted(what), retryAfterSeconds);
        }
        return permits::release;
    }

    /** The right to serve one request. Closing it lets another request take it. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
