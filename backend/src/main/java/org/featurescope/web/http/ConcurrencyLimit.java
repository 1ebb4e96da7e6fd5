package org.featurescope.web.http;

import java.util.concurrent.Semaphore;

/**
 * Limits the number of long requests of one sort that are served at the same time, so that some of the server's threads
 * stay free for short ones. Safe for use by several threads.
 */
public final class ConcurrencyLimit {
    private final String what;
    private final int retryAfterSeconds;
    private final Semaphore permits;

    /**
     * Creates a limit with no request served yet.
     *
     * @param most the greatest number of requests at the same time
     * @param what a plural that names what is limited, for the message of a refusal, for example {@code cameras}
     * @param retryAfterSeconds the seconds that a refused client is asked to wait
     */
    public ConcurrencyLimit(int most, String what, int retryAfterSeconds) {
        this.what = what;
        this.retryAfterSeconds = retryAfterSeconds;
        this.permits = new Semaphore(most);
    }

    /**
     * Takes a permit for one request. The caller must close it.
     *
     * @throws HttpProblem with status 503 if all permits are taken
     */
    public Permit acquire() {
        if (!permits.tryAcquire()) {
            throw HttpProblem.busy("There are as many %s as the server takes on.".formatted(what), retryAfterSeconds);
        }
        return permits::release;
    }

    /** A permit to serve one request. Closing it allows another request to take it. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
