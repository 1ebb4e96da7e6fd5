package org.featurescope.web.http;

import java.util.concurrent.Semaphore;

/** A number of places for requests that hold their thread for long, so that some threads stay free for the others. */
public final class Places {
    private final String what;
    private final int retryAfterSeconds;
    private final Semaphore free;

    /**
     * Places, all free.
     *
     * @param what stands in them, in the plural
     */
    public Places(int places, String what, int retryAfterSeconds) {
        this.what = what;
        this.retryAfterSeconds = retryAfterSeconds;
        this.free = new Semaphore(places);
    }

    /** A place, until it is closed. */
    public Place take() {
        if (!free.tryAcquire()) {
            throw HttpProblem.busy("There are as many %s as the server takes on.".formatted(what), retryAfterSeconds);
        }
        return free::release;
    }

    /** One place; closing it frees it. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
